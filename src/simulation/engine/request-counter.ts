import { byCodeUnits } from '../../model/order.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import { bucketOf, type LatencyHistogram, NO_LATENCY } from '../record/latency-histogram.ts';
import type { RequestSeries } from '../record/run-record.ts';
import { causeOf, placeOf } from './failure.ts';

/** Times up to thirty years have buckets of their own. */
const BUCKETS = 8192;

/** Counts requests: those of the interval that is going on in place, those of earlier ones in rows. */
export interface RequestCounter {
    readonly id: string;
    arrivals: number;
    requests: number;
    errors: number;
    sum: Milliseconds;
    min: Milliseconds;
    max: Milliseconds;
    readonly buckets: Int32Array;
    readonly rows: { readonly [K in 'arrivals' | 'requests' | 'errors']: number[] } & { latency: LatencyHistogram[] };
    /** Failures of the measured time, by cause and place as one number. */
    readonly causes: Map<number, number>;
}

/** Nothing counted. */
export function createRequestCounter(id: string): RequestCounter {
    return {
        id,
        arrivals: 0,
        requests: 0,
        errors: 0,
        sum: 0,
        min: Number.POSITIVE_INFINITY,
        max: 0,
        buckets: new Int32Array(BUCKETS),
        rows: { arrivals: [], requests: [], errors: [], latency: [] },
        causes: new Map(),
    };
}

/** A request has ended after so long. */
export function countRequest(counter: RequestCounter, time: Milliseconds): void {
    counter.requests++;
    counter.sum += time;
    if (time < counter.min) {
        counter.min = time;
    }
    if (time > counter.max) {
        counter.max = time;
    }
    const bucket = Math.min(bucketOf(time), BUCKETS - 1);
    counter.buckets[bucket] = (counter.buckets[bucket] as number) + 1;
}

/** The longest time counted so far; infinite where nothing was. */
export function longestCounted({ max, requests, rows }: RequestCounter): Milliseconds {
    const closed = rows.latency.filter(({ count }) => count > 0);
    return requests === 0 && closed.length === 0
        ? Number.POSITIVE_INFINITY
        : closed.reduce((longest, row) => Math.max(longest, row.max), max);
}

/** The request that was counted last has failed. */
export function countFailure(counter: RequestCounter, failure: number, isMeasured: boolean): void {
    counter.errors++;
    if (isMeasured) {
        counter.causes.set(failure, (counter.causes.get(failure) ?? 0) + 1);
    }
}

/** Ends the interval. */
export function closeRow(counter: RequestCounter): void {
    const { rows } = counter;
    rows.arrivals.push(counter.arrivals);
    rows.requests.push(counter.requests);
    rows.errors.push(counter.errors);
    rows.latency.push(takeHistogram(counter));
    counter.arrivals = 0;
    counter.requests = 0;
    counter.errors = 0;
}

function takeHistogram(counter: RequestCounter): LatencyHistogram {
    const { requests: count, sum, min, max, buckets: all } = counter;
    if (count === 0) {
        return NO_LATENCY;
    }
    const buckets: number[] = [];
    const counts: number[] = [];
    const last = Math.min(bucketOf(max), BUCKETS - 1);
    for (let bucket = Math.min(bucketOf(min), BUCKETS - 1); bucket <= last; bucket++) {
        const held = all[bucket] as number;
        if (held > 0) {
            buckets.push(bucket);
            counts.push(held);
            all[bucket] = 0;
        }
    }
    counter.sum = 0;
    counter.min = Number.POSITIVE_INFINITY;
    counter.max = 0;
    return { count, sum, min, max, buckets, counts };
}

/** All that was counted. */
export function requestSeries({ id, rows, causes }: RequestCounter, places: readonly string[]): RequestSeries {
    const sorted = [...causes]
        .map(([failure, count]) => ({ cause: causeOf(failure), at: places[placeOf(failure)] ?? '', count }))
        .sort((a, b) => b.count - a.count || byCodeUnits(a.cause, b.cause) || byCodeUnits(a.at, b.at));
    return {
        id,
        arrivals: rows.arrivals,
        requests: rows.requests,
        errors: rows.errors,
        latency: rows.latency,
        causes: sorted,
    };
}
