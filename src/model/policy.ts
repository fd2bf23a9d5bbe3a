import type { Fraction, Milliseconds, PerSecond } from './quantities.ts';
import type { Said } from './said.ts';
import type { Source } from './source.ts';

/** The wait between two tries. */
export interface Backoff {
    /** Wait before the first repetition. */
    readonly base: Milliseconds;
    /** `constant`: always `base`; `exponential`: doubles each time up to `cap`; without a cap it grows for ever. */
    readonly growth: 'constant' | 'exponential';
    readonly cap?: Milliseconds;
}

/** Repetition of a failed call. `retry n` means n more tries after the first. */
export interface Retry {
    /** Tries after the first one; `Infinity` is written `'forever'` because the model is plain JSON. */
    readonly retries: number | 'forever';
    readonly backoff?: Backoff;
    /** Waits are drawn at random between zero and the backoff (full jitter). */
    readonly jitter: boolean;
    /** Most repetitions allowed, as a share of first tries (Google SRE book, ch. 21). */
    readonly budget?: Fraction;
    /** The conditions under which to try again; empty means: any failure. */
    readonly when: readonly RetryCondition[];
}

/** What a retry reacts to. */
export const RETRY_CONDITIONS = ['unavailable', 'timeout', 'connect-failure', 'overloaded', 'server-error'] as const;
/** One of {@link RETRY_CONDITIONS}; other words are kept as written and reported by the language's checks. */
export type RetryCondition = (typeof RETRY_CONDITIONS)[number] | (string & {});

/** When a circuit breaker opens. */
export type BreakerOpens =
    | { readonly by: 'consecutive'; readonly failures: number }
    | {
          readonly by: 'rate';
          readonly failureRate: Fraction;
          /** Size of the window in calls. */
          readonly calls?: number;
          /** Length of the window in time. */
          readonly within?: Milliseconds;
      };

/** A circuit breaker (Nygard, Release It!; Fowler, CircuitBreaker). */
export interface Breaker {
    /** Named kind whose defaults fill what is not said: `resilience4j`, `polly`, `istio`, `envoy`, `linkerd`. */
    readonly kind?: string;
    readonly opens?: BreakerOpens;
    /** Calls slower than `threshold`: each counts as a failure, or their share opens it once it reaches `rate`. */
    readonly slow?: { readonly threshold: Milliseconds; readonly rate?: Fraction };
    /** Time spent open before a probe may pass. */
    readonly waits?: Milliseconds;
    /** Consecutive successes that close it again. */
    readonly closesAfter?: number;
    /** Calls let through at a time while half open. */
    readonly probes?: number;
    /** One breaker for all instances of the caller, instead of one each. */
    readonly shared: boolean;
}

/** A cap on concurrent calls to one dependency (Nygard's bulkhead). */
export interface Bulkhead {
    readonly concurrent: number;
    /** Calls that may wait for a place. */
    readonly queue?: number;
}

/** What the caller does instead when a call fails. */
export interface Fallback {
    readonly description?: string;
    /** Element that is called instead, if one is named. */
    readonly target?: string;
}

/** A cap on the rate of calls. */
export interface RateLimit {
    readonly rate: PerSecond;
    /** What the limit is counted by: `client`, `user`, …; for all together when absent. */
    readonly per?: string;
}

/** The resilience properties a policy can hold, by name, in the order in which they are shown. */
export interface PolicyProperties {
    /** Longest wait for one try. */
    readonly timeout: Milliseconds;
    /** Longest wait for the whole call, repetitions included. */
    readonly deadline: Milliseconds;
    readonly retry: Retry;
    readonly breaker: Breaker;
    readonly bulkhead: Bulkhead;
    readonly fallback: Fallback;
    readonly limit: RateLimit;
}

/** Name of one policy property. */
export type PolicyProperty = keyof PolicyProperties;

/** All policy properties, in the order in which they are shown. */
export const POLICY_PROPERTIES = [
    'timeout',
    'deadline',
    'retry',
    'breaker',
    'bulkhead',
    'fallback',
    'limit',
] as const satisfies readonly PolicyProperty[];

/** A block of policies as written; a property that is not there is unknown. */
export type PolicyBlock = { readonly [P in PolicyProperty]?: Said<PolicyProperties[P]> };

/** The layers of the policy cascade, strongest first. */
export const POLICY_LAYERS = ['call', 'policy', 'caller', 'gateway', 'mesh', 'system', 'technology'] as const;
/** A layer of the policy cascade. `technology` is what a mesh is documented to add when nobody says anything. */
export type PolicyLayer = (typeof POLICY_LAYERS)[number];

/** Where an effective property came from. */
export interface PolicyOrigin {
    readonly layer: PolicyLayer;
    /** Id of the element whose block says it: the calling element, the named policy, the service, the mesh … */
    readonly element: string;
    /** Where it is written; a technology's documented default has no place in the text. */
    readonly source?: Source;
}

/** One property of an effective policy: its three-valued state, and for what was said, by whom. */
export type EffectiveProperty<T> =
    | { readonly said: 'set'; readonly value: T; readonly origin: PolicyOrigin }
    | { readonly said: 'none'; readonly origin: PolicyOrigin }
    | { readonly said: 'unknown' };

/** What holds for a call after the cascade, property by property. */
export type EffectivePolicy = { readonly [P in PolicyProperty]: EffectiveProperty<PolicyProperties[P]> };
