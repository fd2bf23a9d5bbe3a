import type { Milliseconds } from '../../model/quantities.ts';
import { latencyQuantile, mergeLatencies } from '../../simulation/record/latency-histogram.ts';
import type { RequestSeries, RunRecord } from '../../simulation/record/run-record.ts';

/** Neighbouring intervals of a run that a chart shows as one point. */
export interface TimePoints {
    /** First interval of each point. */
    readonly firsts: readonly number[];
    /** Intervals in a point. */
    readonly size: number;
    /** Time in the middle of each point. */
    readonly times: readonly Milliseconds[];
}

/** The same scenario in another run, for comparison. */
export interface SeriesBeside {
    readonly series: RequestSeries;
    readonly points: TimePoints;
}

/** Most points of a line: more cannot be told apart. */
const MOST_POINTS = 400;

/** Divides a run into points, of one interval where it is short. */
export function timePoints({ interval, duration }: RunRecord): TimePoints {
    const intervals = Math.ceil(duration / interval - 1e-9);
    const size = Math.max(1, Math.ceil(intervals / MOST_POINTS));
    const firsts = Array.from({ length: Math.ceil(intervals / size) }, (_, point) => point * size);
    return {
        firsts,
        size,
        times: firsts.map((first) => ((first + Math.min(first + size, intervals)) / 2) * interval),
    };
}

/** A percentile for each point; nothing where no request ended. */
export function quantileLine(
    { latency }: RequestSeries,
    { firsts, size }: TimePoints,
    share: number,
): readonly (Milliseconds | undefined)[] {
    return firsts.map((first) => latencyQuantile(mergeLatencies(latency.slice(first, first + size)), share));
}

/** The share of requests that failed, for each point; nothing where none ended. */
export function errorLine(
    { requests, errors }: RequestSeries,
    { firsts, size }: TimePoints,
): readonly (number | undefined)[] {
    return firsts.map((first) => {
        const ended = sum(requests.slice(first, first + size));
        return ended === 0 ? undefined : sum(errors.slice(first, first + size)) / ended;
    });
}

/** The largest value of a series in each point. */
export function peakLine(series: readonly number[], { firsts, size }: TimePoints): readonly number[] {
    return firsts.map((first) => series.slice(first, first + size).reduce((most, each) => Math.max(most, each), 0));
}

function sum(values: readonly number[]): number {
    return values.reduce((all, each) => all + each, 0);
}
