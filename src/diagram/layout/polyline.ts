import type { Point } from '../shapes/measured.ts';

/**
 * The same line on whole pixels, with every piece horizontal or vertical and no bend that is none. Pieces that are
 * off by two pixels at most, as they come from rounding, are made straight.
 */
export function orthogonal(points: readonly Point[]): readonly Point[] {
    const rounded = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
    for (let i = 1; i < rounded.length; i++) {
        const a = rounded[i - 1];
        const b = rounded[i];
        if (a && b) {
            const dx = Math.abs(a.x - b.x);
            const dy = Math.abs(a.y - b.y);
            if (dx > 0 && dx <= dy && dx < 3) {
                b.x = a.x;
            } else if (dy > 0 && dy <= dx && dy < 3) {
                b.y = a.y;
            }
        }
    }
    return withoutStraightBends(rounded);
}

/** The same line without bends that are none: points in the middle of a straight piece, or twice the same. */
export function withoutStraightBends(points: readonly Point[]): readonly Point[] {
    const kept: Point[] = [];
    for (const point of points) {
        const last = kept.at(-1);
        const before = kept.at(-2);
        if (last && last.x === point.x && last.y === point.y) {
            continue;
        }
        const straight =
            before &&
            last &&
            ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
        if (straight) {
            kept.pop();
        }
        kept.push(point);
    }
    return kept;
}
