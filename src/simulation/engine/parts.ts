import type { Milliseconds } from '../../model/quantities.ts';
import type { RunningBreaker } from '../breaker/running-breaker.ts';
import type { PlannedCall, PlannedLoad, PlannedServer, PlannedWork } from '../plan/simulation-plan.ts';
import type { CallBulkhead } from '../policies/bulkhead.ts';
import type { RateLimiter } from '../policies/rate-limiter.ts';
import type { RateLimits } from '../policies/rate-limits.ts';
import type { RetryPolicy } from '../policies/retry-policy.ts';
import type { TimeDistribution } from '../random/distributions.ts';
import type { IntRing } from './growing.ts';
import type { RequestCounter } from './request-counter.ts';
import type { TimerLine } from './timers.ts';

/** A server of the plan while it runs. */
export interface Server {
    readonly index: number;
    /** Its number among the places where failures arise. */
    readonly place: number;
    readonly plan: PlannedServer;
    readonly concurrency: number;
    readonly propagates: boolean;
    /** Number of its first replica among those of all servers, and how many it may have. */
    readonly first: number;
    readonly most: number;
    readonly stream: number;
    /** Limits at its door: its own, and those of faults. */
    readonly limiters: RateLimiter[];
    /** The limit at its door for each user. */
    readonly userLimits: RateLimits | undefined;
    /** Replicas that take requests. */
    up: number;
    /** Where balancing goes on. */
    turn: number;
    /** Requests at work and waiting, over all replicas. */
    busy: number;
    waiting: number;
    /** What a time of work is multiplied by. */
    slowdown: number;
    /** How much its clock is ahead. */
    skew: Milliseconds;
    /** Requests at work, waiting, and places, each times how long, since the interval began; until when that is counted. */
    busyArea: number;
    waitingArea: number;
    placesArea: number;
    countedTo: Milliseconds;
    /** The same sums over the intervals before. */
    totalBusy: number;
    totalWaiting: number;
    totalPlaces: number;
    arrivals: number;
    mostWaiting: number;
    /** Groups of consumers that deliver to it, and wait for its places. */
    readonly groups: number[];
}

/** Replicas of all servers. */
export interface Replicas {
    readonly state: Int8Array;
    readonly busy: Int32Array;
    readonly waiting: Int32Array;
    /** Goes up when the replica is killed. */
    readonly life: Int32Array;
    /** When it came up last. */
    readonly upSince: Float64Array;
    readonly server: Int32Array;
    readonly queues: (IntRing | undefined)[];
}

/** States of a replica. */
export const REPLICA = { absent: 0, up: 1, starting: 2, killed: 3, leaving: 4 } as const;

/** A piece of work of the plan while it runs. */
export interface Work {
    readonly index: number;
    readonly plan: PlannedWork;
    readonly server: Server;
    readonly stream: number;
    readonly takes: TimeDistribution;
    readonly fails: number;
    /** Where its steps begin in the program; -1: it has none. */
    readonly start: number;
    readonly limiter: RateLimiter | undefined;
    readonly userLimits: RateLimits | undefined;
    readonly watchers: RequestCounter[];
    /** Share that faults make fail. */
    injected: number;
}

/** A call of the plan while it runs. */
export interface CallSite {
    readonly index: number;
    readonly place: number;
    readonly plan: PlannedCall;
    readonly source: Server;
    readonly targets: readonly Work[];
    /** For each target the number of its server's first replica among the hosts that a breaker may judge. */
    readonly firstHosts: readonly number[];
    readonly stream: number;
    readonly timeout: TimerLine | undefined;
    readonly deadline: TimerLine | undefined;
    readonly deadlineAfter: Milliseconds;
    readonly retries: PolicyOf<RetryPolicy> | undefined;
    readonly breakers: PolicyOf<RunningBreaker> | undefined;
    readonly judgesHosts: boolean;
    readonly bulkheads: PolicyOf<CallBulkhead> | undefined;
    readonly limiter: RateLimiter | undefined;
    readonly userLimits: RateLimits | undefined;
    /** -2: no fallback, -1: it answers at once, else the call that is made instead. */
    readonly fallback: number;
    readonly undoneBy: number;
    readonly credentialLifetime: Milliseconds;
    /** Faults: when the network lets requests pass again, what it adds to their way, the share that fails. */
    lostUntil: Milliseconds;
    readonly delays: { readonly by: Milliseconds; readonly jitter: Milliseconds }[];
    injected: number;
    /** Counts of the interval. */
    calls: number;
    attempts: number;
    failures: number;
    refused: number;
    fallbacks: number;
}

/** A policy with state: one for each instance of the caller, or one for all. Shared by call sites with the same policy. */
export interface PolicyOf<T> {
    readonly isShared: boolean;
    /** By instance; made when it is needed first. */
    readonly instances: (T | undefined)[];
    readonly create: (instance: number) => T;
}

/** The policy of an instance. */
export function policyOf<T>(policy: PolicyOf<T>, instance: number): T {
    const at = policy.isShared ? 0 : instance;
    const made = policy.instances[at];
    if (made !== undefined) {
        return made;
    }
    const fresh = policy.create(at);
    while (policy.instances.length <= at) {
        policy.instances.push(undefined);
    }
    policy.instances[at] = fresh;
    return fresh;
}

/** A load of the plan while it runs. */
export interface RunningLoad {
    readonly index: number;
    readonly plan: PlannedLoad;
    readonly work: Work;
    readonly stream: number;
    readonly end: Milliseconds;
    /** Number of its first user among those of all loads. */
    readonly firstUser: number;
    readonly counter: RequestCounter;
    /** Expected requests up to now, for loads whose rate changes. */
    expected: number;
}
