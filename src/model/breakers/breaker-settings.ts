import type { Fraction, Milliseconds } from '../quantities.ts';

/** Everything that decides what a breaker does, with nothing left unsaid. Plain data. */
export interface BreakerSettings {
    /** One state for the target as a whole, or one for each of its hosts. */
    readonly judges: 'target' | 'hosts';
    readonly opening: Opening;
    readonly slow?: SlowCalls;
    readonly wait: Wait;
    readonly probing: Probing;
}

/** What opens it. */
export type Opening =
    /** So many failures in a row. */
    | { readonly by: 'consecutive'; readonly failures: number }
    /** Too large a share of the results in a window. */
    | {
          readonly by: 'rate';
          readonly failureRate: Fraction;
          readonly window: Window;
          /** Results that it takes to judge at all. */
          readonly minimum: number;
          /** After which results it judges. */
          readonly judgesAfter: 'every-result' | 'failures';
      };

/** Which results are judged. */
export type Window =
    /** The last so many. */
    | { readonly of: 'calls'; readonly calls: number }
    /** Those of so many slices of time. */
    | { readonly of: 'time'; readonly slice: Milliseconds; readonly slices: number }
    /** Polly's sampling duration, in ten buckets that begin with a result. */
    | { readonly of: 'sampling'; readonly length: Milliseconds };

/** What a call is that takes longer than a threshold. */
export interface SlowCalls {
    readonly threshold: Milliseconds;
    /** Share of slow calls that opens the breaker; without it each counts as a failure. */
    readonly rate?: Fraction;
}

/** How long it stays open. */
export type Wait =
    | {
          readonly by: 'fixed';
          readonly time: Milliseconds;
          readonly since: 'last-failure' | 'opening';
          /** Whether a request passes when just that time is over, or only later. */
          readonly passes: 'at' | 'after';
      }
    /**
     * Twice as long each time until a probe succeeds, then short again; up to `jitter` of it longer at random, and
     * never longer than the cap. It ends by itself, without a request.
     */
    | { readonly by: 'doubling'; readonly time: Milliseconds; readonly cap: Milliseconds; readonly jitter: Fraction }
    /** Longer with each ejection, less so after quiet sweeps. */
    | { readonly by: 'times-ejected'; readonly time: Milliseconds; readonly cap: Milliseconds };

/** What happens after the wait. */
export type Probing =
    /** So many successes close it, one failure opens it again; at most `probes` requests are on their way at a time. */
    | { readonly by: 'successes'; readonly needed: number; readonly probes: number }
    /** So many requests pass; their results are judged like those in the window once there are `minimum`. */
    | { readonly by: 'judged'; readonly calls: number; readonly minimum: number }
    /** The host takes requests again from the sweep after the wait; no more than a share of the hosts is out at a time. */
    | { readonly by: 'sweep'; readonly every: Milliseconds; readonly mostEjected: Fraction };
