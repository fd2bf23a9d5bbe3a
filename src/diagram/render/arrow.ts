import type { Point } from '../shapes/measured.ts';
import type { LineKind } from '../views/view-graph.ts';
import { element, number } from './xml.ts';

/** Lines end so far before the node. */
const GAP = 2;
const LENGTH = 9.5;
const HALF = 4.5;
const SMALL_LENGTH = 8;
const SMALL_HALF = 4;
const WIDE_LENGTH = 12;
const WIDE_HALF = 6;
const DOT = 3.5;

/** Where the line itself has to stop so that its head ends just before the node. */
export function shaftEnd(kind: LineKind, wide: boolean): number {
    switch (kind) {
        case 'call':
        case 'mirror':
            return GAP + (wide ? WIDE_LENGTH : LENGTH) - 1.5;
        case 'event':
        case 'copy':
        case 'undo':
        case 'sync':
        case 'config':
            return GAP;
        case 'write':
        case 'read':
            return GAP + 2 * DOT;
    }
}

/** Markup of the head at the end of a line that arrives at `tip` from the side of `from`. */
export function drawHead(kind: LineKind, from: Point, tip: Point, wide: boolean, severity: string): string {
    const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
    const unit = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length };
    const at = (back: number, side: number) =>
        `${number(tip.x - unit.x * back - unit.y * side)} ${number(tip.y - unit.y * back + unit.x * side)}`;
    const classes = `head${severity === '' ? '' : ` ${severity}`}`;
    if (kind === 'write' || kind === 'read') {
        const centre = GAP + DOT;
        const [cx, cy] = [tip.x - unit.x * centre, tip.y - unit.y * centre];
        return element('circle', { class: kind === 'read' ? `${classes} ring` : classes, cx, cy, r: DOT });
    }
    if (kind === 'event' || kind === 'sync') {
        const d = `M${at(GAP + LENGTH, HALF)}L${at(GAP, 0)}L${at(GAP + LENGTH, -HALF)}`;
        return element('path', { class: `${classes} open`, d });
    }
    if (kind === 'copy' || kind === 'undo' || kind === 'config') {
        const d = `M${at(GAP + SMALL_LENGTH, SMALL_HALF)}L${at(GAP, 0)}L${at(GAP + SMALL_LENGTH, -SMALL_HALF)}`;
        return element('path', { class: `${classes} open small`, d });
    }
    const [back, half] = wide ? [WIDE_LENGTH, WIDE_HALF] : [LENGTH, HALF];
    return element('path', { class: classes, d: `M${at(GAP, 0)}L${at(GAP + back, half)}L${at(GAP + back, -half)}Z` });
}
