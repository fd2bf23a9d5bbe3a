import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { EffectivePolicy, EffectiveProperty } from '../model/policy.ts';
import { formatDuration, type Milliseconds } from '../model/quantities.ts';
import { compareSources } from '../model/source.ts';
import type { StoreAccess } from '../model/store.ts';
import { calleeP99 } from './analysis/callee-latency.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { absenceReason, layerName, originLocation } from './analysis/policy-absence.ts';
import { storePolicy } from './analysis/store-policy.ts';
import type { Fix } from './finding.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds calls and store accesses that may wait for ever; see `missing-timeout.md`. */
export const missingTimeout = defineRule({
    id: 'missing-timeout',
    category: 'resilience',
    severity: 'error',
    summary: 'A synchronous call or a store access without a timeout',
    fixable: true,
    sources: [
        'Amazon Builders’ Library, Timeouts, retries and backoff with jitter',
        'Nygard, Release It!, 2nd edition, chapter 5',
    ],
    options: z.object({
        headroom: z
            .number()
            .min(1)
            .default(1.5)
            .describe(
                'The timeout that the fix proposes, as a multiple of the callee’s p99 latency (our own number; the Builders’ Library only asks to choose by a percentile of the latency, with padding)',
            ),
    }),
    *check({ index, derive, isAbsent }, { headroom }) {
        const nameOf = derive(naming);
        // A deadline bounds the wait as well, for all tries together.
        const isUnbounded = ({ timeout, deadline }: EffectivePolicy) =>
            deadline.said !== 'set' && (timeout.said === 'set' ? !isBound(timeout.value) : isAbsent(timeout));
        for (const call of derive(ownCalls)) {
            if (isUnbounded(call.effective)) {
                yield reportCall(index, call, headroom, nameOf);
            }
        }
        for (const [first, ...more] of accessesByPair(index)) {
            const policy = storePolicy(index, first.source);
            if (isUnbounded(policy)) {
                yield reportStore([first, ...more], policy.timeout, nameOf);
            }
        }
    },
});

type Accesses = readonly [StoreAccess, ...(readonly StoreAccess[])];

/** The accesses of each service to each store, in the order of the text: a connection pool has one timeout. */
function accessesByPair({ model, services }: ModelIndex): readonly Accesses[] {
    const ordered = model.storeAccesses
        .filter((access) => services.has(access.source))
        .sort((a, b) => compareSources(a.location, b.location));
    const pairs = groupBy(ordered, ({ source, store }) => JSON.stringify([source, store]));
    return [...pairs.values()].flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []));
}

function isBound(timeout: Milliseconds): boolean {
    return timeout > 0 && Number.isFinite(timeout);
}

function reportCall(index: ModelIndex, call: Call, headroom: number, nameOf: NameOf): Report {
    const { timeout } = call.effective;
    return {
        severity: 'error',
        message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\` without a timeout (${absenceReason(timeout, 'timeout', nameOf)}): if no answer comes, it waits for ever.`,
        source: call.location,
        element: callerOf(call),
        relations: [call.id],
        decisive: [call.id],
        related: originLocation(timeout, 'timeout', nameOf),
        fixes: timeoutFix(index, call, headroom),
    };
}

function timeoutFix(index: ModelIndex, call: Call, headroom: number): readonly Fix[] {
    const p99 = calleeP99(index, call);
    const timeout = p99 === undefined ? 1000 : Math.ceil(p99 * headroom);
    const why = p99 === undefined ? '' : ` (${headroom} times the callee’s p99)`;
    return setCallPolicy(call, 'timeout', `timeout ${timeout}ms`, `Set a timeout of ${formatDuration(timeout)}${why}`);
}

function reportStore(accesses: Accesses, timeout: EffectiveProperty<Milliseconds>, nameOf: NameOf): Report {
    const [{ source, store, location }] = accesses;
    const reason =
        timeout.said === 'none'
            ? `${layerName(timeout.origin, nameOf)} says \`timeout none\``
            : `neither \`${nameOf(source)}\` nor the system sets one by default`;
    return {
        severity: 'warning',
        message: `\`${nameOf(source)}\` uses \`${nameOf(store)}\` without a timeout (${reason}): when the store hangs, so does every request that needs it.`,
        source: location,
        element: source,
        relations: accesses.map((access) => access.id),
        decisive: [store],
        related: originLocation(timeout, 'timeout', nameOf),
    };
}
