import type { Point } from '../shapes/measured.ts';
import { number } from './xml.ts';

const RADIUS = 8;

/** The path through these points with rounded bends; tighter where a piece is short. */
export function roundedPath(points: readonly Point[]): string {
    const [first, ...rest] = points;
    if (!first) {
        return '';
    }
    let path = `M${text(first)}`;
    rest.forEach((point, i) => {
        const before = points[i] ?? first;
        const after = rest[i + 1];
        if (!after) {
            path += `L${text(point)}`;
            return;
        }
        const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
        path += `L${text(towards(point, before, radius))}Q${text(point)} ${text(towards(point, after, radius))}`;
    });
    return path;
}

/** The points without the last `by` pixels of the line, which must be shorter than its last piece. */
export function shortened(points: readonly Point[], by: number): readonly Point[] {
    const last = points.at(-1);
    const before = points.at(-2);
    if (!last || !before || by === 0) {
        return points;
    }
    return [...points.slice(0, -1), towards(last, before, Math.min(by, distance(last, before)))];
}

/** The point so far from `from` on the way to `to`; the other way when the distance is negative. */
export function towards(from: Point, to: Point, by: number): Point {
    const length = distance(from, to) || 1;
    return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

function distance(a: Point, b: Point): number {
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function text({ x, y }: Point): string {
    return `${number(x)} ${number(y)}`;
}
