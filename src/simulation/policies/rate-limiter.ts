import type { Milliseconds, PerSecond } from '../../model/quantities.ts';

/** Rounding of times that add up, as a share of the time between two requests. */
const ROUNDING = 1e-6;

/**
 * A token bucket: requests at a steady rate, and a burst of as many as a second brings, one at least, when it has been
 * quiet. Kept as the time at which the bucket will be full again (the generic cell rate algorithm, ITU-T I.371), so
 * nothing adds up over a long run. A rate of 0 lets nothing through.
 */
export class RateLimiter {
    readonly #apart: Milliseconds;
    readonly #tolerance: Milliseconds;
    #fullAt: Milliseconds = 0;

    /**
     * @param rate requests a second
     * @param burst requests that may come at once
     */
    constructor(rate: PerSecond, burst: number = Math.max(1, rate)) {
        this.#apart = rate > 0 ? 1000 / rate : Number.POSITIVE_INFINITY;
        this.#tolerance = (Math.max(1, burst) - 1 + ROUNDING) * this.#apart;
    }

    /** Whether a request may pass now; if so, it counts. */
    allowRequest(now: Milliseconds): boolean {
        if (this.#apart === Number.POSITIVE_INFINITY || this.#fullAt - now > this.#tolerance) {
            return false;
        }
        this.#fullAt = Math.max(this.#fullAt, now) + this.#apart;
        return true;
    }
}
