import type { BreakerSettings } from '../../../model/breakers/breaker-settings.ts';
import type { Milliseconds } from '../../../model/quantities.ts';
import { BreakerGate } from '../breaker-gate.ts';
import type { BreakerObserver, BreakerState, RunningBreaker } from '../running-breaker.ts';

/** Breakers that are gates: one for the target, or one for each of its hosts. */
export class GatedBreaker implements RunningBreaker {
    readonly judges: 'target' | 'hosts';
    readonly #gates: readonly BreakerGate[];
    /** For breakers that judge the target. */
    readonly #first: BreakerGate;
    readonly #slowerThan: Milliseconds;
    readonly #slowIsFailure: boolean;

    constructor(settings: BreakerSettings, hosts: number, random: () => number, observe: BreakerObserver) {
        const gateOf = (host: number) =>
            new BreakerGate(settings, { random, onChange: (at, to) => observe(at, host, to) });
        this.judges = settings.judges;
        this.#first = gateOf(0);
        const others = settings.judges === 'hosts' ? hosts - 1 : 0;
        this.#gates = [this.#first, ...Array.from({ length: others }, (_, at) => gateOf(at + 1))];
        this.#slowerThan = settings.slow?.threshold ?? Number.POSITIVE_INFINITY;
        this.#slowIsFailure = settings.slow?.rate === undefined;
    }

    wouldAllow(now: Milliseconds, host: number): boolean {
        return this.#gateOf(host).wouldAllow(now);
    }

    allowRequest(now: Milliseconds, host: number): boolean {
        return this.#gateOf(host).allowRequest(now);
    }

    recordSuccess(now: Milliseconds, host: number, duration: Milliseconds): void {
        const slow = duration > this.#slowerThan;
        this.#gateOf(host).record(now, slow && this.#slowIsFailure, slow);
    }

    recordFailure(now: Milliseconds, host: number, duration: Milliseconds): void {
        this.#gateOf(host).record(now, true, duration > this.#slowerThan);
    }

    release(now: Milliseconds, host: number): void {
        this.#gateOf(host).release(now);
    }

    stateOf(host: number): BreakerState {
        return this.#gateOf(host).state;
    }

    setHosts(): void {}

    advance(now: Milliseconds): void {
        for (const gate of this.#gates) {
            gate.advance(now);
        }
    }

    #gateOf(host: number): BreakerGate {
        return this.judges === 'target' ? this.#first : (this.#gates[host] ?? this.#first);
    }
}
