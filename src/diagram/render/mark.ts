import type { Point } from '../shapes/measured.ts';
import { HUE_NAMES } from './theme.ts';
import { element, number } from './xml.ts';

const COUNT = HUE_NAMES.length;

/** The class of a context's hue; beyond eight contexts hues repeat. */
export function hueClass(index: number): string {
    return `h${index % COUNT}`;
}

/**
 * The mark of a context around a centre. Each hue has a shape of its own; beyond eight contexts the shapes move on by
 * one for each round, so that hue and mark together stay unique for 64 contexts.
 */
export function drawMark(index: number, centre: Point, radius: number): string {
    const shape = MARKS[(index + Math.floor(index / COUNT)) % COUNT] ?? MARKS[0];
    const classes = `mark ${hueClass(index)}`;
    return shape ? shape(classes, centre.x, centre.y, radius) : '';
}

type Mark = (classes: string, x: number, y: number, r: number) => string;

/** In the order of the hues: disc, square, diamond, triangle, hexagon, cross, bar, ring. */
const MARKS: readonly Mark[] = [
    (classes, cx, cy, r) => element('circle', { class: classes, cx, cy, r }),
    (classes, x, y, r) => box(classes, x, y, 1.8 * r, 1.8 * r),
    (classes, x, y, r) => polygon(classes, x, y, r, [0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0]),
    (classes, x, y, r) => polygon(classes, x, y, r, [0, -1.1, 1.2, 1, -1.2, 1]),
    (classes, x, y, r) => polygon(classes, x, y, r, [-1.15, 0, -0.55, -1, 0.55, -1, 1.15, 0, 0.55, 1, -0.55, 1]),
    (classes, x, y, r) =>
        polygon(
            classes,
            x,
            y,
            r,
            [
                -0.4, -1, 0.4, -1, 0.4, -0.4, 1, -0.4, 1, 0.4, 0.4, 0.4, 0.4, 1, -0.4, 1, -0.4, 0.4, -1, 0.4, -1, -0.4,
                -0.4, -0.4,
            ],
        ),
    (classes, x, y, r) => box(classes, x, y, 2.4 * r, 1.1 * r),
    (classes, cx, cy, r) =>
        element('circle', {
            class: classes.replace('mark', 'mark ring'),
            cx,
            cy,
            r: 0.75 * r,
            'stroke-width': 0.6 * r,
        }),
];

function box(classes: string, x: number, y: number, width: number, height: number): string {
    return element('rect', { class: classes, x: x - width / 2, y: y - height / 2, width, height, rx: 1 });
}

function polygon(classes: string, x: number, y: number, r: number, offsets: readonly number[]): string {
    const points: string[] = [];
    for (let i = 0; i + 1 < offsets.length; i += 2) {
        points.push(`${number(x + (offsets[i] ?? 0) * r)} ${number(y + (offsets[i + 1] ?? 0) * r)}`);
    }
    return element('path', { class: classes, d: `M${points.join('L')}Z` });
}
