import { describe, expect, it } from 'vitest';
import { cpuSlowdown, memorySlowdown } from '../../../../src/simulation/stress/slowdown.ts';

describe('cpuSlowdown', () => {
    it.each([
        [0, 1],
        [0.5, 2],
        [0.8, 5],
        [1, 1000],
    ])('of %d is %d', (share, factor) => {
        expect(cpuSlowdown(share)).toBeCloseTo(factor, 9);
    });
});

describe('memorySlowdown', () => {
    it.each([
        [0, 1],
        [0.7, 1],
        [0.85, 1 / 0.55],
        [1, 10],
    ])('of %d is %d', (share, factor) => {
        expect(memorySlowdown(share)).toBeCloseTo(factor, 9);
    });
});
