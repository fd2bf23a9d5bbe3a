import type { CallWindow } from './call-window.ts';

const FAILED = 1;
const SLOW = 2;

/** The last so many results, in a ring: Resilience4j's count-based sliding window. */
export class CountWindow implements CallWindow {
    readonly #results: Uint8Array;
    #next = 0;
    calls = 0;
    failures = 0;
    slow = 0;

    constructor(size: number) {
        this.#results = new Uint8Array(size);
    }

    record(_now: number, failed: boolean, slow: boolean): void {
        if (this.calls === this.#results.length) {
            const oldest = this.#results[this.#next] ?? 0;
            this.failures -= oldest & FAILED;
            this.slow -= (oldest & SLOW) >> 1;
        } else {
            this.calls++;
        }
        this.#results[this.#next] = (failed ? FAILED : 0) | (slow ? SLOW : 0);
        this.failures += failed ? 1 : 0;
        this.slow += slow ? 1 : 0;
        this.#next = this.#next + 1 === this.#results.length ? 0 : this.#next + 1;
    }

    clear(): void {
        this.#next = 0;
        this.calls = 0;
        this.failures = 0;
        this.slow = 0;
    }
}
