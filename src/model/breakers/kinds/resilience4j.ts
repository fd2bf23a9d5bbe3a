import type { BreakerDefaults } from './breaker-defaults.ts';

/** Slices of a second, unless that were too many to keep. */
const MOST_SLICES = 1000;

/**
 * Resilience4j's CircuitBreaker (https://resilience4j.readme.io/docs/circuitbreaker; CircuitBreakerConfig,
 * CircuitBreakerStateMachine and CircuitBreakerMetrics of its sources): a sliding window of the last 100 calls, judged
 * after every result once there are as many as the minimum, which a count-based window caps to its size. It opens at
 * 50 % failures or at 100 % calls that take longer than 60 s, and stays open for 60 s; the first request later than
 * that moves it to half-open, where ten calls pass and are judged by the same thresholds. A time-based window has a
 * slice for each second.
 */
export const RESILIENCE4J: BreakerDefaults = {
    judges: 'target',
    opening: {
        by: 'rate',
        failureRate: 0.5,
        window: { of: 'calls', calls: 100 },
        minimum: 100,
        judgesAfter: 'every-result',
    },
    slow: { threshold: 60_000, rate: 1 },
    wait: { by: 'fixed', time: 60_000, since: 'opening', passes: 'after' },
    probing: { by: 'judged', calls: 10, minimum: 10 },
    rate: {
        calls: 100,
        minimumCalls: 100,
        minimumWithin: 100,
        within: undefined,
        slice: (within) => Math.max(1000, within / MOST_SLICES),
        judgesAfter: 'every-result',
    },
};
