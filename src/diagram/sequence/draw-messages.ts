import { drawHead, shaftEnd } from '../render/arrow.ts';
import { drawBadge, worstSeverity } from '../render/badge.ts';
import { pillLabel } from '../render/edge-labels.ts';
import { roundedPath, shortened } from '../render/path.ts';
import { element, escapeText, number } from '../render/xml.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Point } from '../shapes/measured.ts';
import type { PlacedLine, PlacedSelf, PlacedText, PlacedWait } from './placed-sequence.ts';

/** Markup of an arrow with what stands on it. */
export function drawMessage({ message, part, points, isLost, texts, badge }: PlacedLine): string {
    const tip = points.at(-1);
    const before = points.at(-2);
    if (!tip || !before) {
        return '';
    }
    const severity = part === 'answer' ? '' : (worstSeverity(message.findings) ?? '');
    const arrow = part === 'answer' ? drawAnswer(before, tip) : drawWay(message.line, points, before, tip, severity);
    return element(
        'g',
        {
            class: 'edge',
            ...(message.relations.length === 0 ? {} : { 'data-edges': message.relations.join(' ') }),
            role: 'graphics-symbol',
        },
        element('title', {}, escapeText(part === 'answer' ? `${message.description}: answer` : message.description)),
        arrow,
        isLost ? element('circle', { class: 'head', cx: tip.x + 4, cy: tip.y, r: 3.5 }) : '',
        ...texts.map((text, i) => drawText(text, part === 'way' && i === 0 && message.label !== '' ? '' : 'q')),
        message.findings && badge ? drawBadge(message.findings, badge) : '',
    );
}

function drawWay(
    kind: 'call' | 'undo' | 'event' | 'write' | 'read',
    points: readonly Point[],
    before: Point,
    tip: Point,
    severity: string,
): string {
    return (
        element('path', {
            class: `line ${kind} ${severity}`.trim(),
            d: roundedPath(shortened(points, shaftEnd(kind, false))),
        }) + drawHead(kind, before, tip, false, severity)
    );
}

/** Dots back to the caller, with a small open head. */
function drawAnswer(from: Point, to: Point): string {
    const back = to.x < from.x ? 8 : -8;
    const tip = to.x + Math.sign(back) * 2;
    return (
        element('path', { class: 'line answer', d: `M${number(from.x)} ${number(from.y)}H${number(tip)}` }) +
        element('path', {
            class: 'head open answer',
            d: `M${number(tip + back)} ${number(to.y - 4)}L${number(tip)} ${number(to.y)}L${number(tip + back)} ${number(to.y + 4)}`,
        })
    );
}

/** Markup of something that a participant does by itself. */
export function drawSelf({ message, arrow, glyph, text, badge }: PlacedSelf): string {
    const parts = [
        element('title', {}, escapeText(message.description)),
        arrow ? drawTurn(arrow) : '',
        glyph && message.glyph ? glyphMark(message.glyph, glyph, 14) : '',
        drawText(text, 'q'),
        message.findings && badge ? drawBadge(message.findings, badge) : '',
    ];
    return message.relations.length === 0
        ? element('g', {}, ...parts)
        : element('g', { class: 'edge', 'data-edges': message.relations.join(' '), role: 'graphics-symbol' }, ...parts);
}

/** A small arrow that leaves an activation and comes back to it. */
function drawTurn({ x, y }: Point): string {
    const [left, top] = [number(x), number(y)];
    return (
        element('path', {
            class: 'line turn',
            d: `M${left} ${top}h15a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5H${number(x + 8)}`,
        }) + element('path', { class: 'head', d: `M${number(x + 8)} ${number(y + 12.5)}l-6.5 3.5 6.5 3.5z` })
    );
}

/** Markup of the time that a caller waits: a bracket with the policies of the call beside it. */
export function drawWait({ message, x, top, bottom, edge, pill, badge }: PlacedWait): string {
    const { wait, findings } = message;
    if (!wait) {
        return '';
    }
    const end = edge + Math.sign(x - edge);
    return element(
        'g',
        { class: 'on-edge', ...(message.relations.length === 0 ? {} : { 'data-edges': message.relations.join(' ') }) },
        element('path', {
            class: wait.inverted ? 'wait error' : 'wait',
            d: `M${number(end)} ${number(top)}H${number(x)}V${number(bottom)}H${number(end)}`,
        }),
        pillLabel(wait.pill).draw(pill, ''),
        findings && badge ? drawBadge(findings, badge) : '',
    );
}

/** Markup of lines of text. */
export function drawText({ lines, style, at, anchor }: PlacedText, classes: string): string {
    const names = [classes, anchor === 'end' ? 'e' : ''].filter((name) => name !== '').join(' ');
    return lines.map((line, i) => textLine(line, style, names, { x: at.x, y: at.y + style.line * i })).join('');
}
