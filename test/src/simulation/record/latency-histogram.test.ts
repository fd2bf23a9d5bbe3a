import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    bucketOf,
    type LatencyHistogram,
    latencyQuantile,
    meanLatency,
    mergeLatencies,
    NO_LATENCY,
    PRECISION,
    valueOfBucket,
} from '../../../../src/simulation/record/latency-histogram.ts';

const times = fc.array(fc.double({ min: 1e-5, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 });

function histogramOf(values: readonly number[]): LatencyHistogram {
    return mergeLatencies(
        values.map((value) => ({
            count: 1,
            sum: value,
            min: value,
            max: value,
            buckets: [bucketOf(value)],
            counts: [1],
        })),
    );
}

describe('a histogram of times', () => {
    it('tells every quantile within its precision', () => {
        fc.assert(
            fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
                const sorted = [...values].sort((a, b) => a - b);
                const exact = sorted[Math.max(1, Math.ceil(share * values.length)) - 1] ?? 0;
                const told = latencyQuantile(histogramOf(values), share) ?? 0;
                expect(Math.abs(told - exact) / exact).toBeLessThanOrEqual(PRECISION * (1 + 1e-9));
            }),
        );
    });

    it('tells mean, smallest and largest exactly, however it was put together', () => {
        fc.assert(
            fc.property(times, times, (some, others) => {
                const all = mergeLatencies([histogramOf(some), NO_LATENCY, histogramOf(others)]);
                const values = [...some, ...others];
                expect(all.count).toBe(values.length);
                expect(meanLatency(all)).toBeCloseTo(values.reduce((sum, each) => sum + each, 0) / values.length, 2);
                expect([all.min, all.max]).toEqual([Math.min(...values), Math.max(...values)]);
            }),
        );
    });

    it('has buckets in the order of time, without gaps', () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 6000 }), (bucket) => {
                expect(bucketOf(valueOfBucket(bucket))).toBe(bucket);
                expect(valueOfBucket(bucket + 1)).toBeGreaterThan(valueOfBucket(bucket));
            }),
        );
    });

    it('says nothing of nothing', () => {
        expect(latencyQuantile(NO_LATENCY, 0.99)).toBeUndefined();
        expect(meanLatency(mergeLatencies([]))).toBeUndefined();
    });
});
