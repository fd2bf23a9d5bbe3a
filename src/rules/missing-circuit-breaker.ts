import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { type Hub, hubs } from './analysis/hubs.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { absenceReason, originLocation } from './analysis/policy-absence.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule } from './rule.ts';

/** Finds calls that go on hammering what does not answer; see `missing-circuit-breaker.md`. */
export const missingCircuitBreaker = defineRule({
    id: 'missing-circuit-breaker',
    category: 'resilience',
    severity: 'error',
    summary: 'A synchronous call without a circuit breaker',
    fixable: true,
    sources: [
        'Nygard, Release It!, 2nd edition, chapter 5',
        'microSecEnD rules R02 and R13',
        'Azure Architecture Center, Circuit Breaker pattern',
    ],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        const nameOf = derive(naming);
        const hubsOfModel = derive(hubServices);
        for (const call of derive(ownCalls)) {
            const { breaker } = call.effective;
            if (!isAbsent(breaker) || isBatchJob(index, call) || isCachedRead(index, call)) {
                continue;
            }
            const grave = graveReason(index, call, hubsOfModel, nameOf);
            yield {
                severity: grave === undefined ? 'warning' : 'error',
                message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\` without a circuit breaker (${absenceReason(breaker, 'breaker', nameOf)})${grave ?? ''}.`,
                source: call.location,
                element: callerOf(call),
                relations: [call.id],
                decisive: [call.id],
                related: originLocation(breaker, 'breaker', nameOf),
                fixes: setCallPolicy(
                    call,
                    'breaker',
                    'breaker { opens after 5 failures  waits 30s }',
                    'Add a circuit breaker to this call',
                ),
            };
        }
    },
});

/** The hubs of the sync graph, by the limits of `hub-service`. */
function hubServices(index: ModelIndex): ReadonlyMap<string, Hub> {
    return hubs(syncServices(index));
}

/** A job that runs by itself has no user waiting behind it whom an open breaker would protect. */
function isBatchJob(index: ModelIndex, call: Call): boolean {
    return index.services.get(call.source)?.role === 'job';
}

/** A query from an operation that reads a cache: while the callee is down, the cache answers. */
function isCachedRead(index: ModelIndex, call: Call): boolean {
    const { sourceOperation, targetOperation } = call;
    return (
        sourceOperation !== undefined &&
        index.operations.get(targetOperation ?? '')?.kind === 'query' &&
        index
            .accessesIn(sourceOperation)
            .some((access) => access.mode === 'read' && index.stores.get(access.store)?.kind === 'cache')
    );
}

/** Why the failure of this callee is worse than another's: it is outside the system, or much hangs on it. */
function graveReason(
    index: ModelIndex,
    call: Call,
    hubsOfModel: ReadonlyMap<string, Hub>,
    nameOf: NameOf,
): string | undefined {
    const targets = callHops(index, call).map((hop) => hop.target);
    const external = targets.find((target) => index.externals.has(target));
    if (external !== undefined) {
        return `; \`${nameOf(external)}\` is outside the system`;
    }
    const hub = targets.map((target) => hubsOfModel.get(target)).find((found) => found !== undefined);
    return hub
        ? `; \`${nameOf(hub.service)}\` is a hub: ${hub.callers} of ${hub.services - 1} other services call it`
        : undefined;
}
