import { describe, expect, it } from 'vitest';
import { orthogonal, withoutStraightBends } from '../../../../src/diagram/layout/polyline.ts';

const line = (...points: readonly (readonly [number, number])[]) => points.map(([x, y]) => ({ x, y }));

describe('a line', () => {
    it('has no point in the middle of a straight piece, and none twice', () => {
        expect(withoutStraightBends(line([0, 0], [5, 0], [5, 0], [9, 0], [9, 4], [9, 8], [9, 8]))).toEqual(
            line([0, 0], [9, 0], [9, 8]),
        );
        expect(withoutStraightBends(line([0, 0], [5, 0], [5, 5], [0, 5]))).toHaveLength(4);
        expect(withoutStraightBends([])).toEqual([]);
    });

    it('is made straight where rounding has bent it, and nowhere else', () => {
        expect(orthogonal(line([0, 0.4], [20.2, 1.6], [21.9, 40]))).toEqual(line([0, 0], [20, 0], [20, 40]));
        expect(orthogonal(line([0, 0], [20, 3], [20, 40]))).toEqual(line([0, 0], [20, 3], [20, 40]));
    });
});
