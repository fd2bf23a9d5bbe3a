import { describe, expect, it } from 'vitest';
import { meanWorkTime } from '../../../src/model/mean-work-time.ts';

describe('meanWorkTime', () => {
    it('is what is said of a mean, a constant and a range', () => {
        expect(meanWorkTime({ by: 'mean', mean: 8 })).toBe(8);
        expect(meanWorkTime({ by: 'constant', value: 8 })).toBe(8);
        expect(meanWorkTime({ by: 'uniform', min: 5, max: 20 })).toBe(12.5);
    });

    it('is that of the lognormal distribution through two quantiles', () => {
        const mean = meanWorkTime({
            by: 'quantiles',
            quantiles: [
                { share: 0.5, value: 8 },
                { share: 0.99, value: 40 },
            ],
        });
        // exp(ln 8 + (ln 5 / 2.3263)² / 2)
        expect(mean).toBeCloseTo(10.163, 1);
    });

    it('does not change when the same distribution is told by other quantiles', () => {
        const sigma = 0.5;
        const at = (share: number, z: number) => ({ share, value: 10 * Math.exp(sigma * z) });
        const pairs = [
            [at(0.1, -1.2816), at(0.9, 1.2816)],
            [at(0.5, 0), at(0.999, 3.0902)],
            [at(0.95, 1.6449), at(0.99, 2.3263)],
        ];
        for (const quantiles of pairs) {
            expect(meanWorkTime({ by: 'quantiles', quantiles })).toBeCloseTo(10 * Math.exp(sigma ** 2 / 2), 1);
        }
    });

    it('is unknown for a single quantile', () => {
        expect(meanWorkTime({ by: 'quantiles', quantiles: [{ share: 0.99, value: 40 }] })).toBeUndefined();
    });
});
