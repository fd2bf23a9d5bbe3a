import { z } from 'zod';
import { buildDigraph, type Digraph, type DigraphEdge, idAt } from '../model/graphs/digraph.ts';
import { feedbackArcs } from '../model/graphs/feedback-arcs.ts';
import { shortestCycle } from '../model/graphs/shortest-cycle.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { hop, hops, pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { type SyncCycle, syncCycles } from './analysis/sync-cycles.ts';
import { mutualWith } from './chatty-pair.ts';
import type { Fix, RelatedLocation } from './finding.ts';
import { callToEvent, mentionedOperations } from './fixes/call-to-event.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds services that wait for one another in a circle; see `cyclic-sync-dependency.md`. */
export const cyclicSyncDependency = defineRule({
    id: 'cyclic-sync-dependency',
    category: 'coupling',
    severity: 'error',
    summary: 'Services that call one another in a circle',
    fixable: true,
    composite: true,
    sources: [
        'Taibi, Lenarduzzi, IEEE Software 2018: cyclic dependency',
        'Taibi, Lenarduzzi, Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101)',
        'Cerny et al., JSS 206:111829, no. 16',
        'Walker et al., Appl. Sci. 10(21):7800',
        'Pigazzini et al., TechDebt 2020',
        'Tighilt et al., JSS 204:111755',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const cycle of derive(syncCycles)) {
            yield* report(index, cycle, nameOf, () => derive(mentionedOperations));
        }
    },
});

/** Most steps of the way round, and most edges beside it, that are listed. */
const MOST_RELATED = 20;

function* report(
    index: ModelIndex,
    cycle: SyncCycle,
    nameOf: NameOf,
    mentioned: () => ReadonlySet<string>,
): Generator<Report> {
    const graph = buildDigraph([], cycle.edges);
    const shown = shortestCycle(graph, graph.ids);
    const services = serviceGraph(index, cycle);
    const cut = feedbackArcs(services, (edge) => costOfCutting(index, edge));
    const place = placeOf(index, services, cut);
    if (!shown || !place) {
        return;
    }
    const onTheWay = new Set(shown.relations.flat());
    const others = cycle.edges.filter(({ relations }) => !relations.some((relation) => onTheWay.has(relation)));
    yield {
        severity: cycle.returns ? 'error' : 'warning',
        message: `${circleText(cycle, pathText(shown.nodes, nameOf), nameOf)} ${cutText(services, cut, nameOf)}`,
        ...place,
        relations: [...onTheWay, ...others.slice(0, MOST_RELATED).flatMap(({ relations }) => relations)],
        decisive: cycle.services,
        related: [
            ...upToMost(hops(index, shown, nameOf), 'more step'),
            ...upToMost(
                others.flatMap((edge) => hop(index, edge, nameOf)),
                'more edge',
            ),
        ],
        fixes: fixesFor(index, cycle, cut, mentioned),
        swallows: services.edges
            // Pairs are told with the first of both.
            .filter(({ source, target }) => source < target)
            .map((edge) => ({
                rule: 'chatty-pair',
                on: idAt(services, edge.source),
                decisive: mutualWith(idAt(services, edge.target)),
            })),
    };
}

function circleText({ services, returns }: SyncCycle, way: string, nameOf: NameOf): string {
    const [only, second] = services;
    if (only !== undefined && second === undefined) {
        return returns
            ? `\`${nameOf(only)}\` calls itself and waits for its own answer: ${way}.`
            : `\`${nameOf(only)}\` calls itself (${way}), though no operation leads back to itself.`;
    }
    const names = listedUpTo(
        services.map((service) => `\`${nameOf(service)}\``),
        8,
        'services',
    );
    return returns
        ? `${names} wait for one another in a circle: ${way}.`
        : `${names} call one another (${way}), though no operation leads back to itself: a request ends, but none of them can start, change or fail without the others.`;
}

function cutText(services: Digraph, cut: readonly DigraphEdge[], nameOf: NameOf): string {
    const edges = cut.map(
        ({ source, target, relations }) =>
            `\`${nameOf(idAt(services, source))}\` → \`${nameOf(idAt(services, target))}\` (${counted(relations.length, 'call')})`,
    );
    return `To open it, turn ${listedUpTo(edges, 3, 'edges')} into ${cut.length === 1 ? 'an event' : 'events'}.`;
}

/** The circle's edges as those of services. */
function serviceGraph(index: ModelIndex, { edges }: SyncCycle): Digraph {
    const serviceOf = (node: string) => index.serviceOf(node) ?? node;
    return buildDigraph(
        [],
        edges.map((edge) => ({ ...edge, source: serviceOf(edge.source), target: serviceOf(edge.target) })),
    );
}

/** An order can be given by an event as it is; who asks needs the answer from elsewhere. */
function costOfCutting(index: ModelIndex, { relations }: DigraphEdge): number {
    const isOrder = (relation: string) =>
        index.operations.get(index.calls.get(relation)?.targetOperation ?? '')?.kind === 'command';
    return relations.reduce((sum, relation) => sum + (isOrder(relation) ? 1 : 2), 0);
}

/** The first call of the first edge to cut, and the service that makes it. */
function placeOf(
    index: ModelIndex,
    services: Digraph,
    cut: readonly DigraphEdge[],
): Pick<Report, 'source' | 'element'> | undefined {
    const [edge] = cut;
    const call = index.calls.get(edge?.relations[0] ?? '');
    return edge && call && { source: call.location, element: idAt(services, edge.source) };
}

/** The first of many, and how many there are besides. */
function upToMost(locations: readonly RelatedLocation[], noun: string): readonly RelatedLocation[] {
    const next = locations[MOST_RELATED];
    const rest = next ? [{ ...next, message: `… and ${counted(locations.length - MOST_RELATED, noun)}` }] : [];
    return [...locations.slice(0, MOST_RELATED), ...rest];
}

/** One call is all that has to become an event, and no other edge between these services closes a circle again. */
function fixesFor(
    index: ModelIndex,
    cycle: SyncCycle,
    cut: readonly DigraphEdge[],
    mentioned: () => ReadonlySet<string>,
): readonly Fix[] {
    const [edge, ...others] = cut;
    const [relation, ...moreRelations] = edge?.relations ?? [];
    const call = index.calls.get(relation ?? '');
    return call && others.length === 0 && moreRelations.length === 0
        ? callToEvent(index, call, cycle.services, mentioned)
        : [];
}
