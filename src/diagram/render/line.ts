import type { RoutedLine } from '../layout/layout-graph.ts';
import type { Point } from '../shapes/measured.ts';
import type { Severity } from '../views/view.ts';
import type { ChangeMark, LineKind } from '../views/view-graph.ts';
import { drawHead, shaftEnd } from './arrow.ts';
import { changeClass } from './change-sign.ts';
import type { Crossing } from './crossings.ts';
import { roundedPath, shortened } from './path.ts';
import { element, number } from './xml.ts';

/** What a line looks like. */
export interface LineLook {
    readonly kind: LineKind;
    readonly severity: Severity | undefined;
    /** How many relations run in it; 1 for a single edge. */
    readonly weight: number;
    /** It is what the picture is about. */
    readonly accent?: boolean;
    /** What became of all that runs in it. */
    readonly change?: ChangeMark | undefined;
}

const THIN: ReadonlySet<LineKind> = new Set(['write', 'read', 'copy', 'undo', 'config']);

/** Width of a line by the number of calls in it. */
export function lineWidth({ kind, severity, weight }: LineLook): number {
    if (severity) {
        return { error: 11, warning: 10, info: 9 }[severity];
    }
    if (weight > 1) {
        return weight >= 10 ? 5 : weight >= 5 ? 3.5 : 2.5;
    }
    return THIN.has(kind) ? 1 : 1.5;
}

/** Markup of a line: first its bridges over earlier lines, then bands of findings, the line itself and its head. */
export function drawLine(
    line: RoutedLine,
    look: LineLook,
    crossings: readonly Crossing[],
    widthOf: (line: number) => number,
    groundAt: (point: Point) => string,
): string {
    const width = lineWidth(look);
    const wide = look.weight >= 5;
    const shaft = roundedPath(line.endsAtNode ? shortened(line.points, shaftEnd(look.kind, wide)) : line.points);
    const tip = line.points.at(-1);
    const before = line.points.at(-2);
    const severity = look.severity ?? (look.change ? changeClass(look.change) : look.accent ? 'accent' : '');
    return [
        drawBridges(crossings, width, widthOf, groundAt),
        ...findingBands(look.severity).map((name) => element('path', { class: name, d: shaft })),
        element('path', { class: `line ${look.kind} ${severity || weightClass(look.weight)}`.trim(), d: shaft }),
        line.endsAtNode && tip && before ? drawHead(look.kind, before, tip, wide, severity) : '',
    ].join('');
}

/** Markup of the places where a line of this width passes over earlier lines: a halo of the ground, there only. */
export function drawBridges(
    crossings: readonly Crossing[],
    width: number,
    widthOf: (line: number) => number,
    groundAt: (point: Point) => string,
): string {
    return crossings
        .map((crossing) => {
            const half = widthOf(crossing.over) / 2 + 1;
            const { x, y } = crossing;
            const d = crossing.level
                ? `M${number(x - half)} ${number(y)}H${number(x + half)}`
                : `M${number(x)} ${number(y - half)}V${number(y + half)}`;
            return element('path', { class: `bridge ${groundAt(crossing)}`.trim(), d, 'stroke-width': width + 5 });
        })
        .join('');
}

/** Classes of the bands below a line that has findings, lowest first. */
export function findingBands(severity: Severity | undefined): readonly string[] {
    switch (severity) {
        case 'error':
            return ['rail', 'rail-in'];
        case 'warning':
            return ['ticks-out', 'ticks', 'ticks-in'];
        case 'info':
            return ['soft'];
        default:
            return [];
    }
}

function weightClass(weight: number): string {
    return weight >= 10 ? 'w4' : weight >= 5 ? 'w3' : weight > 1 ? 'w2' : '';
}
