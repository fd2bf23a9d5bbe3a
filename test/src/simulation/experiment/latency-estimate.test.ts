import { describe, expect, it } from 'vitest';
import { latencyEstimate } from '../../../../src/simulation/experiment/latency-estimate.ts';
import type { LatencyHistogram } from '../../../../src/simulation/record/latency-histogram.ts';
import { drawsFrom } from '../draws.ts';
import { latenciesOf } from '../run-of.ts';

/** Times of requests that wait for each other: M/M/1 at a load of 0.8 with work of 10 ms, by Lindley's recursion. */
function waitingTimes(draw: () => number, count: number): number[] {
    let there = -50 * Math.log(draw());
    return Array.from({ length: count }, () => {
        const [work, pause] = [-10 * Math.log(draw()), -12.5 * Math.log(draw())];
        there = Math.max(0, there - pause) + work;
        return there;
    });
}

const MEAN = 50;
const P99 = MEAN * Math.log(100);

/** Share of some experiments in whose intervals the truth lies. */
function coverage(experiments: number, quantile: number | undefined, parts: () => readonly LatencyHistogram[]) {
    const truth = quantile === undefined ? MEAN : P99;
    let held = 0;
    for (let experiment = 0; experiment < experiments; experiment++) {
        const { low, high } = latencyEstimate({ values: parts(), runs: 10 }, quantile);
        held += low <= truth && truth <= high ? 1 : 0;
    }
    return held / experiments;
}

describe('a latency', () => {
    it('lies in about 95 of 100 intervals, its mean as well as its percentiles, though requests are not independent', () => {
        const draw = drawsFrom(3);
        const parts = () => Array.from({ length: 10 }, () => latenciesOf(waitingTimes(draw, 3000)));
        expect(coverage(150, undefined, parts)).toBeGreaterThan(0.88);
        expect(coverage(150, 0.99, parts)).toBeGreaterThan(0.88);
    });

    it('of one run is bounded by how its stretches differ', () => {
        const draw = drawsFrom(5);
        let held = 0;
        for (let experiment = 0; experiment < 150; experiment++) {
            const times = waitingTimes(draw, 15_000);
            const values = Array.from({ length: 30 }, (_, at) => latenciesOf(times.slice(at * 500, (at + 1) * 500)));
            const { low, high } = latencyEstimate({ values, runs: 1 }, undefined);
            held += low <= MEAN && MEAN <= high ? 1 : 0;
        }
        expect(held / 150).toBeGreaterThan(0.85);
    });

    it('has a percentile without an upper end where too few requests could be slower', () => {
        const values = Array.from({ length: 10 }, () => latenciesOf(Array.from({ length: 20 }, (_, at) => 10 + at)));
        const { value, low, high } = latencyEstimate({ values, runs: values.length }, 0.99);
        expect(value).toBeCloseTo(29, 0);
        expect(low).toBeGreaterThan(27);
        expect(high).toBe(Number.POSITIVE_INFINITY);
        expect(latencyEstimate({ values, runs: values.length }, 0.5).high).toBeLessThan(22);
    });

    it('that is always the same is known exactly', () => {
        const values = [2000, 3000].map((count) => latenciesOf(Array.from({ length: count }, () => 50)));
        const { value, low, high } = latencyEstimate({ values, runs: values.length }, 0.99);
        expect([low, high]).toEqual([value, value]);
    });
});
