import type { Opening } from '../../../model/breakers/breaker-settings.ts';
import type { Fraction, Milliseconds } from '../../../model/quantities.ts';
import type { BreakerObserver, BreakerState, RunningBreaker } from '../running-breaker.ts';
import { type CallWindow, judgeWindow, type Thresholds } from '../windows/call-window.ts';
import { createWindow } from '../windows/create-window.ts';

/** The numbers of outlier detection. */
export interface OutlierNumbers {
    readonly opening: Opening;
    /** Time of the first ejection; the wait is this times the ejections that count. */
    readonly time: Milliseconds;
    readonly cap: Milliseconds;
    /** Time between two sweeps; the first one is so long after the start. */
    readonly every: Milliseconds;
    /** Share of the hosts that may be out at a time. */
    readonly mostEjected: Fraction;
    readonly slowerThan: Milliseconds;
    /** Share of slow calls that ejects; infinite where each is a failure. */
    readonly slowRate: Fraction;
}

/** Shares of hosts are judged in decimals. */
const ROUNDING = 1e-9;

/**
 * Envoy's outlier detection (see `src/model/breakers/kinds/envoy.ts`): no half-open state, and no request is refused; hosts that fail
 * get none. Sweeps that are due are made up for whenever it is asked, at their own times.
 */
export class OutlierDetection implements RunningBreaker {
    readonly judges = 'hosts';
    readonly #numbers: OutlierNumbers;
    readonly #thresholds: Thresholds;
    readonly #observe: BreakerObserver;
    readonly #inARow: Int32Array;
    readonly #windows: readonly CallWindow[];
    readonly #isEjected: Uint8Array;
    readonly #ejectedAt: Float64Array;
    readonly #returnedAt: Float64Array;
    /** How many times the base time an ejection takes; one less after each sweep that finds the host well. */
    readonly #multiplier: Int32Array;
    #hosts: number;
    #ejected = 0;
    #nextSweep: Milliseconds;

    constructor(numbers: OutlierNumbers, hosts: number, observe: BreakerObserver) {
        const { opening, slowRate } = numbers;
        this.#numbers = numbers;
        this.#observe = observe;
        this.#thresholds = {
            minimum: opening.by === 'rate' ? opening.minimum : 1,
            failureRate: opening.by === 'rate' ? opening.failureRate : 1,
            slowRate,
        };
        this.#windows = opening.by === 'rate' ? Array.from({ length: hosts }, () => createWindow(opening.window)) : [];
        this.#hosts = hosts;
        this.#inARow = new Int32Array(hosts);
        this.#isEjected = new Uint8Array(hosts);
        this.#ejectedAt = new Float64Array(hosts);
        this.#returnedAt = new Float64Array(hosts).fill(Number.POSITIVE_INFINITY);
        this.#multiplier = new Int32Array(hosts);
        this.#nextSweep = numbers.every;
    }

    wouldAllow(now: Milliseconds, host: number): boolean {
        this.advance(now);
        return this.#isEjected[host] !== 1;
    }

    allowRequest(now: Milliseconds, host: number): boolean {
        return this.wouldAllow(now, host);
    }

    recordSuccess(now: Milliseconds, host: number, duration: Milliseconds): void {
        const slow = duration > this.#numbers.slowerThan;
        this.#record(now, host, slow && this.#numbers.slowRate === Number.POSITIVE_INFINITY, slow);
    }

    recordFailure(now: Milliseconds, host: number, duration: Milliseconds): void {
        this.#record(now, host, true, duration > this.#numbers.slowerThan);
    }

    release(now: Milliseconds): void {
        this.advance(now);
    }

    stateOf(host: number): BreakerState {
        return this.#isEjected[host] === 1 ? 'open' : 'closed';
    }

    setHosts(hosts: number): void {
        this.#hosts = hosts;
    }

    advance(now: Milliseconds): void {
        while (this.#nextSweep <= now) {
            if (this.#ejected === 0 && !this.#multiplier.some((times) => times > 0)) {
                // Nothing to do until somebody is ejected.
                this.#nextSweep = (Math.floor(now / this.#numbers.every) + 1) * this.#numbers.every;
                return;
            }
            this.#sweep(this.#nextSweep);
            this.#nextSweep += this.#numbers.every;
        }
    }

    #record(now: Milliseconds, host: number, failed: boolean, slow: boolean): void {
        this.advance(now);
        if (!this.#isOutlier(now, host, failed, slow) || this.#isEjected[host] === 1) {
            return;
        }
        if ((this.#ejected + 1) / this.#hosts <= this.#numbers.mostEjected + ROUNDING) {
            this.#eject(now, host);
        }
        this.#inARow[host] = 0;
        this.#windows[host]?.clear();
    }

    /** Counts a result. */
    #isOutlier(now: Milliseconds, host: number, failed: boolean, slow: boolean): boolean {
        const { opening } = this.#numbers;
        if (opening.by === 'consecutive') {
            const inARow = failed ? (this.#inARow[host] ?? 0) + 1 : 0;
            this.#inARow[host] = inARow;
            return inARow >= opening.failures;
        }
        const window = this.#windows[host];
        window?.record(now, failed, slow);
        return window !== undefined && judgeWindow(window, this.#thresholds) === 'exceeded';
    }

    #eject(now: Milliseconds, host: number): void {
        const { time, cap } = this.#numbers;
        const times = this.#multiplier[host] ?? 0;
        if (times * time < cap + time) {
            this.#multiplier[host] = times + 1;
        }
        this.#isEjected[host] = 1;
        this.#ejectedAt[host] = now;
        this.#ejected++;
        this.#observe(now, host, 'open');
    }

    #sweep(at: Milliseconds): void {
        const { time, cap, every } = this.#numbers;
        for (let host = 0; host < this.#isEjected.length; host++) {
            const times = this.#multiplier[host] ?? 0;
            if (this.#isEjected[host] === 1) {
                if (Math.min(times * time, cap) <= at - (this.#ejectedAt[host] ?? 0)) {
                    this.#takeBack(at, host);
                }
            } else if (times > 0 && at - (this.#returnedAt[host] ?? 0) >= every) {
                this.#multiplier[host] = times - 1;
            }
        }
    }

    #takeBack(at: Milliseconds, host: number): void {
        this.#isEjected[host] = 0;
        this.#returnedAt[host] = at;
        this.#inARow[host] = 0;
        this.#windows[host]?.clear();
        this.#ejected--;
        this.#observe(at, host, 'closed');
    }
}
