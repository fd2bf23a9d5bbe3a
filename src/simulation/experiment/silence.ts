import type { RequestSeries } from '../record/run-record.ts';
import { type TimeSpan, total } from './time-span.ts';

/**
 * Whether somebody waits through a whole stretch and nobody is answered. Of nothing that ends nothing can be measured,
 * and yet nobody would say that all is well: everything hangs.
 */
export function isSilent(series: RequestSeries, span: TimeSpan): boolean {
    return total(series.requests, span) === 0 && underWay(series, span.first) > 0;
}

/** Requests that are under way when an interval begins. */
function underWay({ arrivals, requests }: RequestSeries, interval: number): number {
    const before = { first: 0, end: interval };
    return total(arrivals, before) - total(requests, before);
}

/**
 * The first interval of the silence that comes right before one, not earlier than a stretch begins; that one itself where
 * the silence is shorter than so many intervals.
 */
export function silenceBefore(series: RequestSeries, at: number, least: number, { first }: TimeSpan): number {
    let from = at;
    while (from > first && isUnanswered(series, from - 1)) {
        from--;
    }
    return at - from < least ? at : from;
}

/** The longest stretch of intervals in which nobody was answered who asked; undefined where there is none. */
export function longestSilence(series: RequestSeries, { first, end }: TimeSpan): TimeSpan | undefined {
    let longest: TimeSpan = { first, end: first };
    let from = first;
    for (let at = first; at < end; at++) {
        if (!isUnanswered(series, at)) {
            from = at + 1;
        } else if (at + 1 - from > longest.end - longest.first) {
            longest = { first: from, end: at + 1 };
        }
    }
    return longest.end > longest.first ? longest : undefined;
}

/** Whether nobody is answered in an interval, and somebody waits at its end. */
function isUnanswered(series: RequestSeries, interval: number): boolean {
    return (series.requests[interval] ?? 0) === 0 && underWay(series, interval + 1) > 0;
}
