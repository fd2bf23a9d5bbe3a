import type { Fraction, Milliseconds } from '../../model/quantities.ts';

/**
 * Times, counted in buckets that grow with the time, so that each quantile is within {@link PRECISION} of the true one
 * (log-linear buckets as in HdrHistogram). Plain data: sorted bucket numbers with their counts.
 */
export interface LatencyHistogram {
    readonly count: number;
    readonly sum: Milliseconds;
    /** 0 where nothing was counted, like the maximum. */
    readonly min: Milliseconds;
    readonly max: Milliseconds;
    /** Numbers of the buckets that hold anything, ascending. */
    readonly buckets: readonly number[];
    /** What each of them holds. */
    readonly counts: readonly number[];
}

/** Buckets that a doubling of the time is divided into. */
const PER_DOUBLING = 128;
/** Shortest time told apart: one nanosecond. */
const SHORTEST = 1e-6;

/** Largest relative error of a quantile. */
export const PRECISION = 1 / (2 * PER_DOUBLING);

/** Nothing counted yet. */
export const NO_LATENCY: LatencyHistogram = {
    count: 0,
    sum: 0,
    min: 0,
    max: 0,
    buckets: [],
    counts: [],
};

const bits = new DataView(new ArrayBuffer(8));

/** Number of the bucket for a time: exponent and leading bits of its mantissa, so linear within a doubling. */
export function bucketOf(time: Milliseconds): number {
    bits.setFloat64(0, Math.max(time, SHORTEST) / SHORTEST);
    return (bits.getUint32(0) >>> 13) - (1023 << 7);
}

/** Middle of a bucket. */
export function valueOfBucket(bucket: number): Milliseconds {
    const exponent = Math.floor(bucket / PER_DOUBLING);
    const within = bucket - exponent * PER_DOUBLING;
    return SHORTEST * 2 ** exponent * (1 + (within + 0.5) / PER_DOUBLING);
}

/** The time below which a share of the counted times lies; undefined where nothing was counted. */
export function latencyQuantile(histogram: LatencyHistogram, share: Fraction): Milliseconds | undefined {
    if (histogram.count === 0) {
        return undefined;
    }
    const rank = Math.max(1, Math.ceil(share * histogram.count));
    let seen = 0;
    for (const [at, bucket] of histogram.buckets.entries()) {
        seen += histogram.counts[at] ?? 0;
        if (seen >= rank) {
            return Math.min(Math.max(valueOfBucket(bucket), histogram.min), histogram.max);
        }
    }
    return histogram.max;
}

/** Mean of the counted times; undefined where nothing was counted. */
export function meanLatency({ count, sum }: LatencyHistogram): Milliseconds | undefined {
    return count === 0 ? undefined : sum / count;
}

/** All that several histograms counted. */
export function mergeLatencies(histograms: Iterable<LatencyHistogram>): LatencyHistogram {
    const counts = new Map<number, number>();
    let [count, sum, min, max] = [0, 0, Number.POSITIVE_INFINITY, 0];
    for (const each of histograms) {
        count += each.count;
        sum += each.sum;
        min = each.count === 0 ? min : Math.min(min, each.min);
        max = Math.max(max, each.max);
        for (const [at, bucket] of each.buckets.entries()) {
            counts.set(bucket, (counts.get(bucket) ?? 0) + (each.counts[at] ?? 0));
        }
    }
    const sorted = [...counts].sort(([a], [b]) => a - b);
    return {
        count,
        sum,
        min: count === 0 ? 0 : min,
        max,
        buckets: sorted.map(([bucket]) => bucket),
        counts: sorted.map(([, each]) => each),
    };
}
