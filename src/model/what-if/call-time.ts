import type { Call } from '../call.ts';
import type { Backoff, EffectivePolicy, Retry } from '../policy.ts';
import type { Milliseconds } from '../quantities.ts';
import { isStream } from '../vocabulary/interactions.ts';

/** How long one call can keep its caller waiting, when every try runs into its timeout. */
export interface CallTime {
    /** Longest wait for one try; infinite without a timeout. */
    readonly perTry: Milliseconds;
    /** The first try and all repetitions; infinite for `retry forever`. */
    readonly tries: number;
    /** All waits between tries together, at their longest. */
    readonly backoff: Milliseconds;
    /** What tries and waits come to, if nothing cut them off. */
    readonly uncut: Milliseconds;
    /** The same, cut off by the deadline; infinite where nothing ends the wait. */
    readonly total: Milliseconds;
}

/** The longest that one call can take, by its effective timeout, retries, backoff and deadline. */
export function callTime({
    timeout,
    deadline,
    retry,
}: Pick<EffectivePolicy, 'timeout' | 'deadline' | 'retry'>): CallTime {
    const limit = deadline.said === 'set' ? unlessZero(deadline.value) : Number.POSITIVE_INFINITY;
    const perTry = Math.min(timeout.said === 'set' ? unlessZero(timeout.value) : Number.POSITIVE_INFINITY, limit);
    const repeated = retry.said === 'set' ? retry.value : undefined;
    const tries = triesOf(repeated);
    const backoff = totalBackoff(repeated);
    const uncut = perTry * tries + backoff;
    return { perTry, tries, backoff, uncut, total: Math.min(uncut, limit) };
}

/** Tries of one call: the first and all repetitions; infinite for `retry forever`. */
export function triesOf(retry: Retry | undefined): number {
    const retries = retry?.retries ?? 0;
    return retries === 'forever' ? Number.POSITIVE_INFINITY : 1 + retries;
}

/** All waits between the tries of one call, each at its longest: full jitter draws between zero and that. */
export function totalBackoff(retry: Retry | undefined): Milliseconds {
    const waits = triesOf(retry) - 1;
    const backoff = retry?.backoff;
    return backoff === undefined || waits === 0 ? 0 : sumOfWaits(backoff, waits);
}

/** A wait of zero is none: it ends nothing. */
function unlessZero(limit: Milliseconds): Milliseconds {
    return limit > 0 ? limit : Number.POSITIVE_INFINITY;
}

function sumOfWaits({ base, growth, cap = Number.POSITIVE_INFINITY }: Backoff, waits: number): Milliseconds {
    if (!Number.isFinite(waits)) {
        return Number.POSITIVE_INFINITY;
    }
    if (growth === 'constant') {
        return base * waits;
    }
    let sum = 0;
    let wait = Math.min(base, cap);
    for (let i = 0; i < waits; i++) {
        if (wait >= cap || !Number.isFinite(sum)) {
            return sum + wait * (waits - i);
        }
        sum += wait;
        wait = Math.min(wait * 2, cap);
    }
    return sum;
}

/** How often one piece of work sends a request by a call. */
export interface CallCount {
    readonly requests: number;
    /** There may be more: once per item, with no upper bound. */
    readonly atLeast: boolean;
}

/**
 * Requests that one execution of the caller makes: one for a batch, for all messages of a stream, and for `per item`
 * with no bound, of which nothing better is known.
 */
export function callCount({ times, batched, protocol }: Pick<Call, 'times' | 'batched' | 'protocol'>): CallCount {
    if (batched || (protocol !== undefined && isStream(protocol))) {
        return { requests: 1, atLeast: false };
    }
    return times.per === 'request'
        ? { requests: times.count, atLeast: false }
        : { requests: times.upTo ?? 1, atLeast: times.upTo === undefined };
}
