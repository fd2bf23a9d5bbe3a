import { formatCount } from '../../model/quantities.ts';
import {
    type Estimate,
    halfWidthOfRatio,
    meanOfParts,
    type Parts,
    shareOfTrials,
    trialsToRuleOut,
    widest,
} from './confidence.ts';
import type { JudgedExpectation, Verdict } from './experiment-result.ts';
import { latencyEstimate } from './latency-estimate.ts';
import { type MeasuredExpectation, type Measurement, measure, type PlannedRun, seriesOf, violates } from './measure.ts';
import { partsOf } from './parts.ts';
import { requestTotals, type TimeSpan, total } from './time-span.ts';
import { firstBreak } from './windows.ts';

/** What was found out about an expectation. */
export type Judgement = Pick<JudgedExpectation, 'verdict' | 'measured' | 'low' | 'high' | 'at' | 'detail'>;

/**
 * Judges one expectation by all replications: it passes when the whole confidence interval keeps to the bound, and
 * fails when none of it does. Else too little was seen, and it says how much more would tell.
 *
 * @param runs at least one
 * @param span the stretch of each run that it is judged over
 */
export function judgeExpectation(
    runs: readonly PlannedRun[],
    expectation: MeasuredExpectation,
    span: TimeSpan,
): Judgement {
    const measured = runs.flatMap((run) => measure(run, expectation, span) ?? []);
    if (measured.length === 0 || measured.length < runs.length) {
        return { verdict: 'inconclusive', detail: nothingMeasured(runs, expectation, span) };
    }
    const estimate = estimateOf(runs, expectation, span, measured);
    const verdict = verdictOf(expectation, estimate);
    const at = verdict === 'fail' ? firstBreakOf(runs, expectation, span) : undefined;
    const detail = detailOf(expectation, estimate, measured, verdict);
    return {
        verdict,
        measured: estimate.value,
        low: estimate.low,
        high: estimate.high,
        ...(at === undefined ? {} : { at }),
        ...(detail === undefined ? {} : { detail }),
    };
}

/** When it broke, in the first replication in which it did. */
function firstBreakOf(
    runs: readonly PlannedRun[],
    expectation: MeasuredExpectation,
    span: TimeSpan,
): number | undefined {
    for (const run of runs) {
        const at = firstBreak(run, expectation, span);
        if (at !== undefined) {
            return at;
        }
    }
    return undefined;
}

function estimateOf(
    runs: readonly PlannedRun[],
    expectation: MeasuredExpectation,
    span: TimeSpan,
    measured: readonly Measurement[],
): Estimate {
    const values = measured.map(({ value }) => value);
    switch (expectation.metric) {
        case 'errors': {
            const pooled = shareOfTrials(errorsOf(measured), trialsOf(measured));
            return pooled.value === 0 ? pooled : widest(pooled, errorsByParts(runs, expectation, span, pooled.value));
        }
        case 'no-errors': {
            const sum = values.reduce((all, each) => all + each, 0);
            return { value: sum, low: sum, high: sum };
        }
        case 'queue': {
            const most = Math.max(...values);
            return { value: most, low: Math.min(...values), high: most };
        }
        case 'latency': {
            const parts = partsOf(runs, span);
            const latencies = parts.values.map(
                ({ run, span: part }) => requestTotals(seriesOf(run, expectation.of), part).latency,
            );
            return latencyEstimate({ values: latencies, runs: parts.runs }, expectation.quantile);
        }
        case 'throughput':
            return meanOfParts(measuredParts(runs, expectation, span));
        case 'utilisation':
            return meanOfParts(measuredParts(runs, expectation, span), 1);
    }
}

