import { drawHead, shaftEnd } from '../render/arrow.ts';
import { worstSeverity } from '../render/badge.ts';
import type { Crossing } from '../render/crossings.ts';
import { drawBridges, findingBands } from '../render/line.ts';
import { roundedPath, shortened } from '../render/path.ts';
import { element, number } from '../render/xml.ts';
import type { Box, Point } from '../shapes/measured.ts';
import type { SeverityCounts } from '../views/view.ts';
import type { MapRelationKind } from './context-map-view.ts';

/** A line on a context map. */
export interface MapLine {
    readonly kind: MapRelationKind | 'name';
    readonly points: readonly Point[];
    readonly hasHead: boolean;
    /** For undeclared uses: at which ends somebody is used. */
    readonly used?: 'from' | 'both';
    readonly relations: readonly string[];
    readonly description: string;
    readonly findings?: SeverityCounts;
    /** What stands on the line. */
    readonly middle?: Box;
}

/** Width of a line with all its strokes. */
export function mapLineWidth({ kind, findings }: MapLine): number {
    if (findings) {
        return 11;
    }
    switch (kind) {
        case 'partnership':
        case 'shared-kernel':
            return 8;
        case 'upstream':
        case 'separate-ways':
            return 2;
        case 'undeclared':
        case 'name':
            return 1;
    }
}

/** Markup of a line: its bridges over others, the band of its findings, its strokes. */
export function drawMapLine(line: MapLine, crossings: readonly Crossing[], widthOf: (line: number) => number): string {
    const width = mapLineWidth(line);
    const shaft = roundedPath(line.hasHead ? shortened(line.points, shaftEnd('copy', false)) : line.points);
    const severity = worstSeverity(line.findings);
    return [
        drawBridges(crossings, width, widthOf, () => ''),
        ...findingBands(severity).map((name) => element('path', { class: name, d: shaft })),
        strokes(line, shaft, severity ?? ''),
        line.hasHead ? headAt(line.points, 'copy', '') : '',
        calledEnds(line),
    ].join('');
}

function strokes({ kind, middle }: MapLine, d: string, severity: string): string {
    const stroke = (classes: string) => element('path', { class: `${classes} ${severity}`.trim(), d });
    switch (kind) {
        case 'partnership':
        case 'shared-kernel':
            return stroke('line double') + element('path', { class: 'double-in', d });
        case 'separate-ways':
            return stroke('line relation') + (middle ? separation(middle) : '');
        case 'upstream':
            return stroke('line relation');
        case 'undeclared':
            return stroke('line undeclared');
        case 'name':
            return stroke('line copy');
    }
}

/** Takes the line away around its word, and ends both halves with a bar. */
function separation({ x, y, width, height }: Box): string {
    const middle = y + height / 2;
    const bar = (at: number) => `M${number(at)} ${number(middle - 9)}v18`;
    return (
        element('rect', { class: 'ground', x: x + 2, y: middle - 8, width: width - 4, height: 16 }) +
        element('path', { class: 'line relation', d: bar(x + 2) + bar(x + width - 2) })
    );
}

/** The filled heads at whom calls lead to: upstream, where such a line begins, or on both sides. */
function calledEnds({ used, points }: MapLine): string {
    const ends = used === undefined ? [] : used === 'both' ? [points.toReversed(), points] : [points.toReversed()];
    return ends.map((route) => headAt(route, 'call', 'called')).join('');
}

function headAt(points: readonly Point[], kind: 'copy' | 'call', state: string): string {
    const tip = points.at(-1);
    const before = points.at(-2);
    return tip && before ? drawHead(kind, before, tip, false, state) : '';
}
