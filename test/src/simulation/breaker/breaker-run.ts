import type { Breaker } from '../../../../src/model/policy.ts';
import { createBreaker } from '../../../../src/simulation/breaker/create-breaker.ts';
import type { RunningBreaker } from '../../../../src/simulation/breaker/running-breaker.ts';

/** A breaker with the changes that it tells of: `1000 open`, for hosts other than the first `1000 open of 3`. */
export interface WatchedBreaker {
    readonly breaker: RunningBreaker;
    readonly changes: readonly string[];
}

/** A breaker of the model at work, for a target with so many hosts; half of what may be random is. */
export function watchedBreaker(breaker: Partial<Breaker>, hosts = 1): WatchedBreaker {
    const changes: string[] = [];
    const observe = (at: number, host: number, to: string) =>
        changes.push(`${at} ${to}${host === 0 ? '' : ` of ${host}`}`);
    return { breaker: createBreaker({ shared: false, ...breaker }, { hosts, random: () => 0.5, observe }), changes };
}

/** A call that ends when it begins: whether it was let through. */
export function call(breaker: RunningBreaker, now: number, result: 'ok' | 'down', host = 0, duration = 1): boolean {
    if (!breaker.allowRequest(now, host)) {
        return false;
    }
    if (result === 'ok') {
        breaker.recordSuccess(now, host, duration);
    } else {
        breaker.recordFailure(now, host, duration);
    }
    return true;
}

/** Calls at these times, all with one result: how many were let through. */
export function callEvery(
    breaker: RunningBreaker,
    [from, to, step]: readonly [number, number, number],
    result: 'ok' | 'down',
    host = 0,
    duration = 1,
): number {
    let passed = 0;
    for (let now = from; now < to; now += step) {
        passed += call(breaker, now, result, host, duration) ? 1 : 0;
    }
    return passed;
}
