/** Results by slice of time, with their sums, in arrays that never grow. */
export class SlicedCounts {
    readonly #calls: Int32Array;
    readonly #failures: Int32Array;
    readonly #slow: Int32Array;
    calls = 0;
    failures = 0;
    slow = 0;

    constructor(slices: number) {
        this.#calls = new Int32Array(slices);
        this.#failures = new Int32Array(slices);
        this.#slow = new Int32Array(slices);
    }

    /** Adds a result to a slice. */
    add(slice: number, failed: boolean, slow: boolean): void {
        this.#calls[slice] = (this.#calls[slice] ?? 0) + 1;
        this.calls++;
        if (failed) {
            this.#failures[slice] = (this.#failures[slice] ?? 0) + 1;
            this.failures++;
        }
        if (slow) {
            this.#slow[slice] = (this.#slow[slice] ?? 0) + 1;
            this.slow++;
        }
    }

    /** Forgets the results of a slice. */
    drop(slice: number): void {
        this.calls -= this.#calls[slice] ?? 0;
        this.failures -= this.#failures[slice] ?? 0;
        this.slow -= this.#slow[slice] ?? 0;
        this.#calls[slice] = 0;
        this.#failures[slice] = 0;
        this.#slow[slice] = 0;
    }

    /** Forgets everything. */
    clear(): void {
        for (let slice = 0; slice < this.#calls.length; slice++) {
            this.drop(slice);
        }
    }
}