function errorsByParts(
    runs: readonly PlannedRun[],
    { of }: MeasuredExpectation & { readonly of?: string },
    span: TimeSpan,
    share: number,
): Estimate {
    const parts = partsOf(runs, span);
    const totals = parts.values.map(({ run, span: part }) => requestTotals(seriesOf(run, of), part));
    const requests = totals.reduce((sum, each) => sum + each.requests, 0);
    const residuals = totals.map((each) => each.errors - share * each.requests);
    const half = halfWidthOfRatio({ values: residuals, runs: parts.runs }, requests);
    return { value: share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
}

/** What each part says of something that can be measured at any time. */
function measuredParts(runs: readonly PlannedRun[], expectation: MeasuredExpectation, span: TimeSpan): Parts<number> {
    const parts = partsOf(runs, span);
    const values = parts.values.map(({ run, span: part }) => measure(run, expectation, part)?.value ?? 0);
    return { values, runs: parts.runs };
}

function errorsOf(measured: readonly Measurement[]): number {
    return Math.round(measured.reduce((sum, each) => sum + each.value * each.trials, 0));
}

function verdictOf(expectation: MeasuredExpectation, { value, low, high }: Estimate): Verdict {
    if (expectation.metric === 'queue') {
        // A bound on a peak is broken by one peak, whatever the others do.
        return violates(expectation, value) ? 'fail' : 'pass';
    }
    const [lowBreaks, highBreaks] = [violates(expectation, low), violates(expectation, high)];
    return lowBreaks === highBreaks ? (lowBreaks ? 'fail' : 'pass') : 'inconclusive';
}

function detailOf(
    expectation: MeasuredExpectation,
    estimate: Estimate,
    measured: readonly Measurement[],
    verdict: Verdict,
): string | undefined {
    const trials = trialsOf(measured);
    if (expectation.metric === 'no-errors') {
        return `${formatCount(estimate.value)} of ${formatCount(trials)} requests failed`;
    }
    if (verdict !== 'inconclusive') {
        return undefined;
    }
    if (expectation.metric === 'errors' && estimate.value === 0) {
        const needed = trialsToRuleOut(expectation.bound);
        return `none of ${formatCount(trials)} requests failed, about ${formatCount(needed)} are needed to be sure: ${moreOf(needed / trials, measured.length)}`;
    }
    // Its ends stand beside the value already.
    if (estimate.high === Number.POSITIVE_INFINITY) {
        return `how far above cannot be told yet: ${moreOf(2, measured.length)}`;
    }
    const distance = Math.abs(estimate.value - expectation.bound);
    const half = (estimate.high - estimate.low) / 2;
    return distance * MOST_TIMES < half
        ? 'the limit lies in between, too near to tell'
        : `the limit lies in between: ${moreOf((half / distance) ** 2, measured.length)}`;
}

/** Nobody runs an experiment so many times as long. The interval shrinks with the root of the length. */
const MOST_TIMES = 10;

function moreOf(times: number, replications: number): string {
    const factor = Math.max(1.1, times * 1.1);
    return `run it ${factor < 10 ? Math.ceil(factor * 10) / 10 : Math.ceil(factor)} times as long, or with ${Math.ceil(replications * factor)} replications`;
}

function nothingMeasured(runs: readonly PlannedRun[], expectation: MeasuredExpectation, span: TimeSpan): string {
    const { metric, of } = expectation;
    if (metric === 'queue' || metric === 'utilisation') {
        return of === undefined
            ? 'nothing waits or is used there in this time'
            : 'nothing waits or is used there in this time: does the load reach it?';
    }
    const begun = runs.flatMap((run) => seriesOf(run, of).map(({ arrivals }) => total(arrivals, span)));
    const count = begun.reduce((sum, each) => sum + each, 0);
    if (count > 0) {
        return `none of the ${formatCount(count)} requests that began in this time ended in it: load for longer, or see what they wait for`;
    }
    return of === undefined
        ? 'no request ended in this time'
        : 'no request ended in this time: does the load reach it?';
}

function trialsOf(measured: readonly Measurement[]): number {
    return measured.reduce((sum, each) => sum + each.trials, 0);
}
