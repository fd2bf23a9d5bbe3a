import type { BreakerSettings, Opening, Probing } from '../../model/breakers/breaker-settings.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { BreakerState } from './running-breaker.ts';
import { type CallWindow, judgeWindow, type Thresholds } from './windows/call-window.ts';
import { CountWindow } from './windows/count-window.ts';
import { createWindow } from './windows/create-window.ts';

/** Beyond any cap, and still a number. */
const MOST_DOUBLINGS = 60;

/** What a gate is made of, beside its settings. */
export interface GateSurroundings {
    /** Evenly between 0 and 1; drawn from for waits with jitter only. */
    readonly random: () => number;
    readonly onChange: (at: Milliseconds, to: BreakerState) => void;
}

/**
 * The state machine of one breaker for one target or host: any way of opening, of waiting and of probing together. It
 * is a gate in that it sees only who passes: a result may belong to a request from an earlier state, and counts for the
 * present one, as in the libraries.
 */
export class BreakerGate {
    readonly #opening: Opening;
    readonly #window: CallWindow | undefined;
    readonly #thresholds: Thresholds;
    readonly #wait: Exclude<BreakerSettings['wait'], { by: 'times-ejected' }>;
    readonly #probing: Exclude<Probing, { by: 'sweep' }>;
    readonly #probeWindow: CallWindow | undefined;
    readonly #probeThresholds: Thresholds;
    readonly #surroundings: GateSurroundings;
    #state: BreakerState = 'closed';
    /** Failures in a row while closed, successes while half open. */
    #inARow = 0;
    /** Requests on their way as probes, or let through in all where they are judged together. */
    #probes = 0;
    #waitsFrom: Milliseconds = 0;
    #waitsFor: Milliseconds = 0;
    #timesOpened = 0;

    /** @throws RangeError for settings of outlier detection, which is no gate */
    constructor({ opening, slow, wait, probing }: BreakerSettings, surroundings: GateSurroundings) {
        if (wait.by === 'times-ejected' || probing.by === 'sweep') {
            throw new RangeError('A breaker that ejects hosts has no half-open state.');
        }
        const slowRate = slow?.rate ?? Number.POSITIVE_INFINITY;
        const failureRate = opening.by === 'rate' ? opening.failureRate : 1;
        this.#opening = opening;
        this.#window = opening.by === 'rate' ? createWindow(opening.window) : undefined;
        this.#thresholds = { minimum: opening.by === 'rate' ? opening.minimum : 1, failureRate, slowRate };
        this.#wait = wait;
        this.#probing = probing;
        this.#probeWindow = probing.by === 'judged' ? new CountWindow(probing.calls) : undefined;
        this.#probeThresholds = { minimum: probing.by === 'judged' ? probing.minimum : 1, failureRate, slowRate };
        this.#surroundings = surroundings;
    }

    get state(): BreakerState {
        return this.#state;
    }

    /** Whether a request would pass now. */
    wouldAllow(now: Milliseconds): boolean {
        this.advance(now);
        switch (this.#state) {
            case 'closed':
                return true;
            case 'open':
                return this.#hasWaited(now);
            case 'half-open':
                return this.#probes < this.#mostProbes();
        }
    }

    /** Whether a request passes now. */
    allowRequest(now: Milliseconds): boolean {
        if (this.#state === 'closed') {
            return true;
        }
        if (!this.wouldAllow(now)) {
            return false;
        }
        if (this.#state === 'open') {
            this.#halfOpen(now);
        }
        this.#probes++;
        return true;
    }

    /** A request that passed has ended. */
    record(now: Milliseconds, failed: boolean, slow: boolean): void {
        this.advance(now);
        if (this.#state === 'closed') {
            this.#recordClosed(now, failed, slow);
        } else if (this.#state === 'half-open') {
            this.#recordProbe(now, failed, slow);
        } else if (failed && this.#wait.by === 'fixed' && this.#wait.since === 'last-failure') {
            this.#waitsFrom = now;
        }
    }

    /** A request that passed has ended without a result. */
    release(now: Milliseconds): void {
        this.advance(now);
        if (this.#state === 'half-open') {
            this.#probes = Math.max(0, this.#probes - 1);
        }
    }

    /** Ends a wait that needs no request to end. */
    advance(now: Milliseconds): void {
        if (this.#state === 'open' && this.#wait.by === 'doubling' && this.#hasWaited(now)) {
            this.#halfOpen(this.#waitsFrom + this.#waitsFor);
        }
    }

    #recordClosed(now: Milliseconds, failed: boolean, slow: boolean): void {
        if (this.#opening.by === 'consecutive' || this.#window === undefined) {
            this.#inARow = failed ? this.#inARow + 1 : 0;
            if (this.#opening.by === 'consecutive' && this.#inARow >= this.#opening.failures) {
                this.#open(now);
            }
            return;
        }
        this.#window.record(now, failed, slow);
        const isJudged = failed || this.#opening.judgesAfter === 'every-result';
        if (isJudged && judgeWindow(this.#window, this.#thresholds) === 'exceeded') {
            this.#open(now);
        }
    }

    #recordProbe(now: Milliseconds, failed: boolean, slow: boolean): void {
        if (this.#probing.by === 'judged' && this.#probeWindow !== undefined) {
            this.#probeWindow.record(now, failed, slow);
            const verdict = judgeWindow(this.#probeWindow, this.#probeThresholds);
            if (verdict === 'exceeded') {
                this.#open(now);
            } else if (verdict === 'within') {
                this.#close(now);
            }
            return;
        }
        this.#probes = Math.max(0, this.#probes - 1);
        if (failed || slow) {
            this.#open(now);
            return;
        }
        this.#inARow++;
        if (this.#probing.by === 'successes' && this.#inARow >= this.#probing.needed) {
            this.#close(now);
        }
    }

    #mostProbes(): number {
        return this.#probing.by === 'successes' ? this.#probing.probes : this.#probing.calls;
    }

    #hasWaited(now: Milliseconds): boolean {
        const waited = now - this.#waitsFrom;
        return this.#wait.by === 'fixed' && this.#wait.passes === 'after'
            ? waited > this.#waitsFor
            : waited >= this.#waitsFor;
    }

    #open(now: Milliseconds): void {
        this.#waitsFrom = now;
        this.#waitsFor = this.#nextWait();
        this.#timesOpened++;
        this.#become('open', now);
    }

    #nextWait(): Milliseconds {
        if (this.#wait.by === 'fixed') {
            return this.#wait.time;
        }
        const { time, cap, jitter } = this.#wait;
        const doubled = Math.min(cap, time * 2 ** Math.min(this.#timesOpened, MOST_DOUBLINGS));
        return jitter === 0 ? doubled : Math.min(cap, doubled * (1 + jitter * this.#surroundings.random()));
    }

    #halfOpen(at: Milliseconds): void {
        this.#inARow = 0;
        this.#probes = 0;
        this.#probeWindow?.clear();
        this.#become('half-open', at);
    }

    #close(now: Milliseconds): void {
        this.#inARow = 0;
        this.#timesOpened = 0;
        this.#window?.clear();
        this.#become('closed', now);
    }

    #become(state: BreakerState, at: Milliseconds): void {
        this.#state = state;
        this.#surroundings.onChange(at, state);
    }
}
