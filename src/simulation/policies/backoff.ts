import type { Backoff } from '../../model/policy.ts';
import type { Milliseconds } from '../../model/quantities.ts';

/** Thirty years: longer than anything is simulated, and finite, so that a share of it is a number. */
const FOREVER: Milliseconds = 1e12;
/** Enough for a microsecond to become longer than that. */
const MOST_DOUBLINGS = 60;

/**
 * The longest wait before a repetition: constant, or doubled with each one up to the cap.
 *
 * @param repetition number of the repetition, from 1
 */
export function longestBackoff(backoff: Backoff | undefined, repetition: number): Milliseconds {
    if (backoff === undefined) {
        return 0;
    }
    const { base, growth, cap = FOREVER } = backoff;
    return growth === 'constant' ? base : Math.min(base * 2 ** Math.min(repetition - 1, MOST_DOUBLINGS), cap, FOREVER);
}

/**
 * The wait before a repetition. With jitter it is drawn evenly from nothing to the longest: "full jitter" of
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 *
 * @param repetition number of the repetition, from 1
 * @param random evenly from 0 to below 1; drawn from once, and only with jitter
 */
export function backoffDelay(
    backoff: Backoff | undefined,
    jitter: boolean,
    repetition: number,
    random: () => number,
): Milliseconds {
    const longest = longestBackoff(backoff, repetition);
    return jitter ? longest * random() : longest;
}
