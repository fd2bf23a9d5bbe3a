import type { Milliseconds } from '../../../model/quantities.ts';
import type { CallWindow } from './call-window.ts';

/** Buckets that Polly divides its sampling duration into. */
const BUCKETS = 10;
/** A shorter sampling duration has one bucket only. */
const SHORTEST_DIVIDED: Milliseconds = 200;

/**
 * Polly's rolling health metrics: a bucket begins with the first result after the last bucket has had its time, and
 * leaves as a whole once its beginning is as long ago as the sampling duration.
 */
export class SamplingWindow implements CallWindow {
    readonly #length: Milliseconds;
    readonly #width: Milliseconds;
    readonly #starts: Float64Array;
    readonly #calls: Int32Array;
    readonly #failures: Int32Array;
    readonly #slow: Int32Array;
    #oldest = 0;
    #held = 0;
    calls = 0;
    failures = 0;
    slow = 0;

    constructor(length: Milliseconds) {
        const buckets = length < SHORTEST_DIVIDED ? 1 : BUCKETS;
        this.#length = length;
        this.#width = length / buckets;
        // One more begins before the oldest leaves.
        this.#starts = new Float64Array(buckets + 2);
        this.#calls = new Int32Array(buckets + 2);
        this.#failures = new Int32Array(buckets + 2);
        this.#slow = new Int32Array(buckets + 2);
    }

    record(now: Milliseconds, failed: boolean, slow: boolean): void {
        const at = this.#bucketAt(now);
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

    #bucketAt(now: Milliseconds): number {
        const places = this.#starts.length;
        while (this.#held > 0 && now - (this.#starts[this.#oldest] ?? 0) >= this.#length) {
            this.calls -= this.#calls[this.#oldest] ?? 0;
            this.failures -= this.#failures[this.#oldest] ?? 0;
            this.slow -= this.#slow[this.#oldest] ?? 0;
            this.#oldest = (this.#oldest + 1) % places;
            this.#held--;
        }
        const newest = (this.#oldest + this.#held - 1 + places) % places;
        if (this.#held > 0 && now - (this.#starts[newest] ?? 0) < this.#width) {
            return newest;
        }
        const begun = (this.#oldest + this.#held) % places;
        this.#starts[begun] = now;
        this.#calls[begun] = 0;
        this.#failures[begun] = 0;
        this.#slow[begun] = 0;
        this.#held++;
        return begun;
    }

    clear(): void {
        this.#held = 0;
        this.calls = 0;
        this.failures = 0;
        this.slow = 0;
    }
}
