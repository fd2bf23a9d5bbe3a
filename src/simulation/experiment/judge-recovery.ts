import { formatDuration, type Milliseconds } from '../../model/quantities.ts';
import { meanOfParts } from './confidence.ts';
import type { Judgement } from './judge-expectation.ts';
import type { MeasuredExpectation, PlannedRun } from './measure.ts';
import { type Recovery, recoveries } from './recovery.ts';

/**
 * Judges how soon the steady state held again after each fault: by the slowest recovery of each replication. A fault
 * that was followed too soon by the next one, or by the end, to see it recover in time is told and not judged.
 *
 * @param steady what has to hold again; at least one
 */
export function judgeRecovery(
    runs: readonly PlannedRun[],
    within: Milliseconds,
    steady: readonly MeasuredExpectation[],
): Judgement {
    if (steady.length === 0) {
        return {
            verdict: 'inconclusive',
            detail: 'nobody says what is steady: write `steady { … }` with what has to hold again',
        };
    }
    const observed = runs.map((run) => recoveries(run, steady));
    if (observed.every((each) => each.length === 0)) {
        return { verdict: 'inconclusive', detail: 'no fault ends while the load lasts, so nothing can recover' };
    }
    const late = observed.flatMap((each) => each.filter(({ after, observed: time }) => isLate(after, time, within)));
    const [first] = late;
    const slowest = observed.map((each) => Math.max(...each.map(({ after }) => after ?? 0)));
    const isNever = late.some(({ after }) => after === undefined);
    const estimate = isNever
        ? { value: Number.POSITIVE_INFINITY, low: Math.min(...slowest), high: Number.POSITIVE_INFINITY }
        : meanOfParts({ values: slowest, runs: slowest.length });
    const unseen = observed.flatMap((each) => each.filter(({ after }) => after === undefined)).length;
    const all = observed.reduce((sum, each) => sum + each.length, 0);
    if (first) {
        return {
            verdict: 'fail',
            measured: estimate.value,
            low: Math.max(0, estimate.low),
            high: estimate.high,
            at: first.end + within,
            detail: lateText(runs, late, all),
        };
    }
    if (unseen === all) {
        return {
            verdict: 'inconclusive',
            detail: `after no fault there were ${formatDuration(within)} without another one: set them further apart, or let the load last longer`,
        };
    }
    return {
        verdict: estimate.high < within || slowest.length === 1 ? 'pass' : passesAll(slowest, within),
        measured: estimate.value,
        low: Math.max(0, estimate.low),
        high: estimate.high,
        ...(unseen === 0
            ? {}
            : { detail: `${unseen} of ${all} recoveries could not be seen: the next fault or the end came too soon` }),
    };
}

/** Every replication kept to the bound; the interval of the mean may reach over it where they differ much. */
function passesAll(slowest: readonly Milliseconds[], within: Milliseconds): 'pass' | 'inconclusive' {
    return slowest.every((each) => each <= within) && slowest.length >= SURE ? 'pass' : 'inconclusive';
}

/** Replications without a late recovery after which one in two is ruled out with 95 % confidence: 0.5^5 < 0.05. */
const SURE = 5;

function isLate(after: Milliseconds | undefined, observed: Milliseconds, within: Milliseconds): boolean {
    return after === undefined ? observed > within : after > within;
}

function lateText(runs: readonly PlannedRun[], late: readonly Recovery[], all: number): string {
    const faults = [...new Set(late.map(({ fault }) => fault))].sort((a, b) => a - b);
    const titles = faults.map((fault) => runs[0]?.plan.faults[fault]?.title ?? '');
    const never = late.filter(({ after }) => after === undefined).length;
    const what = never === 0 ? 'too late' : never === late.length ? 'not at all' : 'too late or not at all';
    return `in ${late.length} of ${all} cases ${what}, after ${titles.join('; ')}`;
}
