import type { Milliseconds } from '../../../model/quantities.ts';
import type { CallWindow } from './call-window.ts';
import { SlicedCounts } from './sliced-counts.ts';

/**
 * The results of the last so many slices of time, the present one included: Resilience4j's time-based sliding window,
 * whose slices are seconds. Slices begin at multiples of their width.
 */
export class TimeWindow implements CallWindow {
    readonly #width: Milliseconds;
    readonly #slices: number;
    readonly #counts: SlicedCounts;
    /** Number of the latest slice since time 0; its place is the remainder. */
    #latest = 0;

    constructor(width: Milliseconds, slices: number) {
        this.#width = width;
        this.#slices = slices;
        this.#counts = new SlicedCounts(slices);
    }

    get calls(): number {
        return this.#counts.calls;
    }

    get failures(): number {
        return this.#counts.failures;
    }

    get slow(): number {
        return this.#counts.slow;
    }

    record(now: Milliseconds, failed: boolean, slow: boolean): void {
        this.#moveTo(Math.floor(now / this.#width));
        this.#counts.add(this.#latest % this.#slices, failed, slow);
    }

    #moveTo(slice: number): void {
        if (slice - this.#latest >= this.#slices) {
            this.clear();
            this.#latest = slice;
        }
        while (this.#latest < slice) {
            this.#latest++;
            this.#counts.drop(this.#latest % this.#slices);
        }
    }

    clear(): void {
        this.#counts.clear();
    }
}
