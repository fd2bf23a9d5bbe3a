import { describe, expect, it } from 'vitest';
import { findCrossings } from '../../../../src/diagram/render/crossings.ts';

const level = [
    { x: 0, y: 50 },
    { x: 100, y: 50 },
];
const upright = [
    { x: 40, y: 0 },
    { x: 40, y: 100 },
];

describe('findCrossings', () => {
    it('lets the later line pass over the earlier', () => {
        expect(findCrossings([level, upright]).get(1)).toEqual([{ x: 40, y: 50, level: false, over: 0 }]);
        expect(findCrossings([upright, level]).get(1)).toEqual([{ x: 40, y: 50, level: true, over: 0 }]);
    });

    it('does not count lines that only touch, nor a line with itself', () => {
        const ending = [
            { x: 40, y: 50 },
            { x: 40, y: 100 },
        ];
        expect(findCrossings([level, ending]).size).toBe(0);
        expect(findCrossings([[...level, { x: 100, y: 0 }, { x: 60, y: 0 }, { x: 60, y: 90 }]]).size).toBe(0);
    });

    it('leaves out the bridges of a tangle that nobody can follow', () => {
        const level = (y: number) => [
            { x: 0, y },
            { x: 1000, y },
        ];
        const upright = (x: number) => [
            { x, y: 0 },
            { x, y: 1000 },
        ];
        const grid = (size: number) => Array.from({ length: size }, (_, i) => [level(i + 1), upright(i + 1)]).flat();
        expect(findCrossings(grid(100)).size).toBe(199);
        expect(findCrossings(grid(200)).size).toBe(0);
    });
});
