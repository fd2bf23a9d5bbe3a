import { badgeSize, drawBadge } from '../render/badge.ts';
import { drawGroup } from '../render/group.ts';
import { hueClass } from '../render/mark.ts';
import { element, escapeText } from '../render/xml.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { SHAPES } from '../shapes/shapes.ts';
import { drawRun, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import type { MeasuredEntity, MeasuredEvent } from './measure-card.ts';
import type { PlacedCard } from './place-context-map.ts';

/** Markup of a context with its words, or of the block or box of what is no context. */
export function drawCard({ measured, box }: PlacedCard): string {
    const { card, frame, node } = measured;
    if (node) {
        return drawOther({ measured, box }, node);
    }
    const folded = measured.folded ? drawRun(moved(measured.folded, box)) : '';
    const rows = [
        ...measured.entities.map((entity) => drawEntity(entity, box, card.hue ?? 0)),
        ...measured.events.map((event) => drawEvent(event, box)),
    ];
    return (frame ? drawGroup(frame, box) : '') + rows.join('') + folded;
}

function drawOther({ measured, box }: PlacedCard, node: NonNullable<PlacedCard['measured']['node']>): string {
    const { card, depth } = measured;
    const grown = { ...node, width: box.width - node.right, height: box.height - depth };
    const badge = card.findings && badgeSize(card.findings);
    return element(
        'g',
        { class: 'node', 'data-id': card.id, role: 'graphics-symbol', 'aria-label': card.description },
        element('title', {}, escapeText(card.description)),
        SHAPES[node.node.shape].draw(grown, { x: box.x, y: box.y + depth }),
        card.findings && badge
            ? drawBadge(card.findings, { x: box.x + box.width - 14 - badge.width, y: box.y - 8, ...badge })
            : '',
    );
}

function moved(run: TextRun, by: Point): TextRun {
    return { ...run, at: { x: by.x + run.at.x, y: by.y + run.at.y } };
}

function drawEntity({ entity, box, title, words, chip, badge }: MeasuredEntity, card: Box, hue: number): string {
    const { findings, role } = entity;
    const at = { x: card.x + box.x, y: card.y + box.y };
    const outline = { x: at.x + 0.5, y: at.y + 0.5, width: box.width - 1, height: box.height - 1, rx: 6 };
    return element(
        'g',
        {
            class: `node ${hueClass(hue)}`,
            'data-id': entity.id,
            role: 'graphics-symbol',
            'aria-label': entity.description,
        },
        element('title', {}, escapeText(entity.description)),
        element('rect', { class: 'card', ...outline }),
        ...[...title, ...words].map((run) => drawRun(moved(run, card))),
        role && chip ? drawRole(role, { ...chip, x: card.x + chip.x, y: card.y + chip.y }) : '',
        findings && badge ? drawBadge(findings, { ...badge, x: card.x + badge.x, y: card.y + badge.y }) : '',
    );
}

/** Who owns the truth: a filled chip, or a dashed one for a copy. */
export function drawRole(role: 'master' | 'copy', { x, y, width, height }: Box): string {
    const outline = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: (height - 1) / 2 };
    return (
        element('rect', { class: role === 'master' ? 'tile master' : 'role-copy', ...outline }) +
        textLine(role, TYPE.value, role === 'master' ? 'tm m' : 'q m', { x: x + width / 2, y: y + height / 2 + 4 })
    );
}

function drawEvent({ event, box, runs }: MeasuredEvent, card: Box): string {
    return element(
        'g',
        { class: 'node', 'data-id': event.id, role: 'graphics-symbol', 'aria-label': `${event.title}, event` },
        element('title', {}, escapeText(`${event.title}, event`)),
        glyphMark('event', { x: card.x + box.x + 4, y: card.y + box.y + 4.5 }, 14),
        ...runs.map((run) => drawRun(moved(run, card))),
    );
}
