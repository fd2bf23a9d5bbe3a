import type { Milliseconds } from '../../../model/quantities.ts';
import type { CallWindow } from './call-window.ts';

/**
 * The results of the last so many slices of time, the present one included: Resilience4j's time-based sliding window,
 * whose slices are seconds. Slices begin at multiples of their width.
 */
export class TimeWindow implements CallWindow {
    readonly #width: Milliseconds;
    readonly #calls: Int32Array;
    readonly #failures: Int32Array;
    readonly #slow: Int32Array;
    /** Number of the latest slice since time 0; its place in the arrays is the remainder. */
    #latest = 0;
    calls = 0;
    failures = 0;
    slow = 0;

    constructor(width: Milliseconds, slices: number) {
        this.#width = width;
        this.#calls = new Int32Array(slices);
        this.#failures = new Int32Array(slices);
        this.#slow = new Int32Array(slices);
    }

    record(now: Milliseconds, failed: boolean, slow: boolean): void {
        this.#moveTo(Math.floor(now / this.#width));
        const at = this.#latest % this.#calls.length;
        this.#calls[at] = (this.#calls[at] ?? 0) + 1;
        this.calls++;
        if (failed) {
            this.#failures[at] = (this.#failures[at] ?? 0) + 1;
            this.failures++;
        }
        if (slow) {
            this.#slow[at] = (this.#slow[at] ?? 0) + 1;
            this.slow++;
        }
    }

    #moveTo(slice: number): void {
        const slices = this.#calls.length;
        if (slice - this.#latest >= slices) {
            this.clear();
            this.#latest = slice;
        }
        while (this.#latest < slice) {
            this.#latest++;
            const at = this.#latest % slices;
            this.calls -= this.#calls[at] ?? 0;
            this.failures -= this.#failures[at] ?? 0;
            this.slow -= this.#slow[at] ?? 0;
            this.#calls[at] = 0;
            this.#failures[at] = 0;
            this.#slow[at] = 0;
        }
    }

    clear(): void {
        this.#calls.fill(0);
        this.#failures.fill(0);
        this.#slow.fill(0);
        this.calls = 0;
        this.failures = 0;
        this.slow = 0;
    }
}
