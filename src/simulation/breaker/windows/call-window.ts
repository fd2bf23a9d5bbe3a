import type { Fraction, Milliseconds } from '../../../model/quantities.ts';

/** The latest results of calls, counted. */
export interface CallWindow {
    /** Adds a result; what is too old leaves. */
    record(now: Milliseconds, failed: boolean, slow: boolean): void;
    /** Results that are in it, as of the last one that was recorded. */
    readonly calls: number;
    readonly failures: number;
    readonly slow: number;
    /** Empties it. */
    clear(): void;
}

/** When the results in a window are too bad. */
export interface Thresholds {
    /** Results that it takes to judge at all. */
    readonly minimum: number;
    /** This share of failures, or more, is too much. */
    readonly failureRate: Fraction;
    /** This share of slow calls, or more, is too much; infinite where slowness is not judged by itself. */
    readonly slowRate: Fraction;
}

/** What a window says of the target. */
export type Verdict = 'too-few' | 'exceeded' | 'within';

/** Shares are written in decimals: 57 of 100 calls are 57 % in spite of what binary fractions make of it. */
const ROUNDING = 1e-9;

/** Judges the results in a window. */
export function judgeWindow({ calls, failures, slow }: CallWindow, thresholds: Thresholds): Verdict {
    if (calls === 0 || calls < thresholds.minimum) {
        return 'too-few';
    }
    const isBad =
        failures / calls >= thresholds.failureRate - ROUNDING || slow / calls >= thresholds.slowRate - ROUNDING;
    return isBad ? 'exceeded' : 'within';
}
