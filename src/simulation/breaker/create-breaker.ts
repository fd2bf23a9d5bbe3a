import type { BreakerSettings } from '../../model/breakers/breaker-settings.ts';
import { resolveBreaker } from '../../model/breakers/resolve-breaker.ts';
import type { Breaker } from '../../model/policy.ts';
import { ConsecutiveBreaker } from './kinds/consecutive-breaker.ts';
import { GatedBreaker } from './kinds/gated-breaker.ts';
import { OutlierDetection } from './kinds/outlier-detection.ts';
import type { BreakerObserver, RunningBreaker } from './running-breaker.ts';

/** What surrounds a breaker. */
export interface BreakerSurroundings {
    /** Most hosts that the target ever has; 1 or more. */
    readonly hosts: number;
    /** Evenly from 0 to below 1; drawn from for waits with jitter only. */
    readonly random: () => number;
    readonly observe: BreakerObserver;
}

/** A closed breaker as a model says it, the defaults of its kind filled in. */
export function createBreaker(breaker: Breaker, surroundings: BreakerSurroundings): RunningBreaker {
    return breakerOf(resolveBreaker(breaker), surroundings);
}

/** A closed breaker of settings that are complete; to be preferred where many are made of the same. */
export function breakerOf(settings: BreakerSettings, { hosts, random, observe }: BreakerSurroundings): RunningBreaker {
    const { opening, wait, probing, slow } = settings;
    const slowerThan = slow?.threshold ?? Number.POSITIVE_INFINITY;
    if (wait.by === 'times-ejected' && probing.by === 'sweep') {
        const slowRate = slow?.rate ?? Number.POSITIVE_INFINITY;
        const { time, cap } = wait;
        const { every, mostEjected } = probing;
        return new OutlierDetection({ opening, time, cap, every, mostEjected, slowerThan, slowRate }, hosts, observe);
    }
    const isPlain = wait.by === 'fixed' && wait.since === 'last-failure' && wait.passes === 'after';
    if (settings.judges === 'target' && opening.by === 'consecutive' && isPlain && probing.by === 'successes') {
        const { failures } = opening;
        const { needed: successes, probes } = probing;
        return new ConsecutiveBreaker({ failures, wait: wait.time, successes, probes, slowerThan }, observe);
    }
    return new GatedBreaker(settings, hosts, random, observe);
}
