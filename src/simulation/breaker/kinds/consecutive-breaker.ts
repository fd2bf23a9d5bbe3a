import type { Milliseconds } from '../../../model/quantities.ts';
import { CircuitBreaker, type CircuitState } from '../circuit-breaker.ts';
import type { BreakerObserver, BreakerState, RunningBreaker } from '../running-breaker.ts';

/** How a lane of the record names a state. */
const STATES = {
    CLOSED: 'closed',
    OPEN: 'open',
    HALF_OPEN: 'half-open',
} as const satisfies Record<CircuitState, BreakerState>;

/** The numbers of a breaker that counts failures in a row. */
export interface ConsecutiveNumbers {
    readonly failures: number;
    readonly wait: Milliseconds;
    readonly successes: number;
    readonly probes: number;
    /** Calls that take longer are failures. */
    readonly slowerThan: Milliseconds;
}

/** The {@link CircuitBreaker} of the library in an engine's hands. */
export class ConsecutiveBreaker implements RunningBreaker {
    readonly judges = 'target';
    readonly #circuit: CircuitBreaker;
    readonly #slowerThan: Milliseconds;

    constructor({ slowerThan, ...numbers }: ConsecutiveNumbers, observe: BreakerObserver) {
        this.#slowerThan = slowerThan;
        this.#circuit = new CircuitBreaker({ ...numbers, onChange: (state, now) => observe(now, 0, STATES[state]) });
    }

    wouldAllow(now: Milliseconds): boolean {
        return this.#circuit.wouldAllow(now);
    }

    allowRequest(now: Milliseconds): boolean {
        return this.#circuit.allowRequest(now);
    }

    recordSuccess(now: Milliseconds, _host: number, duration: Milliseconds): void {
        if (duration > this.#slowerThan) {
            this.#circuit.recordFailure(now);
        } else {
            this.#circuit.recordSuccess(now);
        }
    }

    recordFailure(now: Milliseconds): void {
        this.#circuit.recordFailure(now);
    }

    release(): void {
        this.#circuit.release();
    }

    stateOf(): BreakerState {
        return STATES[this.#circuit.state];
    }

    setHosts(): void {}

    advance(): void {}
}
