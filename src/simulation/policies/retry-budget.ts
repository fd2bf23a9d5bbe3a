import type { Fraction, Milliseconds, PerSecond } from '../../model/quantities.ts';

/** How long a first try pays for repetitions, as in Finagle and Linkerd. */
const BUDGET_WINDOW: Milliseconds = 10_000;
const SLICES = 10;
const SLICE: Milliseconds = BUDGET_WINDOW / SLICES;

/** Shares are written in decimals. */
const ROUNDING = 1e-9;

/**
 * Keeps repetitions to a share of first tries, counted over the last ten seconds, in slices of one: Finagle's
 * RetryBudget (https://finagle.github.io/blog/2016/02/08/retry-budgets), which Linkerd took over with the same window.
 * Both add a reserve of ten repetitions a second to their 20 %; without a reserve there are never more repetitions
 * than the share of all first tries so far, whatever happens.
 */
export class RetryBudget {
    readonly #share: Fraction;
    readonly #reserve: number;
    readonly #first = new Int32Array(SLICES);
    readonly #repeated = new Int32Array(SLICES);
    #firstTries = 0;
    #repetitions = 0;
    /** Number of the latest slice since time 0. */
    #latest = 0;

    /**
     * @param share repetitions for each first try
     * @param reserve repetitions that are always paid for
     */
    constructor(share: Fraction, reserve: PerSecond = 0) {
        this.#share = share;
        this.#reserve = (reserve * BUDGET_WINDOW) / 1000;
    }

    /** A call makes its first try. */
    firstTry(now: Milliseconds): void {
        const at = this.#moveTo(now);
        this.#first[at] = (this.#first[at] ?? 0) + 1;
        this.#firstTries++;
    }

    /** Whether a call may try again; if so, that is paid for. */
    tryAgain(now: Milliseconds): boolean {
        const at = this.#moveTo(now);
        if (this.#repetitions + 1 > this.#share * this.#firstTries + this.#reserve + ROUNDING) {
            return false;
        }
        this.#repeated[at] = (this.#repeated[at] ?? 0) + 1;
        this.#repetitions++;
        return true;
    }

    #moveTo(now: Milliseconds): number {
        const slice = Math.floor(now / SLICE);
        if (slice - this.#latest >= SLICES) {
            this.#first.fill(0);
            this.#repeated.fill(0);
            this.#firstTries = 0;
            this.#repetitions = 0;
            this.#latest = slice;
        }
        while (this.#latest < slice) {
            this.#latest++;
            const at = this.#latest % SLICES;
            this.#firstTries -= this.#first[at] ?? 0;
            this.#repetitions -= this.#repeated[at] ?? 0;
            this.#first[at] = 0;
            this.#repeated[at] = 0;
        }
        return this.#latest % SLICES;
    }
}
