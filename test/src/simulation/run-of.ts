import type { SimulationPlan } from '../../../src/simulation/plan/simulation-plan.ts';
import { bucketOf, type LatencyHistogram, mergeLatencies } from '../../../src/simulation/record/latency-histogram.ts';
import type { RequestSeries, RunRecord, ServerSeries } from '../../../src/simulation/record/run-record.ts';

/** A histogram of some times. */
export function latenciesOf(times: readonly number[]): LatencyHistogram {
    return mergeLatencies(
        times.map((time) => ({ count: 1, sum: time, min: time, max: time, buckets: [bucketOf(time)], counts: [1] })),
    );
}

/** Requests of one interval. */
export interface Interval {
    readonly times: readonly number[];
    readonly errors?: number;
    /** Requests that begin; as many as end unless said. */
    readonly arrivals?: number;
}

/** A series of requests, interval by interval. */
export function seriesOf(id: string, intervals: readonly Interval[]): RequestSeries {
    return {
        id,
        arrivals: intervals.map(({ times, arrivals }) => arrivals ?? times.length),
        requests: intervals.map(({ times }) => times.length),
        errors: intervals.map(({ errors }) => errors ?? 0),
        latency: intervals.map(({ times }) => latenciesOf(times)),
        causes: [],
    };
}

/** A record of intervals of one second, of the scenario `Purchase` unless others are given. */
export function recordOf(intervals: readonly Interval[], more: Partial<RunRecord> = {}): RunRecord {
    return {
        seed: 1,
        events: 10,
        interval: 1000,
        duration: intervals.length * 1000,
        warmup: 0,
        scenarios: [seriesOf('Purchase', intervals)],
        watched: [],
        servers: [],
        calls: [],
        channels: [],
        breakers: [],
        slowest: [],
        diverging: [],
        notes: [],
        ...more,
    };
}

/** A server of which nothing is known but what is given. */
export function serverOf(id: string, length: number, more: Partial<ServerSeries> = {}): ServerSeries {
    const zeros = Array.from({ length }, () => 0);
    return {
        id,
        kind: 'service',
        arrivals: zeros,
        busy: zeros,
        waiting: zeros,
        mostWaiting: zeros,
        inUse: zeros,
        replicas: zeros.map(() => 1),
        utilisation: 0,
        queue: { mean: 0, max: 0 },
        ...more,
    };
}

/** A plan of nothing but its time and what is given. */
export function planOf(seconds: number, more: Partial<SimulationPlan> = {}): SimulationPlan {
    return {
        servers: [],
        works: [],
        calls: [],
        channels: [],
        loads: [],
        faults: [],
        watched: [],
        timing: { duration: seconds * 1000, warmup: 0, interval: 1000 },
        network: { delay: 0.5 },
        cancelsAbandonedWork: false,
        assumptions: [],
        ...more,
    };
}

/** The same interval, again and again. */
export function repeated(count: number, interval: Interval): readonly Interval[] {
    return Array.from({ length: count }, () => interval);
}
