import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import { formatDuration, type Milliseconds } from '../model/quantities.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { calleeP99 } from './analysis/callee-latency.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { absenceReason, originLocation, replaceNone, sharedNone } from './analysis/policy-absence.ts';
import { setCallPolicies } from './fixes/set-call-policy.ts';
import { defineRule, type Report, type SharedCause } from './rule.ts';

/** Finds services that one slow dependency can use up; see `missing-bulkhead.md`. */
export const missingBulkhead = defineRule({
    id: 'missing-bulkhead',
    category: 'resilience',
    severity: 'warning',
    summary: 'A service that one slow dependency can use up for all others',
    fixable: true,
    sources: ['Nygard, Release It!, 2nd edition, chapter 5: Bulkheads', 'Azure Architecture Center, Bulkhead pattern'],
    options: z.object({
        downstreams: z
            .int()
            .min(2)
            .default(2)
            .describe('Least number of different dependencies (with one alone there is nothing to protect from it)'),
        slower: z
            .number()
            .min(1)
            .default(2)
            .describe(
                'How many times the p99 of the fastest dependency another has to take to be slow (our own number: the sources name none)',
            ),
    }),
    *check({ index, derive, isAbsent }, options) {
        const nameOf = derive(naming);
        for (const [id, calls] of groupBy(derive(ownCalls), (call) => call.source)) {
            const service = index.services.get(id);
            const dependencies = dependenciesOf(index, calls);
            if (!service || dependencies.length < options.downstreams) {
                continue;
            }
            const risky = riskyAmong(dependencies, options.slower)
                .map((dependency) => ({
                    ...dependency,
                    calls: dependency.calls.filter(
                        (call) => isAbsent(call.effective.bulkhead) && !isLimitedOtherwise(service, call),
                    ),
                }))
                .filter((dependency) => dependency.calls.length > 0);
            if (risky.length > 0) {
                yield report(service, risky, dependencies.length, nameOf);
            }
        }
    },
});

interface Dependency {
    /** Id of the service or external. */
    readonly id: string;
    readonly isExternal: boolean;
    /** The slowest that it states for what is called. */
    readonly p99: Milliseconds | undefined;
    readonly calls: readonly Call[];
}

interface RiskyDependency extends Dependency {
    readonly why: string;
}

function dependenciesOf(index: ModelIndex, calls: readonly Call[]): readonly Dependency[] {
    const ends = calls.flatMap((call) =>
        callHops(index, call)
            .filter(({ target }) => target !== call.source)
            .map((hop) => ({ id: hop.target, call, p99: calleeP99(index, { ...call, ...hop }) })),
    );
    return Array.from(
        groupBy(ends, ({ id }) => id),
        ([id, own]) => ({
            id,
            isExternal: index.externals.has(id),
            p99: slowest(own.flatMap(({ p99 }) => p99 ?? [])),
            calls: [...new Set(own.map(({ call }) => call))],
        }),
    );
}

function slowest(latencies: readonly Milliseconds[]): Milliseconds | undefined {
    return latencies.reduce<Milliseconds | undefined>((most, one) => Math.max(most ?? one, one), undefined);
}

/** What is outside the system, and what is much slower than another. */
function riskyAmong(dependencies: readonly Dependency[], slower: number): readonly RiskyDependency[] {
    const known = dependencies.flatMap(({ p99 }) => p99 ?? []).sort((a, b) => a - b);
    return dependencies.flatMap((dependency): RiskyDependency[] => {
        if (dependency.isExternal) {
            return [{ ...dependency, why: 'is outside the system' }];
        }
        const { p99 } = dependency;
        const fastestOther = p99 === known[0] ? known[1] : known[0];
        return p99 !== undefined && fastestOther !== undefined && p99 >= slower * fastestOther
            ? [{ ...dependency, why: `takes p99 ${formatDuration(p99)}, others ${formatDuration(fastestOther)}` }]
            : [];
    });
}

