import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { type Digraph, type GraphPath, idAt, incomingOf, subgraph } from '../model/graphs/digraph.ts';
import { entryPoints } from '../model/graphs/entry-points.ts';
import { reaching } from '../model/graphs/reachability.ts';
import { distancesTo, shortestPath } from '../model/graphs/shortest-path.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import { formatShare } from '../model/quantities.ts';
import { type FailureSource, failureSources, failureSpread } from '../model/what-if/failure-spread.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { breakerCut, breakersFor, type CutEdge } from './analysis/breaker-cut.ts';
import { hop, hops, pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
import type { Fix } from './finding.ts';
import { PROPOSED_BREAKER } from './fixes/proposed-policies.ts';
import { setCallPolicies } from './fixes/set-call-policy.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

/** Finds elements whose failure takes much of the system with it; see `cascading-failure-path.md`. */
export const cascadingFailurePath = defineRule({
    id: 'cascading-failure-path',
    category: 'resilience',
    severity: 'error',
    summary: 'A failure that spreads from service to service with nothing to stop it',
    fixable: true,
    composite: true,
    sources: [
        'Google, Site Reliability Engineering, chapter 22',
        'Nygard, Release It!, 2nd edition, chapter 4: Cascading Failures',
    ],
    options: z.object({
        services: z
            .int()
            .min(1)
            .default(3)
            .describe('Least number of services that one failure takes down (our own number: the sources name none)'),
        share: z
            .number()
            .min(0)
            .max(1)
            .default(0.3)
            .describe(
                'Least share of all services that one failure takes down; the larger of both limits counts (our own number: the sources name none)',
            ),
    }),
    *check(context, limits) {
        const { index, derive, isAbsent } = context;
        const nameOf = derive(naming);
        const letsIn = ({ effective }: Call) => isAbsent(effective.breaker) && isAbsent(effective.fallback);
        const graph = failureSpread(index, letsIn);
        const services = graph.ids.filter((id) => index.services.has(id)).length;
        const enough = Math.max(limits.services, limits.share * services);
        const isCascade = ({ reach, spreads }: FailureSource) => reach >= enough && spreads;
        const sources = failureSources(graph, (id) => index.services.has(id)).filter(isCascade);
        const entries = new Set(doors(index));
        for (const region of regionsOf(graph, sources)) {
            yield report(context, region, { services, enough, entries, isCascade, letsIn }, nameOf);
        }
    },
});

/** Where users come in, and what nobody calls. */
function doors(index: ModelIndex): readonly string[] {
    return entryPoints(index)
        .filter(({ reasons }) => reasons.includes('client') || reasons.includes('uncalled'))
        .map(({ service }) => service);
}

/** Failures that reach services in common, and everything that they reach. */
interface Region {
    readonly graph: Digraph;
    /** The farthest reaching first. */
    readonly sources: readonly [FailureSource, ...(readonly FailureSource[])];
}

interface Surroundings {
    readonly services: number;
    readonly enough: number;
    readonly entries: ReadonlySet<string>;
    readonly isCascade: (source: FailureSource) => boolean;
    readonly letsIn: (call: Call) => boolean;
}

/** Divides the sources by what they take down: those with a service in common are told together. */
function regionsOf(graph: Digraph, sources: readonly FailureSource[]): readonly Region[] {
    const taken = new Set(
        reaching(
            graph,
            sources.flatMap(({ members }) => members),
        ),
    );
    const affected = subgraph(graph, { node: (id) => taken.has(id) });
    const regionOf = weakComponents(affected);
    const regions = new Map<number, FailureSource[]>();
    for (const source of [...sources].sort(byReach)) {
        const region = regionOf[affected.indexOf.get(source.members[0] ?? '') ?? -1] ?? -1;
        regions.set(region, [...(regions.get(region) ?? []), source]);
    }
    return [...regions].flatMap(([region, [first, ...more]]) => {
        const part = subgraph(affected, { node: (id) => regionOf[affected.indexOf.get(id) ?? -1] === region });
        return first ? [{ graph: part, sources: [first, ...more] as const }] : [];
    });
}

function byReach(a: FailureSource, b: FailureSource): number {
    return b.reach - a.reach || byCodeUnits(a.members[0] ?? '', b.members[0] ?? '');
}

/** For each node the number of the part that it hangs together with, whatever the direction of the edges. */
function weakComponents({ ids, outgoing, incoming }: Digraph): readonly number[] {
    const part = ids.map(() => -1);
    for (const start of ids.keys()) {
        const queue = part[start] === -1 ? [start] : [];
        for (const node of queue) {
            if (part[node] !== -1) {
                continue;
            }
            part[node] = start;
            for (const { target } of outgoing[node] ?? []) {
                queue.push(target);
            }
            for (const { source } of incoming[node] ?? []) {
                queue.push(source);
            }
        }
    }
    return part;
}

function report({ index }: RuleContext, region: Region, around: Surroundings, nameOf: NameOf): Report {
    const [worst, ...others] = region.sources;
    const element = worst.members[0] ?? '';
    const path = longestWay(region.graph, element);
    const cut = breakerCut(
        region.graph,
        region.sources.flatMap(({ members }) => members),
        around.entries,
    );
    const share = formatShare(worst.reach / Math.max(1, around.services), 0);
    const also =
        others.length === 0
            ? ''
            : ` ${counted(others.length, 'more element')} ${others.length === 1 ? 'reaches' : 'reach'} as much or nearly: ${listedUpTo(
                  others.map(({ members }) => `\`${nameOf(members[0] ?? '')}\``),
                  MOST_NAMED,
                  'elements',
              )}.`;
    return {
        severity: 'error',
        message: `When \`${nameOf(element)}\` hangs, ${worst.reach} of ${around.services} services (${share}; limit ${Math.ceil(around.enough)}) hang with it: no circuit breaker and no fallback stops it on the way ${pathText(path.nodes, nameOf)}.${also} ${cutText(cut, nameOf)}`,
        source: index.elements.get(element)?.source ?? wholeOf(index).source,
        element,
        relations: cut.flatMap(({ relations }) => relations).slice(0, MOST_RELATED),
        decisive: region.sources.slice(1).flatMap(({ members }) => members.slice(0, 1)),
        related: [
            ...hops(index, path, nameOf).slice(0, MOST_RELATED),
            ...cut.slice(0, MOST_RELATED).flatMap((edge) =>
                hop(index, edge, nameOf).map((place) => ({
                    ...place,
                    message: `a circuit breaker is best put where ${place.message}`,
                })),
            ),
        ],
        fixes: fixesFor(index, region, around),
        swallows: cut.flatMap(({ relations }) => relations.map((on) => ({ rule: 'missing-circuit-breaker', on }))),
    };
}

