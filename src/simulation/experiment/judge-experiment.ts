import type { Expectation, Experiment } from '../../model/experiment.ts';
import { formatDuration, formatRate } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import type { PlannedFault, SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { expectationText, unitOf } from './expectation-text.ts';
import type { ExperimentResult, JudgedExpectation, ShownFault } from './experiment-result.ts';
import { explainFailure } from './explain-failure.ts';
import { judgeAbort } from './judge-abort.ts';
import { type Judgement, judgeExpectation } from './judge-expectation.ts';
import { judgeRecovery } from './judge-recovery.ts';
import type { MeasuredExpectation, PlannedRun } from './measure.ts';
import { settlingNotes } from './settling.ts';
import { silenceNotes } from './silence-notes.ts';
import { slowPaths } from './slow-path.ts';
import { scenarioSummaries, serverSummaries } from './summaries.ts';
import { measuredSpan, spanOf, type TimeSpan } from './time-span.ts';

/** What is judged: an experiment, or a scenario from which nobody expects anything. */
export type Judged = Pick<Experiment, 'id' | 'title'> & Partial<Pick<Experiment, 'steady' | 'abort' | 'expect'>>;

/**
 * Joins the replications of an experiment to its verdict. The steady state is judged before anything breaks, what is
 * expected over all of the measured time, and what aborts at each moment.
 *
 * @param records the replications, at least one, in the order of their numbers
 * @param seed that of the experiment, from which those of the replications come
 * @param nameOf how an element is called for people
 */
export function judgeExperiment(
    judged: Judged,
    plan: SimulationPlan,
    records: readonly RunRecord[],
    seed: number,
    nameOf: (id: string) => string,
): ExperimentResult {
    const [run] = records;
    if (!run) {
        throw new RangeError('An experiment cannot be judged without a run.');
    }
    const runs = records.map((record) => ({ plan, record }));
    const expectations = judgeAll(judged, runs, nameOf);
    const cut = records.find(({ cutShort }) => cutShort !== undefined)?.cutShort;
    const reasons = [
        ...(cut === undefined ? [] : [cut]),
        ...(judged.expect && expectations.length === 0 ? [NOTHING_EXPECTED] : []),
    ];
    const verdict = judged.expect ? verdictOf(expectations, reasons.length > 0) : 'none';
    const scenarios = scenarioSummaries(records);
    // Nobody said how many errors a bare scenario may have, but whoever runs it wants to know where they come from.
    const isUnjudgedFailure = verdict === 'none' && scenarios.some(({ errors }) => errors > 0);
    const failed = runs.find(({ record }) => isStuck(record)) ?? runs[0];
    return {
        id: judged.id,
        ...(judged.title === undefined ? {} : { title: judged.title }),
        verdict,
        reasons,
        seed,
        replications: records.length,
        events: records.reduce((sum, { events }) => sum + events, 0),
        duration: plan.timing.duration,
        warmup: plan.timing.warmup,
        loads: plan.loads.map(({ scenario, load }) => `${nameOf(scenario)} ${loadText(load)}`),
        expectations,
        faults: plan.faults.map((fault) => shownFault(fault, plan)),
        scenarios,
        servers: serverSummaries(records),
        explanation:
            failed && (verdict === 'fail' || isUnjudgedFailure || cut !== undefined || isStuck(run))
                ? explainFailure(failed, nameOf, slowPaths(run, expectations, nameOf))
                : [],
        assumptions: plan.assumptions,
        notes: [
            ...new Set(records.flatMap(({ notes }) => notes)),
            ...silenceNotes(runs, nameOf),
            ...settlingNotes(runs, beforeFaults({ plan, record: run }), nameOf),
        ],
        run,
    };
}

/** Whether more and more waits, for more than there is or for each other. */
function isStuck({ diverging, deadlocks = [] }: RunRecord): boolean {
    return diverging.length + deadlocks.length > 0;
}

const NOTHING_EXPECTED = 'Nothing is expected, so nothing can pass: write `expect { … }` with what has to hold.';

function judgeAll(judged: Judged, runs: readonly PlannedRun[], nameOf: (id: string) => string): JudgedExpectation[] {
    const steady = measuredOnes(judged.steady ?? []);
    return [
        ...(judged.steady ?? []).map((each) => ({ each, phase: 'steady' as const })),
        ...(judged.abort ?? []).map((each) => ({ each, phase: 'abort' as const })),
        ...(judged.expect ?? []).map((each) => ({ each, phase: 'expect' as const })),
    ].map(({ each, phase }) => ({
        phase,
        text: expectationText(each, nameOf),
        ...judge(runs, each, phase, steady),
        unit: unitOf(each),
        metric: each.metric,
        ...('bound' in each ? { bound: each.bound } : {}),
        ...('of' in each && each.of !== undefined ? { of: each.of } : {}),
        ...('quantile' in each && each.quantile !== undefined ? { quantile: each.quantile } : {}),
        source: each.source,
    }));
}

function measuredOnes(expectations: readonly Expectation[]): readonly MeasuredExpectation[] {
    return expectations.flatMap((each) => (each.metric === 'recovery' ? [] : [each]));
}

function judge(
    runs: readonly PlannedRun[],
    expectation: Expectation,
    phase: JudgedExpectation['phase'],
    steady: readonly MeasuredExpectation[],
): Judgement {
    const [first] = runs;
    if (!first || expectation.metric === 'recovery') {
        return expectation.metric === 'recovery'
            ? judgeRecovery(runs, expectation.within, steady)
            : { verdict: 'inconclusive' };
    }
    switch (phase) {
        case 'steady':
            return judgeExpectation(runs, expectation, beforeFaults(first));
        case 'abort':
            return judgeAbort(runs, expectation);
        case 'expect':
            return judgeExpectation(runs, expectation, measuredSpan(first.record));
    }
}

/** From the end of the warm-up to the first fault that does anything. */
function beforeFaults({ plan, record }: PlannedRun): TimeSpan {
    const first = plan.faults.filter(({ withoutEffect }) => withoutEffect === undefined).map(({ at }) => at);
    return spanOf(record, record.warmup, Math.min(record.duration, ...first));
}

function verdictOf(expectations: readonly JudgedExpectation[], isIncomplete: boolean): ExperimentResult['verdict'] {
    const verdicts = expectations.map(({ verdict }) => verdict);
    if (verdicts.includes('fail')) {
        return 'fail';
    }
    return isIncomplete || verdicts.includes('inconclusive') ? 'inconclusive' : 'pass';
}

function shownFault({ fault, at, until, title, withoutEffect }: PlannedFault, { timing }: SimulationPlan): ShownFault {
    return {
        at,
        until: Math.min(until, timing.duration),
        kind: fault,
        title,
        ...(withoutEffect === undefined ? {} : { withoutEffect }),
    };
}

/** A load in words: `at 200/s`, `from 50/s to 500/s over 2 min`. */
function loadText(load: Load): string {
    switch (load.shape) {
        case 'poisson':
            return `at ${formatRate(load.rate)}`;
        case 'constant':
            return `at ${formatRate(load.rate)}, evenly`;
        case 'ramp':
            return `from ${formatRate(load.from)} to ${formatRate(load.to)} over ${formatDuration(load.over)}`;
        case 'burst':
            return `${load.requests} at once, every ${formatDuration(load.every)}`;
        case 'closed':
            return `by ${load.users} users who think for ${formatDuration(load.think)}`;
    }
}
