import type { Fraction } from '../../model/quantities.ts';
import {
    type LatencyHistogram,
    latencyQuantile,
    meanLatency,
    PRECISION,
    valueOfBucket,
} from '../record/latency-histogram.ts';
import type { Estimate } from './confidence.ts';

const NORMAL = 1.95996;

/**
 * A latency of one run with an interval that takes its requests for independent: of a quantile by order statistics, of
 * a mean by the normal distribution. Requests that wait for each other are not independent, so several replications
 * tell more honestly how sure a value is.
 *
 * @param quantile share for a percentile, absent for the mean
 */
export function singleRunInterval(histogram: LatencyHistogram, quantile: Fraction | undefined): Estimate {
    const { count } = histogram;
    if (quantile === undefined) {
        const mean = meanLatency(histogram) ?? 0;
        const half = count < 2 ? Number.POSITIVE_INFINITY : NORMAL * Math.sqrt(variance(histogram, mean) / count);
        return { value: mean, low: Math.max(0, mean - half), high: mean + half };
    }
    const value = latencyQuantile(histogram, quantile) ?? 0;
    const spread = NORMAL * Math.sqrt(count * quantile * (1 - quantile));
    const [low, high] = [count * quantile - spread, count * quantile + spread];
    return {
        value,
        low: low < 1 ? histogram.min : (latencyQuantile(histogram, low / count) ?? value),
        // Where the rank lies behind the last request, nothing was seen that bounds it from above.
        high: high > count ? Number.POSITIVE_INFINITY : (latencyQuantile(histogram, high / count) ?? value),
    };
}

function variance({ count, buckets, counts, min, max }: LatencyHistogram, mean: number): number {
    if (max - min <= max * PRECISION) {
        return 0;
    }
    const squares = buckets.reduce(
        (sum, bucket, at) => sum + (counts[at] ?? 0) * (valueOfBucket(bucket) - mean) ** 2,
        0,
    );
    return squares / (count - 1);
}
