import { resolveBreaker } from '../../model/breakers/resolve-breaker.ts';
import { breakerOf } from '../breaker/create-breaker.ts';
import type { BreakerState, RunningBreaker } from '../breaker/running-breaker.ts';
import type { PlannedCall } from '../plan/simulation-plan.ts';
import { CallBulkhead } from '../policies/bulkhead.ts';
import { RateLimiter } from '../policies/rate-limiter.ts';
import { RateLimits } from '../policies/rate-limits.ts';
import { RetryPolicy } from '../policies/retry-policy.ts';
import { drawUniform } from '../random/streams.ts';
import type { Lanes } from './lanes.ts';
import type { PolicyOf } from './parts.ts';

/** The policies with a state that hold for a call. */
export interface CallPolicies {
    readonly retries: PolicyOf<RetryPolicy> | undefined;
    readonly breakers: PolicyOf<RunningBreaker> | undefined;
    readonly judgesHosts: boolean;
    readonly bulkheads: PolicyOf<CallBulkhead> | undefined;
    readonly limiter: RateLimiter | undefined;
    readonly userLimits: RateLimits | undefined;
}

/** Where a call leads and what it draws from. */
export interface CallSurroundings {
    readonly index: number;
    readonly plan: PlannedCall;
    /** Numbers of the servers that may answer, ascending. */
    readonly servers: readonly number[];
    /** Most hosts that these have together. */
    readonly hosts: number;
    readonly random: Int32Array;
    readonly stream: number;
    readonly lanes: Lanes;
}

/**
 * Makes policies so that calls from one server to the same others with the same policy share it, as they share the client
 * of a library: a breaker is one for each instance of the caller and target, however many operations call it.
 */
export function policyMaker(): (call: CallSurroundings) => CallPolicies {
    const retries = new Map<string, PolicyOf<RetryPolicy>>();
    const breakers = new Map<string, PolicyOf<RunningBreaker>>();
    const bulkheads = new Map<string, PolicyOf<CallBulkhead>>();
    const limiters = new Map<string, RateLimiter>();
    const userLimits = new Map<string, RateLimits>();
    return (call) => {
        const { plan, servers, random, stream } = call;
        const key = (policy: unknown) => JSON.stringify([plan.source, servers, policy]);
        const { retry, breaker, bulkhead, limit, userLimit } = plan;
        const draw = () => drawUniform(random, stream);
        return {
            retries:
                retry &&
                shared(retries, key(retry), () => ({
                    isShared: false,
                    instances: [],
                    create: () => new RetryPolicy(retry, draw),
                })),
            breakers: breaker && shared(breakers, key(breaker), () => breakersOf(call, breaker, draw)),
            judgesHosts: breaker !== undefined && resolveBreaker(breaker).judges === 'hosts',
            bulkheads:
                bulkhead &&
                shared(bulkheads, key(bulkhead), () => ({
                    isShared: false,
                    instances: [],
                    create: () => new CallBulkhead(bulkhead),
                })),
            limiter: limit && shared(limiters, key(limit), () => new RateLimiter(limit.rate)),
            userLimits:
                userLimit === undefined
                    ? undefined
                    : shared(userLimits, key(userLimit), () => new RateLimits(userLimit)),
        };
    };
}

/** What a map has for a key, made first where it has nothing. */
export function shared<T>(known: Map<string, T>, key: string, create: () => T): T {
    const made = known.get(key) ?? create();
    known.set(key, made);
    return made;
}

function breakersOf(
    { index, hosts, lanes }: CallSurroundings,
    breaker: NonNullable<PlannedCall['breaker']>,
    random: () => number,
): PolicyOf<RunningBreaker> {
    const settings = resolveBreaker(breaker);
    const judgesHosts = settings.judges === 'hosts';
    return {
        isShared: breaker.shared,
        instances: [],
        create: (instance) => {
            const number = breaker.shared ? 0 : instance + 1;
            lanes.open(index, number, judgesHosts);
            return breakerOf(settings, {
                hosts: Math.max(1, hosts),
                random,
                observe: (at: number, host: number, to: BreakerState) =>
                    lanes.change(index, number, judgesHosts ? host : -1, { at, to }),
            });
        },
    };
}
