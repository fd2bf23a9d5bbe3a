import type { BreakerDefaults } from './breaker-defaults.ts';

/**
 * A breaker of no kind that anybody names: failures in a row, as Nygard and Fowler have it. Where numbers are not
 * said, what its authors and libraries usually set: five failures (Hystrix's and Polly's samples), half a minute, one
 * success.
 */
export const PLAIN: BreakerDefaults = {
    judges: 'target',
    opening: { by: 'consecutive', failures: 5 },
    wait: { by: 'fixed', time: 30_000, since: 'last-failure', passes: 'after' },
    probing: { by: 'successes', needed: 1, probes: Number.POSITIVE_INFINITY },
    rate: {
        calls: 100,
        minimumCalls: undefined,
        minimumWithin: 1,
        within: undefined,
        slice: (within) => within / 10,
        judgesAfter: 'every-result',
    },
};
