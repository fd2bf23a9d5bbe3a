import { formatDuration } from '../../model/quantities.ts';
import { formatMeasure, unitOf } from './expectation-text.ts';
import type { Judgement } from './judge-expectation.ts';
import { type MeasuredExpectation, measure, type PlannedRun, violates } from './measure.ts';
import { measuredSpan, type TimeSpan } from './time-span.ts';
import { windowLength } from './windows.ts';

/**
 * Judges a condition under which the experiment would be stopped: it fails as soon as the condition holds over a whole
 * window, in any replication. What is told is the value in that window; else the one that came nearest.
 */
export function judgeAbort(runs: readonly PlannedRun[], condition: MeasuredExpectation): Judgement {
    const windows = runs.map((run) => windowsOf(run, condition));
    const all = windows.flat();
    const [first] = all;
    if (!first) {
        return { verdict: 'inconclusive', detail: 'nothing was measured in this time' };
    }
    const stops = windows.map((each) => each.find(({ value }) => !violates(condition, value)));
    const stopped = stops.filter((each) => each !== undefined);
    const [stop] = stopped;
    if (stop) {
        return {
            verdict: 'fail',
            measured: stop.value,
            low: stop.value,
            high: stop.value,
            at: stop.at,
            detail: `it would have been stopped in ${stopped.length} of ${runs.length} replications, first after ${formatDuration(stop.at)}`,
        };
    }
    const isAbove = condition.metric === 'no-errors' || condition.compare === 'above';
    const nearest = all.reduce((near, each) => (each.value > near.value === isAbove ? each : near), first);
    return {
        verdict: 'pass',
        measured: nearest.value,
        low: nearest.value,
        high: nearest.value,
        detail: `never reached; it came nearest with ${formatMeasure(nearest.value, unitOf(condition))}`,
    };
}

interface Window {
    readonly at: number;
    readonly value: number;
}

function windowsOf(run: PlannedRun, condition: MeasuredExpectation): readonly Window[] {
    const { first, end } = measuredSpan(run.record);
    const length = windowLength(run.record);
    const windows: Window[] = [];
    for (let at = first; at + length <= end; at++) {
        const span: TimeSpan = { first: at, end: at + length };
        const measured = measure(run, condition, span);
        if (measured) {
            windows.push({ at: span.end * run.record.interval, value: measured.value });
        }
    }
    return windows;
}
