import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { EffectivePolicy, EffectiveProperty } from '../model/policy.ts';
import { formatDuration, type Milliseconds } from '../model/quantities.ts';
import { compareSources } from '../model/source.ts';
import type { StoreAccess } from '../model/store.ts';
import { storePolicy } from '../model/store-policy.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import {
    absenceReason,
    hasNoTimeout,
    layerName,
    originLocation,
    replaceNone,
    sharedNone,
} from './analysis/policy-absence.ts';
import { wholeOf } from './analysis/whole.ts';
import type { Fix } from './finding.ts';
import { proposedCommonTimeout, proposedTimeout } from './fixes/proposed-policies.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule, type Report, type SharedCause } from './rule.ts';

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
        const isUnbounded = (policy: EffectivePolicy) => hasNoTimeout(policy, isAbsent);
        for (const call of derive(ownCalls)) {
            if (isUnbounded(call.effective)) {
                yield reportCall(index, call, headroom, nameOf);
            }
        }
        const pairs = accessesByPair(index).map((accesses) => ({
            accesses,
            policy: storePolicy(index, accesses[0].source),
        }));
        const silent = pairs.filter(({ policy }) => isUnbounded(policy) && policy.timeout.said === 'unknown');
        const isHabit = new Set(silent.map(({ accesses }) => accesses[0].source)).size >= MANY;
        for (const { accesses, policy } of pairs) {
            if (isUnbounded(policy)) {
                yield reportStore(index, accesses, policy.timeout, isHabit, nameOf);
            }
        }
    },
});

/** As many services with unguarded stores are no slip of one, but a habit of the system. */
const MANY = 3;

/** Most services named; all of them stand in the related locations. */
const MOST_NAMED = 5;

type Accesses = readonly [StoreAccess, ...(readonly StoreAccess[])];

/** The accesses of each service to each store, in the order of the text: a connection pool has one timeout. */
function accessesByPair({ model, services }: ModelIndex): readonly Accesses[] {
    const ordered = model.storeAccesses
        .filter((access) => services.has(access.source))
        .sort((a, b) => compareSources(a.location, b.location));
    const pairs = groupBy(ordered, ({ source, store }) => JSON.stringify([source, store]));
    return [...pairs.values()].flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []));
}

function reportCall(index: ModelIndex, call: Call, headroom: number, nameOf: NameOf): Report {
    const { timeout } = call.effective;
    const adds = () => `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``;
    return {
        severity: 'error',
        get message() {
            return `${adds()} without a timeout (${absenceReason(timeout, 'timeout', nameOf)}): if no answer comes, it waits for ever.`;
        },
        source: call.location,
        element: callerOf(call),
        relations: [call.id],
        decisive: [call.id],
        related: originLocation(timeout, 'timeout', nameOf),
        get fixes() {
            return timeoutFix(index, call, headroom);
        },
        ...causeOf(index, timeout, adds, nameOf),
    };
}

function timeoutFix(index: ModelIndex, call: Call, headroom: number): readonly Fix[] {
    const { timeout, why } = proposedTimeout(index, call, headroom);
    return setCallPolicy(call, 'timeout', `timeout ${timeout}ms`, `Set a timeout of ${formatDuration(timeout)}${why}`);
}

function reportStore(
    index: ModelIndex,
    accesses: Accesses,
    timeout: EffectiveProperty<Milliseconds>,
    isHabit: boolean,
    nameOf: NameOf,
): Report {
    const [{ source, store, location }] = accesses;
    const adds = `\`${nameOf(source)}\` uses \`${nameOf(store)}\``;
    const reason =
        timeout.said === 'none'
            ? `${layerName(timeout.origin, nameOf)} says \`timeout none\``
            : `neither \`${nameOf(source)}\` nor the system sets one by default`;
    return {
        severity: 'warning',
        message: `${adds} without a timeout (${reason}): when the store hangs, so does every request that needs it.`,
        source: location,
        element: source,
        relations: accesses.map((access) => access.id),
        decisive: [store],
        related: originLocation(timeout, 'timeout', nameOf),
        ...(timeout.said === 'none'
            ? causeOf(index, timeout, () => adds, nameOf)
            : {
                  cause: {
                      key: isHabit ? 'stores' : `stores of ${source}`,
                      adds,
                      merge: (reports) => storesTogether(index, reports, nameOf),
                  },
              }),
    };
}

/** One `timeout none` for many calls is one problem, to be mended in one place. */
function causeOf(
    index: ModelIndex,
    timeout: EffectiveProperty<Milliseconds>,
    adds: () => string,
    nameOf: NameOf,
): Pick<Report, 'cause'> {
    const shared = sharedNone(timeout, nameOf);
    if (!shared) {
        return {};
    }
    const merge = (reports: readonly Report[]) => {
        const calls = reports.filter((report) => report.severity === 'error').length;
        const services = new Set(reports.map((report) => index.serviceOf(report.element))).size;
        const common = proposedCommonTimeout(index);
        const what = [
            ...(calls > 0 ? [counted(calls, 'call')] : []),
            ...(calls < reports.length ? [counted(reports.length - calls, 'use of a store', 'uses of stores')] : []),
        ];
        return {
            message: `\`timeout none\` (${shared.by}) leaves ${listed(what)} in ${counted(services, 'service')} without a timeout: whoever gets no answer waits for ever.`,
            source: shared.source,
            element: shared.element,
            fixes: [replaceNone(shared, `timeout ${common}ms`, `Set a timeout of ${formatDuration(common)} here`)],
        };
    };
    return { cause: { key: shared.key, adds: adds(), merge } };
}

/**
 * All stores of a service get their timeout in the same place, the service's defaults; those of many services that
 * say nothing get it in the system's.
 */
function storesTogether(
    index: ModelIndex,
    reports: readonly Report[],
    nameOf: NameOf,
): ReturnType<SharedCause['merge']> {
    const first = [...reports].sort((a, b) => compareSources(a.source, b.source))[0];
    if (!first) {
        throw new Error('There are no reports to tell together.');
    }
    const users = [...new Set(reports.map(({ element }) => `\`${nameOf(element)}\``))];
    if (users.length > 1) {
        return {
            message: `${users.length} services use their stores without a timeout (${listedUpTo(users, MOST_NAMED, 'services')}; neither they nor the system set one by default): when a store hangs, so does every request that needs it.`,
            ...wholeOf(index),
        };
    }
    const stores = reports.flatMap((report) => report.decisive ?? []).map((store) => `\`${nameOf(store)}\``);
    const name = `\`${nameOf(first.element)}\``;
    return {
        message: `${name} uses ${listed(stores)} without a timeout (neither ${name} nor the system sets one by default): when a store hangs, so does every request that needs it.`,
        source: first.source,
        element: first.element,
    };
}
