import type { BreakerDefaults } from './breaker-defaults.ts';

/**
 * Linkerd's failure accrual (https://linkerd.io/2/reference/circuit-breaking/;
 * `linkerd/app/outbound/src/http/breaker/consecutive_failures.rs` and `linkerd/exp-backoff` of linkerd2-proxy): an
 * endpoint is shut off after seven failures in a row, for 1 s, then 2 s and so on to 60 s, each up to half as long again
 * at random, within the 60 s; after each wait one request may try it. Results that come in while it is shut off change
 * nothing.
 */
export const LINKERD: BreakerDefaults = {
    judges: 'hosts',
    opening: { by: 'consecutive', failures: 7 },
    wait: { by: 'doubling', time: 1000, cap: 60_000, jitter: 0.5 },
    probing: { by: 'successes', needed: 1, probes: 1 },
    rate: {
        calls: 100,
        minimumCalls: undefined,
        minimumWithin: 1,
        within: undefined,
        slice: (within) => within / 10,
        judgesAfter: 'every-result',
    },
};
