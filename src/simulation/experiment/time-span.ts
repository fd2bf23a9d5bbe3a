import type { Milliseconds } from '../../model/quantities.ts';
import { type LatencyHistogram, mergeLatencies } from '../record/latency-histogram.ts';
import type { RequestSeries, RunRecord } from '../record/run-record.ts';

/** A stretch of a run: whole intervals, from the first to before the last. */
export interface TimeSpan {
    readonly first: number;
    readonly end: number;
}

/** The intervals that begin within a stretch of time. */
export function spanOf({ interval, duration }: RunRecord, from: Milliseconds, until: Milliseconds): TimeSpan {
    const first = Math.max(0, Math.ceil(from / interval - ROUNDING));
    return { first, end: Math.max(first, Math.ceil(Math.min(until, duration) / interval - ROUNDING)) };
}

/** Times are sums of decimal fractions: what is this near to a bound is on it. */
const ROUNDING = 1e-9;

/** All that is measured: behind the warm-up. What ends after the load has ended counts to the last interval. */
export function measuredSpan(record: RunRecord): TimeSpan {
    return spanOf(record, record.warmup, record.duration);
}

/** Length of a span in milliseconds. */
export function lengthOf({ interval, duration }: RunRecord, { first, end }: TimeSpan): Milliseconds {
    return Math.max(0, Math.min(end * interval, duration) - first * interval);
}

/** The sum of a series over a span. */
export function total(series: readonly number[], { first, end }: TimeSpan): number {
    let sum = 0;
    for (let at = first; at < end; at++) {
        sum += series[at] ?? 0;
    }
    return sum;
}

/** Requests of a span. */
export interface RequestTotals {
    readonly requests: number;
    readonly errors: number;
    readonly latency: LatencyHistogram;
}

/** What several series of requests come to in a span. */
export function requestTotals(series: readonly RequestSeries[], span: TimeSpan): RequestTotals {
    return {
        requests: series.reduce((sum, each) => sum + total(each.requests, span), 0),
        errors: series.reduce((sum, each) => sum + total(each.errors, span), 0),
        latency: mergeLatencies(series.flatMap((each) => each.latency.slice(span.first, span.end))),
    };
}
