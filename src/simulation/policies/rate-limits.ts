import type { Milliseconds, PerSecond } from '../../model/quantities.ts';
import { RateLimiter } from './rate-limiter.ts';

/** Token buckets of the same rate, one for each of many, who are known by a number from 0. */
export class RateLimits {
    readonly #rate: PerSecond;
    readonly #limiters: (RateLimiter | undefined)[] = [];

    /** @param rate requests a second of each */
    constructor(rate: PerSecond) {
        this.#rate = rate;
    }

    /** Whether a request of somebody may pass now; if so, it counts for them. */
    allowRequest(who: number, now: Milliseconds): boolean {
        while (this.#limiters.length <= who) {
            this.#limiters.push(undefined);
        }
        const known = this.#limiters[who] ?? new RateLimiter(this.#rate);
        this.#limiters[who] = known;
        return known.allowRequest(now);
    }
}
