import type { Expectation } from '../../model/experiment.ts';
import type { SimulationPlan } from '../plan/simulation-plan.ts';
import { latencyQuantile, meanLatency } from '../record/latency-histogram.ts';
import type { RequestSeries, RunRecord } from '../record/run-record.ts';
import { lengthOf, requestTotals, type TimeSpan, total } from './time-span.ts';

/** A run with the plan that it is a run of. */
export interface PlannedRun {
    readonly plan: SimulationPlan;
    readonly record: RunRecord;
}

/** An expectation that is measured over any stretch of time; what recovery is hangs on the others. */
export type MeasuredExpectation = Exclude<Expectation, { readonly metric: 'recovery' }>;

/** What one run says to an expectation. */
export interface Measurement {
    readonly value: number;
    /** How many requests it was measured on; for queues and utilisation as many as intervals. */
    readonly trials: number;
}

/** Measures what an expectation speaks of; undefined where nothing happened that could be measured. */
export function measure(run: PlannedRun, expectation: MeasuredExpectation, span: TimeSpan): Measurement | undefined {
    switch (expectation.metric) {
        case 'latency': {
            const { latency } = requestTotals(seriesOf(run, expectation.of), span);
            const value =
                expectation.quantile === undefined
                    ? meanLatency(latency)
                    : latencyQuantile(latency, expectation.quantile);
            return value === undefined ? undefined : { value, trials: latency.count };
        }
        case 'errors': {
            const { requests, errors } = requestTotals(seriesOf(run, expectation.of), span);
            return requests === 0 ? undefined : { value: errors / requests, trials: requests };
        }
        case 'no-errors': {
            const { requests, errors } = requestTotals(seriesOf(run, expectation.of), span);
            return requests === 0 ? undefined : { value: errors, trials: requests };
        }
        case 'throughput': {
            const { requests, errors } = requestTotals(seriesOf(run, expectation.of), span);
            const seconds = lengthOf(run.record, span) / 1000;
            return seconds === 0 ? undefined : { value: (requests - errors) / seconds, trials: requests };
        }
        case 'queue':
            return ofIntervals(span, mostWaiting(run, expectation.of, span));
        case 'utilisation':
            return ofIntervals(span, meanInUse(run, expectation.of, span));
    }
}

/** Whether a value does not keep to a bound: below means less, above more. */
export function violates(expectation: MeasuredExpectation, value: number): boolean {
    if (expectation.metric === 'no-errors') {
        return value > 0;
    }
    return expectation.compare === 'below' ? value >= expectation.bound : value <= expectation.bound;
}

/** The requests that an expectation speaks of: of a scenario or of a watched subject; of all scenarios if of nothing. */
export function seriesOf({ record }: PlannedRun, of: string | undefined): readonly RequestSeries[] {
    if (of === undefined) {
        return record.scenarios;
    }
    const scenarios = record.scenarios.filter(({ id }) => id === of);
    return scenarios.length > 0 ? scenarios : record.watched.filter(({ id }) => id === of);
}

function ofIntervals(span: TimeSpan, value: number | undefined): Measurement | undefined {
    return value === undefined || span.end <= span.first ? undefined : { value, trials: span.end - span.first };
}

/** Most that waited at a time, of one server or channel. */
function mostWaiting(run: PlannedRun, of: string | undefined, span: TimeSpan): number | undefined {
    const { servers, channels } = partsOf(run, of);
    const peaks = [
        ...servers.map((server) => largest(server.mostWaiting, span)),
        ...channels.map((channel) => largest(channel.mostWaiting, span)),
    ];
    return peaks.length === 0 ? undefined : Math.max(...peaks);
}

/** Mean share of places in use, of the server that is used most. */
function meanInUse(run: PlannedRun, of: string | undefined, span: TimeSpan): number | undefined {
    const means = partsOf(run, of).servers.map(({ inUse }) => total(inUse, span) / Math.max(1, span.end - span.first));
    return means.length === 0 ? undefined : Math.max(...means);
}

/** Servers and channels that an expectation speaks of; all of them if of nothing. */
function partsOf({ plan, record }: PlannedRun, of: string | undefined) {
    if (of === undefined) {
        return { servers: record.servers, channels: record.channels };
    }
    const subjects = plan.watched.filter(({ id }) => id === of);
    return {
        servers: subjects.flatMap(({ servers }) => servers.flatMap((at) => record.servers[at] ?? [])),
        channels: subjects.flatMap(({ channels }) => channels.flatMap((at) => record.channels[at] ?? [])),
    };
}

function largest(series: readonly number[], { first, end }: TimeSpan): number {
    return series.slice(first, end).reduce((most, each) => Math.max(most, each), 0);
}
