import type { Milliseconds } from '../../model/quantities.ts';
import type { LatencyHistogram } from './latency-histogram.ts';

/** What one run of a plan did: counts and times by interval, and the requests that took longest. Plain data. */
export interface RunRecord {
    readonly seed: number;
    /** Events that the engine worked off. */
    readonly events: number;
    /** Length of one interval; the series below have one value for each, the first one beginning at 0. */
    readonly interval: Milliseconds;
    readonly duration: Milliseconds;
    readonly warmup: Milliseconds;
    /** Requests of each load, from the client's view. */
    readonly scenarios: readonly RequestSeries[];
    /** Requests of each watched subject, from its server's view. */
    readonly watched: readonly RequestSeries[];
    readonly servers: readonly ServerSeries[];
    readonly calls: readonly CallSeries[];
    readonly channels: readonly ChannelSeries[];
    readonly breakers: readonly BreakerLane[];
    /** The slowest measured requests, slowest first; failed ones among them. */
    readonly slowest: readonly RequestTrace[];
    /** Where more arrived than can be served, to the end: named, with what waits at last. Empty: the run is stable. */
    readonly diverging: readonly Divergence[];
    /** Servers whose places wait for each other at the end, so that none becomes free any more. Absent: there is none. */
    readonly deadlocks?: readonly Deadlock[];
    /** Why the run ended before its time, where it did. */
    readonly cutShort?: string;
    /** What the run met that a reader has to know: a cycle of calls that was cut off, a fault without effect. */
    readonly notes: readonly string[];
}

/** Requests by the interval in which they end; times are from their beginning to their end. */
export interface RequestSeries {
    readonly id: string;
    /** Requests that begin. */
    readonly arrivals: readonly number[];
    /** Requests that end, failed ones included. */
    readonly requests: readonly number[];
    readonly errors: readonly number[];
    /** Times of all requests that end in the interval, failed ones included. */
    readonly latency: readonly LatencyHistogram[];
    /** Why requests failed, with counts over the measured time; most frequent first. */
    readonly causes: readonly FailureCount[];
}

/** A reason for failure, and where it arose. */
export interface FailureCount {
    readonly cause: FailureCause;
    /** Id of the call or server where it arose. */
    readonly at: string;
    readonly count: number;
}

/** Why a request fails. */
export type FailureCause =
    /** It failed by itself (`fails`). */
    | 'server-error'
    /** Nobody answered in time. */
    | 'timeout'
    /** The whole call took too long. */
    | 'deadline'
    /** The breaker refused it. */
    | 'breaker-open'
    /** The bulkhead was full. */
    | 'bulkhead-full'
    /** A limit of the caller or of the server was reached. */
    | 'rate-limited'
    /** No replica was up, or the one at work was killed. */
    | 'unavailable'
    /** The network lost it. */
    | 'partition'
    /** Credentials were not accepted: a clock is wrong. */
    | 'credentials'
    /** A channel was full and rejects. */
    | 'channel-full'
    /** A fault made it fail. */
    | 'injected'
    /** Calls went around in a circle too deep. */
    | 'cycle'
    /** It hung to the end of the run, far longer than any that ended. */
    | 'unanswered';

/** A server over time. */
export interface ServerSeries {
    readonly id: string;
    readonly kind: 'service' | 'external' | 'store' | 'cache' | 'client';
    /** Requests that come in. */
    readonly arrivals: readonly number[];
    /** Mean number of requests at work. */
    readonly busy: readonly number[];
    /** Mean number of requests that wait for a place. */
    readonly waiting: readonly number[];
    /** Most that waited at a time. */
    readonly mostWaiting: readonly number[];
    /** Mean share of places in use; 0 where there are infinitely many. */
    readonly inUse: readonly number[];
    /** Replicas that are up, at the end of the interval. */
    readonly replicas: readonly number[];
    /** Over the measured time: share of places in use; 0 where there are infinitely many. */
    readonly utilisation: number;
    readonly queue: { readonly mean: number; readonly max: number };
}

/** A call site over time. */
export interface CallSeries {
    readonly id: string;
    /** Ids of caller and callee (service, external, store). */
    readonly source: string;
    readonly target: string;
    /** Calls as the body makes them. */
    readonly calls: readonly number[];
    /** Tries that went out over the network. */
    readonly attempts: readonly number[];
    /** Tries that failed. */
    readonly failures: readonly number[];
    /** Refused before they went out: breaker, bulkhead, limit. */
    readonly refused: readonly number[];
    /** Calls that the fallback answered. */
    readonly fallbacks: readonly number[];
}

/** A topic or queue over time. */
export interface ChannelSeries {
    readonly id: string;
    readonly published: readonly number[];
    /** Messages that wait for somebody at the end of the interval. */
    readonly waiting: readonly number[];
    /** Most that waited at a time. */
    readonly mostWaiting: readonly number[];
    readonly redelivered: number;
    readonly deadlettered: number;
    readonly dropped: number;
}

/** One breaker: of one instance of a caller, or shared by all of them. It begins closed. */
export interface BreakerLane {
    /** Id of the call. */
    readonly call: string;
    readonly source: string;
    readonly target: string;
    /** Number of the caller's instance from 1, or of the target's host for kinds that judge hosts; 0: shared. */
    readonly instance: number;
    readonly changes: readonly BreakerChange[];
}

/** A breaker moves. */
export interface BreakerChange {
    readonly at: Milliseconds;
    readonly to: 'closed' | 'open' | 'half-open';
}

/** One request with everything that was done for it. */
export interface RequestTrace {
    readonly scenario: string;
    readonly at: Milliseconds;
    readonly duration: Milliseconds;
    readonly failed: boolean;
    /** Parents before children; of long traces what is longest, the rest counted. */
    readonly spans: readonly TraceSpan[];
    readonly spansLeftOut: number;
}

/** A stretch of a trace; times count from the beginning of the request. */
export interface TraceSpan {
    /** Place of the parent in the list; -1 for the first. */
    readonly parent: number;
    readonly kind: 'work' | 'attempt' | 'backoff' | 'queue' | 'publish';
    /** Id of the work, call, server or channel. */
    readonly id: string;
    readonly start: Milliseconds;
    readonly end: Milliseconds;
    /** Number of the try, from 1, for attempts. */
    readonly attempt?: number;
    readonly failed?: FailureCause;
    /** Whoever called has gone before the end. */
    readonly abandonedAt?: Milliseconds;
}

/** A queue that grows to the end. */
export interface Divergence {
    /** Id of the server or channel. */
    readonly id: string;
    /** What waits at the end. */
    readonly waiting: number;
    /** Growth over the last half of the run, per second. */
    readonly growth: number;
}

/** All places of a server are held by requests that wait for places which are as lost. */
export interface Deadlock {
    /** Ids of the servers from the one that is stuck to the one for whose places its requests wait. */
    readonly way: readonly string[];
    /** When the last of its places was lost. */
    readonly at: Milliseconds;
}