const MOST_NAMED = 5;
/** Most hops, and most calls to cut, that are listed. */
const MOST_RELATED = 20;

/** The longest of the shortest ways by which the failure is let in, from who is hit last. */
function longestWay(graph: Digraph, element: string): GraphPath {
    const distances = distancesTo(graph, graph.indexOf.get(element) ?? 0);
    let last = graph.indexOf.get(element) ?? 0;
    for (const [node, distance] of distances.entries()) {
        if (distance > (distances[last] ?? 0)) {
            last = node;
        }
    }
    const way = shortestPath(graph, idAt(graph, last), element) ?? { nodes: [element], relations: [] };
    return way.nodes.length > 2 ? way : (wayOfTwo(graph, element) ?? way);
}

/** Where all are hit directly: a way on which the failure is passed on once. */
function wayOfTwo(graph: Digraph, element: string): GraphPath | undefined {
    for (const { source, relations } of incomingOf(graph, element)) {
        const caller = idAt(graph, source);
        const before = incomingOf(graph, caller).find((edge) => idAt(graph, edge.source) !== element);
        if (before) {
            return {
                nodes: [idAt(graph, before.source), caller, element],
                relations: [before.relations, relations],
            };
        }
    }
    return undefined;
}

function cutText(cut: readonly CutEdge[], nameOf: NameOf): string {
    const edges = cut.map(({ source, target }) => `\`${nameOf(source)}\` → \`${nameOf(target)}\``);
    return edges.length === 0
        ? 'A circuit breaker on each call between them would hold it.'
        : `${edges.length === 1 ? 'A circuit breaker' : 'Circuit breakers'} on ${listedUpTo(edges, MOST_NAMED, 'pairs')} would keep it from the entrances.`;
}

/** Breakers on as few calls as are needed for no cascade to be left in the region. */
function fixesFor(index: ModelIndex, region: Region, { entries, isCascade, letsIn }: Surroundings): readonly Fix[] {
    const isService = (id: string) => index.services.has(id);
    const edges = breakersFor(region.graph, entries, (graph) => failureSources(graph, isService).filter(isCascade));
    const calls = edges?.flatMap(({ relations }) => relations.flatMap((id) => index.calls.get(id) ?? [])) ?? [];
    // Of a way through routers the first call is the caller's own.
    const own = [...new Set(calls)].filter(
        (call) => letsIn(call) && index.services.get(call.source)?.kind !== 'router',
    );
    return own.length > MOST_RELATED
        ? []
        : setCallPolicies(
              own.map((call) => ({ call, statements: { breaker: PROPOSED_BREAKER } })),
              `Put circuit breakers on ${counted(own.length, 'call')}`,
          );
}
