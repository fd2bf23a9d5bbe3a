import { badgeSize } from '../render/badge.ts';
import { titleBarWidth } from '../render/group.ts';
import type { Box, MeasuredNode } from '../shapes/measured.ts';
import { SHAPES } from '../shapes/shapes.ts';
import { textWidth } from '../text/measure.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { ViewGroup, ViewNode } from '../views/view-graph.ts';
import type { MapCard, MapEntity, MapEvent } from './context-map-view.ts';

/** A row for an entity, relative to its card. */
export interface MeasuredEntity {
    readonly entity: MapEntity;
    readonly box: Box;
    readonly title: readonly TextRun[];
    readonly words: readonly TextRun[];
    readonly chip?: Box;
    readonly badge?: Box;
}

/** A line for an event, relative to its card. */
export interface MeasuredEvent {
    readonly event: MapEvent;
    readonly box: Box;
    readonly runs: readonly TextRun[];
}

/** A card with everything in it measured, relative to its upper left corner. */
export interface MeasuredCard {
    readonly card: MapCard;
    readonly width: number;
    /** Without what it grows for the lines that end at it. */
    readonly height: number;
    readonly entities: readonly MeasuredEntity[];
    readonly events: readonly MeasuredEvent[];
    /** What is folded: words and the glyph's place. */
    readonly folded?: TextRun;
    /** Frame and title bar of a context. */
    readonly frame?: ViewGroup;
    /** The block of a monolith or the box of an external, drawn as in other pictures. */
    readonly node?: MeasuredNode;
    /** How far a monolith's depth sticks out above and on the right; size and lines are those of the whole. */
    readonly depth: number;
}

const SIDE = 16;
const INSET = 12;
const LEAST = 264;
const LEAST_FOLDED = 200;
const MOST_WORDS = 296;
const ROW = 28;
const GAP = 6;
const EVENT = 24;
const CHIP = { height: 18, padding: 8, gap: 8 };

/** Sets the text of a card and finds its size. */
export function measureMapCard(card: MapCard): MeasuredCard {
    return card.kind === 'context' ? measureContext(card) : measureOther(card);
}

function measureContext(card: MapCard): MeasuredCard {
    const frame: ViewGroup = {
        id: card.id,
        kind: 'context',
        title: card.title,
        hue: card.hue ?? 0,
        ...(card.owner === undefined ? {} : { owner: card.owner }),
        counts: card.services === 0 ? [] : [{ glyph: 'service', count: card.services }],
        ...(card.findings ? { findings: card.findings } : {}),
        description: card.description,
    };
    const rows = card.entities.map(setEntity);
    const isFolded = card.entities.length + card.events.length === 0;
    const content = Math.max((isFolded ? LEAST_FOLDED : LEAST) - 2 * (SIDE + INSET), ...rows.map(({ width }) => width));
    const width = Math.ceil(Math.max(titleBarWidth(frame), content + 2 * (SIDE + INSET)) / 8) * 8;
    let y = 44;
    const entities = rows.map((row): MeasuredEntity => {
        const box = { x: SIDE, y, width: width - 2 * SIDE, height: row.height };
        y += row.height + GAP;
        return placeEntity(row, box);
    });
    y += entities.length > 0 ? 4 : 0;
    const events = card.events.map((event): MeasuredEvent => {
        const lines = wrapText(event.title, TYPE.technology, width - 2 * SIDE - 28);
        const height = EVENT + TYPE.technology.line * (lines.length - 1);
        const box = { x: SIDE, y, width: width - 2 * SIDE, height };
        y += height;
        const at = { x: SIDE + 24, y: box.y + 16 };
        return { event, box, runs: runsOf(lines, { style: TYPE.technology, at, anchor: 'start', ink: 'q' }) };
    });
    const folded = foldedText(card);
    const foldedRun: TextRun | undefined =
        folded === ''
            ? undefined
            : { text: folded, style: TYPE.label, at: { x: SIDE + 4, y: y + 15 }, anchor: 'start', ink: 'q' };
    y += foldedRun ? EVENT : 0;
    return {
        card,
        width,
        height: Math.max(64, y + 8),
        entities,
        events,
        ...(foldedRun ? { folded: foldedRun } : {}),
        frame,
        depth: 0,
    };
}

/** `8 more entities, 2 more events` */
function foldedText({ folded, entities, events }: MapCard): string {
    const part = (count: number, one: string, many: string, shown: number) =>
        count === 0 ? [] : [`${count}${shown > 0 ? ' more' : ''} ${count === 1 ? one : many}`];
    return [
        ...part(folded.entities, 'entity', 'entities', entities.length),
        ...part(folded.events, 'event', 'events', events.length),
    ].join(', ');
}

interface SetEntity {
    readonly entity: MapEntity;
    readonly title: readonly string[];
    readonly words: readonly string[];
    readonly chip: number;
    /** Width of the badge of its findings. */
    readonly badge: number;
    readonly width: number;
    readonly height: number;
}

function setEntity(entity: MapEntity): SetEntity {
    const chip = entity.role === undefined ? 0 : Math.ceil(textWidth(entity.role, TYPE.value) + 2 * CHIP.padding);
    const badge = entity.findings ? badgeSize(entity.findings).width : 0;
    const beside = [chip, badge].reduce((sum, each) => sum + (each === 0 ? 0 : each + CHIP.gap), 0);
    const title = wrapText(entity.title, TYPE.storeTitle, MOST_WORDS - beside);
    const words = entity.words === undefined ? [] : wrapText(entity.words, TYPE.label, MOST_WORDS);
    return {
        entity,
        title,
        words,
        chip,
        badge,
        width: Math.max(widestLine(title, TYPE.storeTitle) + beside, widestLine(words, TYPE.label)),
        height:
            ROW +
            TYPE.storeTitle.line * (title.length - 1) +
            (words.length === 0 ? 0 : 16 + TYPE.label.line * (words.length - 1)),
    };
}

function placeEntity({ entity, title, words, chip, badge }: SetEntity, box: Box): MeasuredEntity {
    const x = box.x + INSET;
    const right = box.x + box.width - INSET;
    const first = box.y + (words.length > 0 ? 19 : 18.5);
    const second = first + TYPE.storeTitle.line * (title.length - 1) + 17;
    return {
        entity,
        box,
        title: runsOf(title, { style: TYPE.storeTitle, at: { x, y: first }, anchor: 'start' }),
        words: runsOf(words, { style: TYPE.label, at: { x, y: second }, anchor: 'start', ink: 'q' }),
        ...(chip === 0 ? {} : { chip: { x: right - chip, y: box.y + 5, width: chip, height: CHIP.height } }),
        ...(badge === 0
            ? {}
            : {
                  badge: {
                      x: right - badge - (chip === 0 ? 0 : chip + CHIP.gap),
                      y: box.y + 6,
                      width: badge,
                      height: 16,
                  },
              }),
    };
}

function measureOther(card: MapCard): MeasuredCard {
    const shape = card.kind === 'monolith' ? 'monolith' : 'external';
    const view: ViewNode = {
        id: card.id,
        shape,
        title: card.title,
        ...(card.subtitle === undefined ? {} : { subtitle: card.subtitle }),
        tile: { glyph: shape },
        details: [],
        chips: [],
        docked: [],
        ...(card.findings ? { findings: card.findings } : {}),
        description: card.description,
    };
    const node = SHAPES[shape].measure(view, { width: 0, height: 0 }, 'below');
    return {
        card,
        width: node.width + node.right,
        height: node.height + node.above,
        entities: [],
        events: [],
        node,
        depth: node.above,
    };
}