/** A runtime that keeps no thread waiting, with another limit on what is under way. */
function isLimitedOtherwise(service: Service, call: Call): boolean {
    const isNonBlocking = service.technologies.some((technology) => NON_BLOCKING.has(technology.toLowerCase()));
    return isNonBlocking && (service.concurrency !== undefined || call.effective.limit.said === 'set');
}

const NON_BLOCKING: ReadonlySet<string> = new Set([
    'node.js',
    'nodejs',
    'node',
    'express',
    'fastify',
    'nestjs',
    'vert.x',
    'vertx',
    'spring webflux',
    'webflux',
    'netty',
    'ktor',
    'akka',
    'pekko',
    'apache pekko',
    'elixir',
    'erlang',
    'phoenix',
    'go',
    'golang',
    'axum',
    'actix web',
    'actix',
]);

function report(service: Service, risky: readonly RiskyDependency[], count: number, nameOf: NameOf): Report {
    const calls = risky
        .flatMap((dependency) => dependency.calls)
        .sort((a, b) => compareSources(a.location, b.location));
    const [first] = calls;
    const name = `\`${nameOf(service.id)}\``;
    const names = risky.map(({ id, why }) => `\`${nameOf(id)}\` (${why})`);
    const others = counted(count - 1, 'other dependency', 'other dependencies');
    const whose = risky.length === 1 ? `it and ${others}` : `all ${count} dependencies`;
    const [byName] = [...calls].sort((a, b) => byCodeUnits(a.id, b.id));
    const reason = byName ? absenceReason(byName.effective.bulkhead, 'bulkhead', nameOf) : '';
    return {
        severity: 'warning',
        message: `${name} calls ${listedUpTo(names, MOST_NAMED, 'dependencies')} with no bulkhead (${reason}): ${whose} share one pool, and when ${risky.length === 1 ? 'it hangs' : 'one of these hangs'}, nothing is left for the rest.`,
        source: service.source,
        element: service.id,
        relations: calls.map(({ id }) => id),
        decisive: risky.map(({ id }) => id),
        related: [
            ...calls.slice(0, MOST_RELATED).map((call) => ({
                message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``,
                source: call.location,
                element: callerOf(call),
            })),
            ...(first ? originLocation(first.effective.bulkhead, 'bulkhead', nameOf) : []),
        ],
        fixes: setCallPolicies(
            calls.map((call) => ({ call, statements: { bulkhead: PROPOSED_BULKHEAD } })),
            `Let no more than 20 calls at a time through to ${risky.length === 1 ? `\`${nameOf(risky[0]?.id ?? '')}\`` : 'each of them'}`,
        ),
        ...causeOf(service, calls, name, nameOf),
    };
}

/** Resilience4j lets 25 through unless told otherwise, Hystrix 10. */
const PROPOSED_BULKHEAD = 'bulkhead 20';

const MOST_NAMED = 5;
/** Most calls that are listed. */
const MOST_RELATED = 20;

/** One `bulkhead none` for many services is one problem. */
function causeOf(
    service: Service,
    calls: readonly Call[],
    name: string,
    nameOf: NameOf,
): { readonly cause?: SharedCause } {
    const [shared, ...others] = calls.map((call) => sharedNone(call.effective.bulkhead, nameOf));
    if (!shared || shared.element === service.id || others.some((other) => other?.key !== shared.key)) {
        return {};
    }
    return {
        cause: {
            key: shared.key,
            adds: `${name} makes ${counted(calls.length, 'such call')}`,
            merge: (reports) => ({
                message: `\`bulkhead none\` (${shared.by}) leaves ${counted(reports.length, 'service')} that one slow dependency can use up for all others.`,
                source: shared.source,
                element: shared.element,
                fixes: [replaceNone(shared, PROPOSED_BULKHEAD, 'Set a bulkhead of 20 here')],
            }),
        },
    };
}
