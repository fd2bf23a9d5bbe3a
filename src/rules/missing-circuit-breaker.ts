import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { counted } from '../model/wording.ts';
import { type Hub, hubs } from './analysis/hubs.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { absenceReason, originLocation, replaceNone, sharedNone } from './analysis/policy-absence.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import { PROPOSED_BREAKER } from './fixes/proposed-policies.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule, type Report } from './rule.ts';

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
                get message() {
                    return `${textOf(call, nameOf)} without a circuit breaker (${absenceReason(breaker, 'breaker', nameOf)})${grave ?? ''}.`;
                },
                source: call.location,
                element: callerOf(call),
                relations: [call.id],
                decisive: [call.id],
                related: originLocation(breaker, 'breaker', nameOf),
                get fixes() {
                    return setCallPolicy(call, 'breaker', PROPOSED_BREAKER, 'Add a circuit breaker to this call');
                },
                ...causeOf(index, call, nameOf),
            };
        }
    },
});

function textOf(call: Call, nameOf: NameOf): string {
    return `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``;
}

/** One `breaker none` for many calls is one problem, to be mended in one place. */
function causeOf(index: ModelIndex, call: Call, nameOf: NameOf): Pick<Report, 'cause'> {
    const shared = sharedNone(call.effective.breaker, nameOf);
    if (!shared) {
        return {};
    }
    const merge = (reports: readonly Report[]) => {
        const services = new Set(reports.map((report) => index.serviceOf(report.element))).size;
        const grave = reports.filter((report) => report.severity === 'error').length;
        const worst = grave === 0 ? '' : `, ${grave} of them to hubs or out of the system`;
        return {
            message: `\`breaker none\` (${shared.by}) leaves ${counted(reports.length, 'call')} in ${counted(services, 'service')} without a circuit breaker${worst}.`,
            source: shared.source,
            element: shared.element,
            fixes: [replaceNone(shared, PROPOSED_BREAKER, 'Set a circuit breaker here')],
        };
    };
    return { cause: { key: shared.key, adds: textOf(call, nameOf), merge } };
}

/** The hubs of the sync graph, by the limits of `hub-service`. */
function hubServices(index: ModelIndex): ReadonlyMap<string, Hub> {
    return hubs(syncServices(index));
}

/** A job that runs by itself has no user waiting behind it whom an open breaker would protect. */
function isBatchJob(index: ModelIndex, call: Call): boolean {
    return index.services.get(call.source)?.role === 'job';
}

/**
 * A query from an operation that reads a cache of answers: while the callee is down, the cache answers. Only a cache
 * that says how many reads it answers (`hits`) is one of answers; others hold sessions and the like.
 */
function isCachedRead(index: ModelIndex, call: Call): boolean {
    const { sourceOperation, targetOperation } = call;
    return (
        sourceOperation !== undefined &&
        index.operations.get(targetOperation ?? '')?.kind === 'query' &&
        index
            .accessesIn(sourceOperation)
            .some((access) => access.mode === 'read' && index.stores.get(access.store)?.hits !== undefined)
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
