import type { Milliseconds } from '../../../model/quantities.ts';
import type { CallWindow } from './call-window.ts';
import { SlicedCounts } from './sliced-counts.ts';

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
    readonly #counts: SlicedCounts;
    #oldest = 0;
    #held = 0;

    constructor(length: Milliseconds) {
        const buckets = length < SHORTEST_DIVIDED ? 1 : BUCKETS;
        this.#length = length;
        this.#width = length / buckets;
        this.#starts = new Float64Array(buckets + 1);
        this.#counts = new SlicedCounts(buckets + 1);
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
        this.#counts.add(this.#bucketAt(now), failed, slow);
    }

    #bucketAt(now: Milliseconds): number {
        const places = this.#starts.length;
        while (this.#held > 0 && now - (this.#starts[this.#oldest] ?? 0) >= this.#length) {
            this.#counts.drop(this.#oldest);
            this.#oldest = (this.#oldest + 1) % places;
            this.#held--;
        }
        const newest = (this.#oldest + this.#held - 1 + places) % places;
        if (this.#held > 0 && now - (this.#starts[newest] ?? 0) < this.#width) {
            return newest;
        }
        const begun = (this.#oldest + this.#held) % places;
        this.#starts[begun] = now;
        this.#held++;
        return begun;
    }

    clear(): void {
        this.#counts.clear();
        this.#held = 0;
    }
}
