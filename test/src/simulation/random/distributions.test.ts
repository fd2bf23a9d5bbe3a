import { describe, expect, it } from 'vitest';
import type { WorkTime } from '../../../../src/model/service.ts';
import { drawTime, timeDistribution } from '../../../../src/simulation/random/distributions.ts';
import { createStreams } from '../../../../src/simulation/random/streams.ts';

const DRAWS = 400_000;

function draws(takes: WorkTime): Float64Array {
    const { state } = createStreams(1, ['work']);
    const distribution = timeDistribution(takes);
    return new Float64Array(DRAWS).map(() => drawTime(state, 0, distribution)).sort();
}

function quantile(sorted: Float64Array, share: number): number {
    return sorted[Math.floor(share * DRAWS)] ?? Number.NaN;
}

const meanOf = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / DRAWS;

describe('times at random', () => {
    it('are exponential with the mean that is said', () => {
        const sorted = draws({ by: 'mean', mean: 8 });
        expect(meanOf(sorted) / 8).toBeCloseTo(1, 2);
        for (const share of [0.1, 0.5, 0.9, 0.99, 0.999]) {
            expect(quantile(sorted, share) / (-8 * Math.log(1 - share))).toBeCloseTo(1, 1);
        }
    });

    it('go through both quantiles that are said', () => {
        const quantiles = [
            { share: 0.5, value: 8 },
            { share: 0.99, value: 40 },
        ];
        const sorted = draws({ by: 'quantiles', quantiles });
        expect(quantile(sorted, 0.5)).toBeCloseTo(8, 0);
        expect(quantile(sorted, 0.99) / 40).toBeCloseTo(1, 1);
    });

    it('are always the same where a single quantile is said', () => {
        expect(new Set(draws({ by: 'quantiles', quantiles: [{ share: 0.9, value: 23 }] }))).toEqual(new Set([23]));
    });

    it('lie evenly between two bounds, or are always the same', () => {
        const sorted = draws({ by: 'uniform', min: 5, max: 21 });
        expect([quantile(sorted, 0), quantile(sorted, 0.5), quantile(sorted, 0.9999)].map(Math.round)).toEqual([
            5, 13, 21,
        ]);
        expect(new Set(draws({ by: 'constant', value: 7 }))).toEqual(new Set([7]));
    });
});
