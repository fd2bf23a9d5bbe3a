import type { Dimension } from '../../src/model/quantities.ts';

/** What a quantity may be at one place. Bounds are in the base unit of the dimension. */
export interface QuantityPlace {
    readonly dimension: Dimension;
    /** Least value; `above` excludes the bound itself. */
    readonly atLeast?: number;
    readonly above?: number;
    readonly atMost?: number;
    /** What to write instead of nothing, as in `timeout none`. */
    readonly insteadOfZero?: string;
}

const DURATION: QuantityPlace = { dimension: 'duration', above: 0 };
const DURATION_OR_ZERO: QuantityPlace = { dimension: 'duration', atLeast: 0 };
const RATE: QuantityPlace = { dimension: 'rate', above: 0 };
const RATE_OR_ZERO: QuantityPlace = { dimension: 'rate', atLeast: 0 };
const SHARE: QuantityPlace = { dimension: 'share', atLeast: 0, atMost: 1 };
const SHARE_OF_SOMETHING: QuantityPlace = { dimension: 'share', above: 0, atMost: 1 };
const SIZE: QuantityPlace = { dimension: 'size', above: 0 };
const ONE_OR_MORE: QuantityPlace = { dimension: 'count', atLeast: 1 };
/** How often one thing is done for a request. More than a million times means another number. */
const TIMES: QuantityPlace = { dimension: 'count', atLeast: 1, atMost: 1_000_000 };
const COUNT: QuantityPlace = { dimension: 'count', atLeast: 0 };

/** What each quantity of the language measures and how large it may be, by type of sentence and property. */
export const QUANTITY_PLACES: Readonly<Record<string, Readonly<Record<string, QuantityPlace>>>> = {
    Timeout: { value: { ...DURATION, insteadOfZero: 'timeout none' } },
    Deadline: { value: { ...DURATION, insteadOfZero: 'deadline none' } },
    Retry: { count: { ...ONE_OR_MORE, insteadOfZero: 'retry none' }, budget: SHARE_OF_SOMETHING },
    Backoff: { base: DURATION, cap: DURATION },
    BreakerOpens: { failures: ONE_OR_MORE, rate: SHARE_OF_SOMETHING, calls: ONE_OR_MORE, within: DURATION },
    BreakerSlow: { threshold: DURATION, rate: SHARE_OF_SOMETHING },
    BreakerWaits: { value: DURATION },
    BreakerCloses: { successes: ONE_OR_MORE },
    BreakerProbes: { count: ONE_OR_MORE },
    Bulkhead: { concurrent: { ...ONE_OR_MORE, insteadOfZero: 'bulkhead none' }, queue: COUNT },
    RateLimit: { rate: { ...RATE, insteadOfZero: 'limit none' } },

    Replicas: {
        min: COUNT,
        max: ONE_OR_MORE,
        target: SHARE_OF_SOMETHING,
        every: DURATION,
        starting: DURATION_OR_ZERO,
    },
    Concurrency: { value: ONE_OR_MORE },
    Memory: { value: SIZE },
    Takes: { value: DURATION_OR_ZERO, max: DURATION },
    QuantileValue: { value: DURATION_OR_ZERO },
    Fails: { share: SHARE },
    SloAvailability: { value: SHARE_OF_SOMETHING },
    SloErrors: { value: SHARE },
    SloThroughput: { value: RATE },
    Authenticates: { lifetime: DURATION },
    Limits: { rate: { ...RATE, insteadOfZero: 'limits none' } },
    Caches: { duration: DURATION },
    Hits: { share: SHARE },
    Expires: { after: DURATION },

    Partitions: { count: ONE_OR_MORE },
    Retention: { duration: DURATION },
    Capacity: { messages: ONE_OR_MORE },
    Size: { bytes: SIZE },
    Redelivers: { times: { ...ONE_OR_MORE, insteadOfZero: 'redelivers none' } },
    Signal: { sampled: SHARE },
    Port: { number: { dimension: 'count', atLeast: 1, atMost: 65_535 } },

    Times: { count: TIMES },
    PerItem: { upTo: ONE_OR_MORE },
    Alternative: { share: SHARE },
    Phase: { number: ONE_OR_MORE },
    PhaseRoute: { share: SHARE_OF_SOMETHING },
    DataSync: { untilPhase: ONE_OR_MORE },
    View: { phase: ONE_OR_MORE, depth: ONE_OR_MORE },

    ExperimentLoad: { duration: DURATION, warmup: DURATION_OR_ZERO },
    PoissonLoad: { rate: RATE },
    ConstantLoad: { rate: RATE },
    RampLoad: { from: RATE_OR_ZERO, to: RATE_OR_ZERO, over: DURATION },
    BurstLoad: { requests: ONE_OR_MORE, every: DURATION },
    ClosedLoad: { users: ONE_OR_MORE, think: DURATION_OR_ZERO },
    LatencyExpectation: { bound: DURATION },
    RecoveryExpectation: { within: DURATION },
    FaultStep: { at: DURATION_OR_ZERO, duration: DURATION },
    KillFault: { count: ONE_OR_MORE },
    DelayFault: { by: DURATION, jitter: DURATION_OR_ZERO },
    StressFault: { share: SHARE_OF_SOMETHING },
    // A clock can be late.
    SkewFault: { by: { dimension: 'duration' } },
    FailFault: { share: SHARE_OF_SOMETHING },
    ThrottleFault: { rate: RATE },
};

/** What the bound of an expectation may be, by its metric. */
export const METRIC_BOUNDS: Readonly<Record<string, QuantityPlace>> = {
    errors: SHARE,
    throughput: RATE_OR_ZERO,
    queue: COUNT,
    utilisation: SHARE,
};
