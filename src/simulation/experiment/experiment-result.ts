import type { Fraction, Milliseconds } from '../../model/quantities.ts';
import type { Source } from '../../model/source.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { MeasureUnit } from './expectation-text.ts';

/** What comes of an expectation, or of an experiment. `inconclusive`: too little was seen to tell. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** What the replications of an experiment, or of a bare scenario, came to. Plain data. */
export interface ExperimentResult {
    /** Id of the experiment or scenario. */
    readonly id: string;
    readonly title?: string;
    /** `none`: nothing was expected, as of a bare scenario. */
    readonly verdict: Verdict | 'none';
    /** In words, what kept it from a verdict or made it fail beside the expectations. */
    readonly reasons: readonly string[];
    readonly seed: number;
    readonly replications: number;
    /** Events that all replications worked off. */
    readonly events: number;
    readonly duration: Milliseconds;
    readonly warmup: Milliseconds;
    /** What arrived: `Purchase at 200/s`. */
    readonly loads: readonly string[];
    readonly expectations: readonly JudgedExpectation[];
    readonly faults: readonly ShownFault[];
    readonly scenarios: readonly ScenarioSummary[];
    readonly servers: readonly ServerSummary[];
    /** Why it failed, in order of time; empty where it did not. */
    readonly explanation: readonly Explanation[];
    /** What was taken for granted, and what the runs met that a reader has to know. */
    readonly assumptions: readonly string[];
    readonly notes: readonly string[];
    /** The first replication, for charts, traces and replay. */
    readonly run: RunRecord;
}

/** An expectation with what was measured. */
export interface JudgedExpectation {
    readonly phase: 'steady' | 'abort' | 'expect';
    /** In the words of the language. */
    readonly text: string;
    readonly verdict: Verdict;
    readonly unit: MeasureUnit;
    /** Over all replications, in its unit; infinite for a recovery that did not come; absent if nothing was measured. */
    readonly measured?: number;
    /** Ends of the interval in which it lies with 95 % confidence. */
    readonly low?: number;
    readonly high?: number;
    /** When it first did not hold, in the first replication in which it did not. */
    readonly at?: Milliseconds;
    /** In words: on what it was measured, and what would tell more. */
    readonly detail?: string;
    /** The bound, in its unit, for charts. */
    readonly bound?: number;
    /** Id of the scenario or element that it speaks of. */
    readonly of?: string;
    readonly metric: string;
    readonly quantile?: Fraction;
    readonly source: Source;
}

/** A fault as charts show it. */
export interface ShownFault {
    readonly at: Milliseconds;
    /** The end of the run, if it lasts so long. */
    readonly until: Milliseconds;
    /** `kill`, `delay`, `partition`, `stress`, `skew`, `fail` or `throttle`. */
    readonly kind: string;
    /** As it is written. */
    readonly title: string;
    readonly withoutEffect?: string;
}

/** The measured requests of a scenario, of all replications together. */
export interface ScenarioSummary {
    readonly id: string;
    readonly requests: number;
    readonly errors: number;
    readonly latency: LatencySummary;
}

/** Times in milliseconds; 0 where there was no request. */
export interface LatencySummary {
    readonly mean: Milliseconds;
    readonly p50: Milliseconds;
    readonly p90: Milliseconds;
    readonly p99: Milliseconds;
    readonly max: Milliseconds;
}

/** A server over the measured time, as the mean of the replications; `max` is the largest of all. */
export interface ServerSummary {
    readonly id: string;
    readonly utilisation: Fraction;
    readonly queue: { readonly mean: number; readonly max: number };
}

/** One reason of a failure. */
export interface Explanation {
    readonly kind:
        | 'fault'
        | 'saturation'
        | 'divergence'
        | 'deadlock'
        | 'backlog'
        | 'retries'
        | 'breaker'
        | 'errors'
        | 'latency';
    /** When it began. */
    readonly at?: Milliseconds;
    /** One sentence. */
    readonly text: string;
    /** More about it, if there is. */
    readonly detail?: string;
    /** Ids of the elements that it speaks of, in order of the way. */
    readonly elements: readonly string[];
}
