/**
 * CLOSED: requests pass and failures in a row are counted. OPEN: requests are refused. HALF_OPEN: requests pass as
 * probes.
 */
export type CircuitState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** The numbers of a {@link CircuitBreaker}. */
export interface CircuitBreakerOptions {
    /** Failures in a row that open it: a whole number from 1. */
    readonly failures: number;
    /** Milliseconds since the last failure that have to pass before a request is let through again. */
    readonly wait: number;
    /** Successes that close it again once it is half open: a whole number from 1, 1 if not given. */
    readonly successes?: number;
    /** Requests that may be on their way at a time while it is half open; as many as come if not given. */
    readonly probes?: number;
    /** Called after each change of state, with the time that was passed in. */
    readonly onChange?: (state: CircuitState, now: number) => void;
}

/**
 * A circuit breaker that counts failures in a row (Nygard, Release It!; Fowler, CircuitBreaker). It never reads a clock:
 * whoever uses it passes the time in, in milliseconds from wherever, never going back. It knows nothing of the
 * requests either: ask it before each, and tell it how each that it let through has ended.
 *
 * - CLOSED: a failure adds one, a success resets to zero; at `failures` it opens.
 * - OPEN: a request is refused at once; when more than `wait` has passed since the last failure, the next request
 *   moves it to HALF_OPEN and passes. What ends now was let through before: a success changes nothing, a failure is the
 *   last failure.
 * - HALF_OPEN: requests pass, at most `probes` at a time; a success adds one, at `successes` it closes and begins with
 *   no failures; a failure opens it again.
 *
 * ```ts
 * const breaker = new CircuitBreaker({ failures: 5, successes: 2, wait: 30_000 });
 * if (!breaker.allowRequest(Date.now())) throw new Error('The circuit is open.');
 * try {
 *     await request();
 *     breaker.recordSuccess(Date.now());
 * } catch (error) {
 *     breaker.recordFailure(Date.now());
 *     throw error;
 * }
 * ```
 */
export class CircuitBreaker {
    readonly #failuresToOpen: number;
    readonly #successesToClose: number;
    readonly #wait: number;
    readonly #probes: number;
    readonly #onChange: ((state: CircuitState, now: number) => void) | undefined;
    #state: CircuitState = 'CLOSED';
    #failures = 0;
    #successes = 0;
    #lastFailure = Number.NEGATIVE_INFINITY;
    #probing = 0;

    /** @throws RangeError when a number is not in its range */
    constructor({ failures, wait, successes = 1, probes = Number.POSITIVE_INFINITY, onChange }: CircuitBreakerOptions) {
        requireCount('failures', failures);
        requireCount('successes', successes);
        if (!(wait >= 0)) {
            throw new RangeError(`A circuit breaker waits 0 ms or longer, not ${wait} (wait).`);
        }
        if (probes !== Number.POSITIVE_INFINITY) {
            requireCount('probes', probes);
        }
        this.#failuresToOpen = failures;
        this.#successesToClose = successes;
        this.#wait = wait;
        this.#probes = probes;
        this.#onChange = onChange;
    }

    /** The state as the last request or result left it: time alone changes nothing. */
    get state(): CircuitState {
        return this.#state;
    }

    /** Whether {@link allowRequest} would let a request through at this time; changes nothing. */
    wouldAllow(now: number): boolean {
        switch (this.#state) {
            case 'CLOSED':
                return true;
            case 'OPEN':
                return now - this.#lastFailure > this.#wait;
            case 'HALF_OPEN':
                return this.#probing < this.#probes;
        }
    }

    /**
     * Whether a request may go out. Of each that may, tell the end: {@link recordSuccess}, {@link recordFailure} or
     * {@link release}.
     */
    allowRequest(now: number): boolean {
        if (this.#state === 'CLOSED') {
            return true;
        }
        if (this.#state === 'OPEN') {
            if (now - this.#lastFailure <= this.#wait) {
                return false;
            }
            this.#successes = 0;
            this.#probing = 1;
            this.#become('HALF_OPEN', now);
            return true;
        }
        if (this.#probing >= this.#probes) {
            return false;
        }
        this.#probing++;
        return true;
    }

    /** A request has succeeded. */
    recordSuccess(now: number): void {
        if (this.#state === 'CLOSED') {
            this.#failures = 0;
        } else if (this.#state === 'HALF_OPEN') {
            this.#endProbe();
            this.#successes++;
            if (this.#successes >= this.#successesToClose) {
                this.#failures = 0;
                this.#become('CLOSED', now);
            }
        }
    }

    /** A request has failed. */
    recordFailure(now: number): void {
        this.#lastFailure = now;
        if (this.#state === 'CLOSED') {
            this.#failures++;
            if (this.#failures >= this.#failuresToOpen) {
                this.#become('OPEN', now);
            }
        } else if (this.#state === 'HALF_OPEN') {
            this.#become('OPEN', now);
        }
    }

    /** A request has ended and tells nothing about the other side: it was given up by its caller, for example. */
    release(): void {
        if (this.#state === 'HALF_OPEN') {
            this.#endProbe();
        }
    }

    /** What was let through before the circuit opened may end now, too; it holds no place. */
    #endProbe(): void {
        this.#probing = Math.max(0, this.#probing - 1);
    }

    #become(state: CircuitState, now: number): void {
        this.#state = state;
        this.#onChange?.(state, now);
    }
}

function requireCount(name: string, value: number): void {
    if (!Number.isSafeInteger(value) || value < 1) {
        throw new RangeError(`A circuit breaker counts with whole numbers from 1, not with ${value} (${name}).`);
    }
}
