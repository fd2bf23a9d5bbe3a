import { describe, expect, it } from 'vitest';
import {
    meanOfParts,
    shareOfTrials,
    studentQuantile,
    trialsToRuleOut,
} from '../../../../src/simulation/experiment/confidence.ts';

/** A reproducible stream of numbers between 0 and 1 (mulberry32). */
function stream(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

describe('confidence', () => {
    it('knows the quantiles of Student, and of the normal distribution in the end', () => {
        expect(studentQuantile(1)).toBeCloseTo(12.706, 3);
        expect(studentQuantile(9)).toBeCloseTo(2.262, 3);
        expect(studentQuantile(40)).toBeCloseTo(2.021, 2);
        expect(studentQuantile(1000)).toBeCloseTo(1.962, 2);
    });

    it('holds the true mean in about 95 of 100 intervals', () => {
        const draw = stream(7);
        let held = 0;
        for (let experiment = 0; experiment < 2000; experiment++) {
            const values = Array.from({ length: 10 }, () => draw() + draw() + draw());
            const { low, high } = meanOfParts({ values, runs: 10 });
            held += low <= 1.5 && 1.5 <= high ? 1 : 0;
        }
        expect(held / 2000).toBeGreaterThan(0.935);
        expect(held / 2000).toBeLessThan(0.965);
    });

    it('holds the true share in about 95 of 100 intervals', () => {
        const draw = stream(11);
        let held = 0;
        for (let experiment = 0; experiment < 2000; experiment++) {
            const hits = Array.from({ length: 400 }, draw).filter((each) => each < 0.02).length;
            const { low, high } = shareOfTrials(hits, 400);
            held += low <= 0.02 && 0.02 <= high ? 1 : 0;
        }
        expect(held / 2000).toBeGreaterThan(0.92);
    });

    it('follows the rule of three where nothing was hit', () => {
        expect(shareOfTrials(0, 3000).high).toBeCloseTo(3 / 3000, 4);
        expect(trialsToRuleOut(0.001)).toBe(2995);
        expect(shareOfTrials(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
    });
});
