import type { Retry } from '../../model/policy.ts';
import type { Fraction, Milliseconds } from '../../model/quantities.ts';
import type { FailureCause } from '../record/run-record.ts';
import { backoffDelay } from './backoff.ts';
import { RetryBudget } from './retry-budget.ts';
import { retriedCauses } from './retry-condition.ts';

/** What {@link RetryPolicy.nextTry} answers when a call is not tried again. */
export const NO_MORE_TRIES = -1;

/**
 * Decides whether a call that failed is tried again, and after what wait. One for each instance of the caller and
 * target, because the budget is theirs.
 */
export class RetryPolicy {
    readonly #retry: Retry;
    readonly #retries: number;
    readonly #causes: ReadonlySet<FailureCause>;
    readonly #budget: RetryBudget | undefined;
    readonly #random: () => number;

    /** @param random evenly from 0 to below 1; drawn from once for each wait with jitter */
    constructor(retry: Retry, random: () => number) {
        this.#retry = retry;
        this.#retries = retry.retries === 'forever' ? Number.POSITIVE_INFINITY : retry.retries;
        this.#causes = retriedCauses(retry.when);
        this.#budget = createBudget(retry.budget);
        this.#random = random;
    }

    /** A call makes its first try; to be told once for each call. */
    firstTry(now: Milliseconds): void {
        this.#budget?.firstTry(now);
    }

    /**
     * The wait before the next try of a call, or {@link NO_MORE_TRIES}: it has had all its tries, the cause is none to
     * try again for, or the budget is used up.
     *
     * @param tries tries that the call has made, all failed; 1 or more
     */
    nextTry(now: Milliseconds, tries: number, cause: FailureCause): Milliseconds {
        if (tries > this.#retries || !this.#causes.has(cause) || this.#budget?.tryAgain(now) === false) {
            return NO_MORE_TRIES;
        }
        return backoffDelay(this.#retry.backoff, this.#retry.jitter, tries, this.#random);
    }
}

function createBudget(share: Fraction | undefined): RetryBudget | undefined {
    return share === undefined ? undefined : new RetryBudget(share);
}
