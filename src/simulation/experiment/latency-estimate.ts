import type { Fraction } from '../../model/quantities.ts';
import {
    bucketOf,
    type LatencyHistogram,
    latencyQuantile,
    mergeLatencies,
    PRECISION,
    valueOfBucket,
} from '../record/latency-histogram.ts';
import { type Estimate, halfWidthOfRatio, NORMAL, type Parts } from './confidence.ts';

/**
 * A latency over all that was seen, with an interval from how much the parts of it differ: the replications of an
 * experiment, or the stretches of a single run. Requests that wait for each other are alike, so that a thousand of one
 * run say less than a thousand each on their own; but never more, which bounds the interval from below.
 *
 * @param parts at least one, with at least one request in all of them together
 * @param quantile share for a percentile, absent for the mean
 */
export function latencyEstimate(parts: Parts<LatencyHistogram>, quantile: Fraction | undefined): Estimate {
    const all = mergeLatencies(parts.values);
    return quantile === undefined ? meanEstimate(parts, all) : quantileEstimate(parts, all, quantile);
}

function meanEstimate(parts: Parts<LatencyHistogram>, all: LatencyHistogram): Estimate {
    const mean = all.sum / all.count;
    const residuals = parts.values.map(({ sum, count }) => sum - mean * count);
    const half = Math.max(
        halfWidthOfRatio({ values: residuals, runs: parts.runs }, all.count),
        all.count < 2 ? Number.POSITIVE_INFINITY : NORMAL * Math.sqrt(variance(all, mean) / all.count),
    );
    return { value: mean, low: Math.max(0, mean - half), high: mean + half };
}

/**
 * A time may be the true quantile if the share of requests that take longer may be what it has to be: a share is a
 * ratio, whose interval is known. From the least such time to the longest; without an upper end where more would have
 * to be slower than all that has been seen. What is slower than the quantile comes in few parts only, the less of them
 * the slower it is, so what is known of it is never taken for surer than what is known at the quantile itself.
 */
function quantileEstimate(parts: Parts<LatencyHistogram>, all: LatencyHistogram, quantile: Fraction): Estimate {
    const value = latencyQuantile(all, quantile) ?? 0;
    const wanted = 1 - quantile;
    const rows = parts.values.map((part) => countsByBucket(part));
    const shareOf = (counts: readonly number[]) => {
        const share = counts.reduce((sum, each) => sum + each, 0) / all.count;
        const residuals = parts.values.map(({ count }, at) => (counts[at] ?? 0) - share * count);
        return { share, half: halfWidthOfRatio({ values: residuals, runs: parts.runs }, all.count) };
    };
    const beyond = parts.values.map(({ buckets, counts }) =>
        buckets.reduce((sum, bucket, at) => sum + (bucket > bucketOf(value) ? (counts[at] ?? 0) : 0), 0),
    );
    const least = Math.max(NORMAL * Math.sqrt((quantile * wanted) / all.count), shareOf(beyond).half);
    let [low, high] = [value, least >= wanted ? Number.POSITIVE_INFINITY : value];
    let slower = parts.values.map(() => 0);
    for (const bucket of all.buckets.toReversed()) {
        const notFaster = slower.map((count, at) => count + (rows[at]?.get(bucket) ?? 0));
        const [below, above] = [shareOf(slower), shareOf(notFaster)];
        if (
            below.share - Math.max(least, below.half) <= wanted &&
            above.share + Math.max(least, above.half) >= wanted
        ) {
            const time = Math.min(Math.max(valueOfBucket(bucket), all.min), all.max);
            low = Math.min(low, time);
            high = Math.max(high, time);
        }
        slower = notFaster;
    }
    return { value, low, high };
}

function countsByBucket({ buckets, counts }: LatencyHistogram): ReadonlyMap<number, number> {
    return new Map(buckets.map((bucket, at) => [bucket, counts[at] ?? 0]));
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
