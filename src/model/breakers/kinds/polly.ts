import type { BreakerDefaults } from './breaker-defaults.ts';

/**
 * Polly's circuit breaker, version 8 (https://www.pollydocs.org/strategies/circuit-breaker; CircuitStateController,
 * AdvancedCircuitBehavior and RollingHealthMetrics of its sources): a failure ratio of 0.1 over the last 30 s, counted
 * in ten buckets, with at least 100 results, judged after failures only. It breaks for 5 s; the first request from then
 * on is the one probe, which closes or breaks it again. Results that come in while it is broken change nothing.
 */
export const POLLY: BreakerDefaults = {
    judges: 'target',
    opening: {
        by: 'rate',
        failureRate: 0.1,
        window: { of: 'sampling', length: 30_000 },
        minimum: 100,
        judgesAfter: 'failures',
    },
    wait: { by: 'fixed', time: 5000, since: 'opening', passes: 'at' },
    probing: { by: 'successes', needed: 1, probes: 1 },
    rate: {
        calls: 100,
        minimumCalls: undefined,
        minimumWithin: 100,
        within: 30_000,
        slice: 'sampling',
        judgesAfter: 'failures',
    },
};
