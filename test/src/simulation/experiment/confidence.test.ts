import { describe, expect, it } from 'vitest';
import {
    meanOfParts,
    shareOfTrials,
    studentQuantile,
    trialsToRuleOut,
} from '../../../../src/simulation/experiment/confidence.ts';
import { drawsFrom } from '../draws.ts';

describe('confidence', () => {
    it('knows the quantiles of Student, and of the normal distribution in the end', () => {
        expect(studentQuantile(1)).toBeCloseTo(12.706, 3);
        expect(studentQuantile(9)).toBeCloseTo(2.262, 3);
        expect(studentQuantile(40)).toBeCloseTo(2.021, 2);
        expect(studentQuantile(1000)).toBeCloseTo(1.962, 2);
    });

    it('holds the true mean in about 95 of 100 intervals', () => {
        const draw = drawsFrom(7);
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
        const draw = drawsFrom(11);
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
