import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { Digraph } from '../model/graphs/digraph.ts';
import { stronglyConnectedComponents } from '../model/graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { compareSources } from '../model/source.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import { type ServicePair, servicePairs } from './analysis/pair-operations.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds pairs of services that talk too much with each other; see `chatty-pair.md`. */
export const chattyPair = defineRule({
    id: 'chatty-pair',
    category: 'chattiness',
    severity: 'warning',
    summary: 'Two services that ask each other for many different things',
    fixable: false,
    sources: [
        'Azure Architecture Center, Chatty I/O antipattern',
        'Cerny et al., JSS 206:111829, no. 17',
        'Bogner et al., service-based antipatterns: Chatty Service',
    ],
    options: z.object({
        operation: z
            .int()
            .min(2)
            .default(4)
            .describe(
                'Different operations of one service that one operation of another calls, from which it is a warning (our own number: the sources name none)',
            ),
        service: z
            .int()
            .min(2)
            .default(6)
            .describe(
                'Different operations of one service that all of another together call, from which it is a warning (our own number: the sources name none)',
            ),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const pairs = derive(servicePairs).filter(({ caller }) => !isEdge(index, caller));
        const circleOf = circles(derive(syncServices));
        const callers = new Map(
            [...groupBy(pairs, ({ callee }) => callee)].map(([callee, own]) => [
                callee,
                new Map(own.map((pair) => [pair.caller, pair])),
            ]),
        );
        for (const pair of pairs) {
            const back = callers.get(pair.caller)?.get(pair.callee);
            const report =
                wide(index, pair, limits, nameOf) ?? (back && mutual(index, pair, back, circleOf(pair.caller), nameOf));
            if (report) {
                yield report;
            }
        }
    },
});

/** What is decisive for a finding that only says that a service and this one call each other, which is a circle of two. */
export function mutualWith(service: string): string {
    return `mutual with ${service}`;
}

/** A gateway or BFF asks many questions so that its clients need not. */
function isEdge(index: ModelIndex, service: string): boolean {
    const kind = index.services.get(service)?.kind;
    return kind === 'gateway' || kind === 'bff';
}

/** One side calls many different operations of the other. */
function wide(
    index: ModelIndex,
    { caller, callee, operations, byCaller }: ServicePair,
    limits: { readonly operation: number; readonly service: number },
    nameOf: NameOf,
): Report | undefined {
    const [worst, own] = widest(byCaller) ?? [caller, operations];
    const byOne = own.size >= limits.operation;
    const element = byOne ? worst : caller;
    const source = index.elements.get(element)?.source;
    if ((!byOne && operations.size < limits.service) || !source) {
        return undefined;
    }
    const called = byOne ? own : operations;
    const limit = byOne ? limits.operation : limits.service;
    const whole =
        byOne && operations.size > own.size ? `; all of \`${nameOf(caller)}\` together call ${operations.size}` : '';
    return {
        severity: 'warning',
        message: `\`${nameOf(element)}\` calls ${called.size} different operations of \`${nameOf(callee)}\` (limit ${limit})${whole}: every change of one is a change of both.`,
        source,
        element,
        relations: [...called.values()].map((call) => call.id),
        decisive: [callee],
        related: places([...called.values()], nameOf),
        cause: {
            key: `wide ${element}`,
            adds: `\`${nameOf(element)}\` calls ${called.size} different operations of \`${nameOf(callee)}\``,
            merge: (reports) => ({
                message: `\`${nameOf(element)}\` calls many different operations of ${listedUpTo(
                    reports.flatMap(({ decisive = [] }) => decisive.map((id) => `\`${nameOf(id)}\``)),
                    MOST_NAMED,
                    'services',
                )} (limit ${limit} of each): every change of one is a change of all.`,
                source,
                element,
            }),
        },
    };
}

/** Who calls most different operations; the first by name of several. */
function widest(byCaller: ServicePair['byCaller']): readonly [string, ReadonlyMap<string, Call>] | undefined {
    let most: readonly [string, ReadonlyMap<string, Call>] | undefined;
    for (const entry of byCaller) {
        most = most && most[1].size >= entry[1].size ? most : entry;
    }
    return most;
}

/** Both call each other; told once, with the first of both in the order of names. */
function mutual(
    index: ModelIndex,
    pair: ServicePair,
    back: ServicePair,
    circle: string,
    nameOf: NameOf,
): Report | undefined {
    const source = index.elements.get(pair.caller)?.source;
    if (pair.caller > pair.callee || !source) {
        return undefined;
    }
    const calls = [...pair.calls, ...back.calls];
    return {
        severity: 'warning',
        get message() {
            return `\`${nameOf(pair.caller)}\` calls \`${nameOf(pair.callee)}\` (${pair.calls.length}×) and \`${nameOf(pair.callee)}\` calls \`${nameOf(pair.caller)}\` (${back.calls.length}×): neither can work, change or be tested without the other.`;
        },
        source,
        element: pair.caller,
        relations: calls.map((call) => call.id),
        decisive: [mutualWith(pair.callee)],
        get related() {
            return places(calls, nameOf);
        },
        cause: {
            key: circle,
            get adds() {
                return `\`${nameOf(pair.caller)}\` and \`${nameOf(pair.callee)}\` call each other`;
            },
            merge: (reports) => ({
                message: `${counted(reports.length, 'pair')} of services around \`${nameOf(circle)}\` call each other: none of these can work, change or be tested without the others.`,
                source: index.elements.get(circle)?.source ?? source,
                element: circle,
            }),
        },
    };
}

/** For each service the first of those that it is in a circle with. */
function circles(graph: Digraph): (service: string) => string {
    const { members, componentOf } = stronglyConnectedComponents(graph);
    return (service) => members[componentOf[graph.indexOf.get(service) ?? -1] ?? -1]?.[0] ?? service;
}

/** Most services named. */
const MOST_NAMED = 8;
/** Most calls that are listed. */
const MOST_RELATED = 20;

function places(calls: readonly Call[], nameOf: NameOf): readonly RelatedLocation[] {
    return [...calls]
        .sort((a, b) => compareSources(a.location, b.location))
        .slice(0, MOST_RELATED)
        .map((call) => ({
            message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``,
            source: call.location,
            element: callerOf(call),
        }));
}
