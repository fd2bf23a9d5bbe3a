import type { Element } from './element.ts';
import type { Fraction, Milliseconds, PerSecond } from './quantities.ts';
import type { Load } from './scenario.ts';
import type { Source } from './source.ts';

/** A test of the architecture: a steady state, something that breaks, and what must hold. */
export interface Experiment extends Element {
    readonly kind: 'experiment';
    readonly loads: readonly ExperimentLoad[];
    readonly steady: readonly Expectation[];
    readonly abort: readonly Expectation[];
    readonly expect: readonly Expectation[];
    /** Sorted by time, then as written. */
    readonly faults: readonly Fault[];
}

/** Load during an experiment. */
export interface ExperimentLoad {
    /** Id of the scenario; the only one there is when not said. */
    readonly scenario?: string;
    /** How much arrives; the scenario's own load when not said. */
    readonly load?: Load;
    readonly duration?: Milliseconds;
    readonly warmup?: Milliseconds;
    readonly source: Source;
}

/** Something measured, and its bound. */
export type Expectation =
    | {
          readonly metric: 'latency';
          /** Share for a percentile, absent for the mean. */
          readonly quantile?: Fraction;
          readonly of?: string;
          readonly compare: 'below' | 'above';
          readonly bound: Milliseconds;
          readonly source: Source;
      }
    | {
          readonly metric: 'errors' | 'throughput' | 'queue' | 'utilisation';
          readonly of?: string;
          readonly compare: 'below' | 'above';
          /** Share, rate per second or count, as the metric has it. */
          readonly bound: number;
          readonly source: Source;
      }
    | { readonly metric: 'recovery'; readonly within: Milliseconds; readonly source: Source }
    | { readonly metric: 'no-errors'; readonly of?: string; readonly source: Source };

interface FaultTime {
    /** Time from the start of the load. */
    readonly at: Milliseconds;
    /** How long it lasts; to the end when not said. */
    readonly duration?: Milliseconds;
    readonly source: Source;
}

/** Something that breaks. */
export type Fault = FaultTime &
    (
        | { readonly fault: 'kill'; readonly target: string; readonly count: number | 'all' }
        | {
              readonly fault: 'delay';
              readonly target: string;
              /** With `to`, only calls from `target` to `to`. */
              readonly to?: string;
              readonly by: Milliseconds;
              readonly jitter?: Milliseconds;
          }
        | { readonly fault: 'partition'; readonly target: string; readonly to: string; readonly bothWays: boolean }
        | { readonly fault: 'stress'; readonly target: string; readonly resource: string; readonly share: Fraction }
        | { readonly fault: 'skew'; readonly target: string; readonly by: Milliseconds }
        | { readonly fault: 'fail'; readonly target: string; readonly to?: string; readonly share: Fraction }
        | { readonly fault: 'throttle'; readonly target: string; readonly rate: PerSecond }
    );
