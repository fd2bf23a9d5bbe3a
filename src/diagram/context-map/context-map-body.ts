import { drawBadge } from '../render/badge.ts';
import type { Body } from '../render/body.ts';
import { findCrossings } from '../render/crossings.ts';
import { element, escapeText } from '../render/xml.ts';
import { glyphMark } from '../shapes/marks.ts';
import type { Box } from '../shapes/measured.ts';
import { drawRun, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { contextMapLegend } from './context-map-legend.ts';
import { drawCard } from './draw-card.ts';
import { drawMapLine, type MapLine, mapLineWidth } from './draw-line.ts';
import type { PlacedContextMap, PlacedName, PlacedRelation } from './place-context-map.ts';

/** Draws a context map: cards, lines, and what stands on lines. */
export function contextMapBody(picture: PlacedContextMap): Body {
    const lines = linesOf(picture);
    const crossings = findCrossings(lines.map(({ points }) => points));
    const drawn = lines.map((line, i) =>
        element(
            'g',
            {
                class: 'edge',
                ...(line.relations.length === 0 ? {} : { 'data-edges': line.relations.join(' ') }),
                role: 'graphics-symbol',
            },
            element('title', {}, escapeText(line.description)),
            drawMapLine(line, crossings.get(i) ?? [], (other) => {
                const crossed = lines[other];
                return crossed ? mapLineWidth(crossed) : 0;
            }),
        ),
    );
    return {
        width: picture.width,
        height: picture.height,
        markup: [
            ...picture.cards.map(drawCard),
            ...drawn,
            ...picture.relations.map(drawOnLine),
            ...picture.names.map(drawName),
        ].join(''),
        legend: contextMapLegend(picture.view),
        description: picture.view.description,
    };
}

/** Dotted lines lie below relations. */
function linesOf({ names, relations }: PlacedContextMap): readonly MapLine[] {
    return [
        ...names.flatMap(({ name, lines }) =>
            lines.map(({ points, isCopy }): MapLine => {
                return { kind: 'name', points, hasHead: isCopy, relations: [], description: name.description };
            }),
        ),
        ...relations.map(({ relation, points, middle }): MapLine => {
            return {
                kind: relation.kind,
                points,
                hasHead: false,
                relations: relation.relations,
                description: relation.description,
                ...(relation.used ? { used: relation.used } : {}),
                ...(relation.findings ? { findings: relation.findings } : {}),
                ...(middle ? { middle: middle.box } : {}),
            };
        }),
    ];
}

function drawOnLine({ relation, ends, middle }: PlacedRelation): string {
    const plates = ends.map(({ plate, chips }, i) => {
        const sign = plate
            ? element('rect', { class: 'plate', ...plate, rx: 5 }) +
              drawRun(centred(i === 0 ? 'U' : 'D', TYPE.contextTitle, plate, 4.5, 'plate-text'))
            : '';
        return sign + chips.map(({ text, box }) => drawChip(text, box)).join('');
    });
    return element(
        'g',
        { class: 'on-edge', 'data-edges': relation.relations.join(' ') },
        ...plates,
        drawMiddle(relation, middle),
    );
}

function drawMiddle({ kind, findings }: PlacedRelation['relation'], middle: PlacedRelation['middle']): string {
    if (!middle) {
        return '';
    }
    const { measured, box } = middle;
    const { chip, shared, more, badge } = measured;
    const moved = (run: TextRun): TextRun => ({ ...run, at: { x: box.x + run.at.x, y: box.y + run.at.y } });
    const inside = (part: Box): Box => ({ ...part, x: box.x + part.x, y: box.y + part.y });
    return [
        chip ? drawChip(chip.text, inside(chip.box), kind === 'undeclared' ? 'undeclared' : '') : '',
        ...shared.map(({ id, run }) => element('g', { class: 'node', 'data-id': id }, drawRun(moved(run)))),
        more ? drawRun(moved(more)) : '',
        findings && badge ? drawBadge(findings, inside(badge)) : '',
    ].join('');
}

/** A word in a box on a line. */
export function drawChip(text: string, box: Box, state = ''): string {
    const outline = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1, rx: 4 };
    return (
        element('rect', { class: `role ${state}`.trim(), ...outline }) +
        drawRun(centred(text, TYPE.value, box, 4, state === '' ? '' : 'q'))
    );
}

function centred(text: string, style: TextRun['style'], box: Box, down: number, ink: string): TextRun {
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + down };
    return { text, style, at, anchor: 'middle', ink };
}

function drawName({ name, measured, box }: PlacedName): string {
    const outline = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1, rx: 8 };
    const moved = (run: TextRun): TextRun => ({ ...run, at: { x: box.x + run.at.x, y: box.y + run.at.y } });
    return element(
        'g',
        { class: 'on-edge', role: 'graphics-symbol', 'aria-label': name.description },
        element('title', {}, escapeText(name.description)),
        element('rect', { class: 'card', ...outline }),
        glyphMark('copies', { x: box.x + 14, y: box.y + 14 }, 16),
        ...measured.title.map((run) => drawRun(moved(run))),
        ...measured.text.map((run) => drawRun(moved(run))),
    );
}
