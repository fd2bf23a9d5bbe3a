import { addTo } from '../../model/multimap.ts';
import { formatCount, formatMoment, formatShare, type Milliseconds } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { ExperimentResult, ShownFault } from '../../simulation/experiment/experiment-result.ts';
import type { BreakerLane, RunRecord } from '../../simulation/record/run-record.ts';
import { errorLine, quantileLine, timePoints } from '../charts/time-points.ts';

/** Queues that are told: as many as are drawn. */
const MOST_QUEUES = 5;

/**
 * What the charts over time show, for whoever cannot see them or wants the figures: each fault with its time, and when
 * latency, errors and queues were at their worst.
 *
 * @returns a sentence each
 */
export function chartsInWords({ faults, run }: ExperimentResult, nameOf: (id: string) => string): readonly string[] {
    return [
        ...faults.map(faultText),
        ...run.scenarios.map((series) => scenarioText(run, series, nameOf)),
        ...breakerTexts(run, nameOf),
        ...queueTexts(run, nameOf),
    ];
}

function faultText({ at, until, title, withoutEffect }: ShownFault): string {
    const none = withoutEffect === undefined ? '' : ', without modelled effect';
    return `From ${formatMoment(at)} to ${formatMoment(until)}: \`${title}\`${none}.`;
}

function scenarioText(run: RunRecord, series: RunRecord['scenarios'][number], nameOf: (id: string) => string): string {
    const points = timePoints(run);
    const slowest = worst(quantileLine(series, points, 0.99), points.times);
    const errors = worst(errorLine(series, points), points.times);
    if (!slowest || !errors) {
        return `${nameOf(series.id)}: no request ended.`;
    }
    const failed =
        errors.value === 0
            ? 'no errors'
            : `errors at most ${formatShare(errors.value, 2)}, at ${formatMoment(errors.time)}`;
    return `${nameOf(series.id)}: p99 at most ${formatMeasure(slowest.value, 'ms')}, at ${formatMoment(slowest.time)}; ${failed}.`;
}

function breakerTexts({ breakers }: RunRecord, nameOf: (id: string) => string): readonly string[] {
    const byCall = new Map<string, BreakerLane[]>();
    for (const lane of breakers) {
        addTo(byCall, lane.call, lane);
    }
    return [...byCall.values()].flatMap((lanes) => {
        const opened = lanes.flatMap(({ changes }) => changes.filter(({ to }) => to === 'open').map(({ at }) => at));
        const [lane] = lanes;
        if (!lane || opened.length === 0) {
            return [];
        }
        const [first, last] = [Math.min(...opened), Math.max(...opened)];
        const when =
            opened.length === 1
                ? `once, at ${formatMoment(first)}`
                : `${formatCount(opened.length)} times, from ${formatMoment(first)} to ${formatMoment(last)}`;
        return [`The breaker from ${nameOf(lane.source)} to ${nameOf(lane.target)} opened ${when}.`];
    });
}

function queueTexts(run: RunRecord, nameOf: (id: string) => string): readonly string[] {
    return [...run.servers, ...run.channels]
        .flatMap(({ id, mostWaiting }) => {
            const most = worst(
                mostWaiting,
                mostWaiting.map((_, at) => at * run.interval),
            );
            return most && most.value > 0 ? [{ id, most }] : [];
        })
        .sort((a, b) => b.most.value - a.most.value)
        .slice(0, MOST_QUEUES)
        .map(
            ({ id, most }) =>
                `${nameOf(id)}: at most ${formatCount(most.value)} waiting, at ${formatMoment(most.time)}.`,
        );
}

/** The largest value, and when it first was that. */
function worst(
    values: readonly (number | undefined)[],
    times: readonly Milliseconds[],
): { readonly value: number; readonly time: Milliseconds } | undefined {
    let found: { readonly value: number; readonly time: Milliseconds } | undefined;
    for (const [at, value] of values.entries()) {
        if (value !== undefined && (found === undefined || value > found.value)) {
            found = { value, time: times[at] ?? 0 };
        }
    }
    return found;
}
