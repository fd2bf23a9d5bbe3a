import { z } from 'zod';
import { contextGraph } from '../model/graphs/context-graph.ts';
import { type Digraph, type DigraphEdge, idAt, subgraph } from '../model/graphs/digraph.ts';
import { feedbackArcs } from '../model/graphs/feedback-arcs.ts';
import { shortestPath } from '../model/graphs/shortest-path.ts';
import { cyclicComponents } from '../model/graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { relationsText, relationText } from './analysis/relation-text.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds contexts that depend on one another; see `cyclic-context-dependency.md`. */
export const cyclicContextDependency = defineRule({
    id: 'cyclic-context-dependency',
    category: 'coupling',
    severity: 'warning',
    summary: 'Bounded contexts that depend on one another in a circle',
    fixable: false,
    sources: ['Cerny et al., JSS 206:111829, no. 16', 'Evans, Domain-Driven Design, part IV'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const graph = withoutPartners(index, contextGraph(index, { infrastructure: false }));
        for (const members of cyclicComponents(graph)) {
            const inside = new Set(members);
            yield* report(index, subgraph(graph, { node: (id) => inside.has(id) }), nameOf);
        }
    },
});

/** Most steps of the way round, and most edges beside it, that are listed. */
const MOST_RELATED = 20;

/** Most steps that the message tells the numbers of. */
const MOST_STEPS = 8;

/** Contexts that declare a partnership have decided to change together. */
function withoutPartners(index: ModelIndex, graph: Digraph): Digraph {
    const partners = new Set(
        index.model.contextRelations
            .filter(({ kind }) => kind === 'partnership')
            .flatMap(({ context, other }) => [pair(context, other), pair(other, context)]),
    );
    return subgraph(graph, {
        edge: ({ source, target }) => !partners.has(pair(idAt(graph, source), idAt(graph, target))),
    });
}

function pair(source: string, target: string): string {
    return `${source}\n${target}`;
}

function* report(index: ModelIndex, graph: Digraph, nameOf: NameOf): Generator<Report> {
    const firm = graph.edges.find((edge) => !isByEvents(index, edge));
    const way = wayRound(graph, firm ?? graph.edges[0]);
    const [first] = way;
    const place = first && placeOf(index, graph, first);
    if (!place) {
        return;
    }
    const onTheWay = new Set(way);
    const others = graph.edges.filter((edge) => !onTheWay.has(edge));
    const listed = [...way.slice(0, MOST_RELATED), ...others.slice(0, MOST_RELATED)];
    const names = listedUpTo(
        graph.ids.map((id) => `\`${nameOf(id)}\``),
        8,
        'contexts',
    );
    const round = pathText([place.element, ...way.map(({ target }) => idAt(graph, target))], nameOf);
    const told = way.slice(0, MOST_STEPS).map((edge) => edgeText(index, graph, edge, nameOf));
    const steps = [...told, ...(way.length > MOST_STEPS ? ['…'] : [])].join('; ');
    yield {
        severity: firm ? 'warning' : 'info',
        message: firm
            ? `${names} depend on one another: ${round} (${steps}). ${cutText(index, graph, nameOf)}`
            : `${names} depend on one another by events alone: ${round} (${steps}). That is how sagas work; make sure that it is meant.`,
        ...place,
        relations: listed.flatMap(({ relations }) => relations.slice(0, MOST_RELATED)),
        decisive: graph.ids,
        related: [
            ...listed.flatMap((edge) => relatedOf(index, graph, edge, onTheWay.has(edge), nameOf)),
            ...more(place, graph.edges.length - listed.length),
        ],
    };
}

function more(place: Pick<Report, 'source' | 'element'>, count: number): readonly RelatedLocation[] {
    return count > 0 ? [{ ...place, message: `… and ${counted(count, 'more dependency', 'more dependencies')}` }] : [];
}

/** A shortest way round along an edge. */
function wayRound(graph: Digraph, edge: DigraphEdge | undefined): readonly DigraphEdge[] {
    const back = edge && shortestPath(graph, idAt(graph, edge.target), idAt(graph, edge.source));
    if (!edge || !back) {
        return [];
    }
    const steps = back.nodes.slice(0, -1).flatMap((node, step) => {
        const to = graph.indexOf.get(back.nodes[step + 1] ?? '');
        return (graph.outgoing[graph.indexOf.get(node) ?? -1] ?? []).filter(({ target }) => target === to);
    });
    return [edge, ...steps];
}

function isByEvents(index: ModelIndex, { relations }: DigraphEdge): boolean {
    return relations.every((relation) => index.relations.get(relation)?.kind === 'subscription');
}

function edgeText(index: ModelIndex, graph: Digraph, edge: DigraphEdge, nameOf: NameOf): string {
    const [from, to] = [nameOf(idAt(graph, edge.source)), nameOf(idAt(graph, edge.target))];
    return `\`${from}\` → \`${to}\`: ${relationsText(index, edge.relations)}`;
}

function cutText(index: ModelIndex, graph: Digraph, nameOf: NameOf): string {
    const cut = feedbackArcs(graph, (edge) => costOfCutting(index, edge)).map(
        ({ source, target }) => `\`${nameOf(idAt(graph, source))}\` → \`${nameOf(idAt(graph, target))}\``,
    );
    return `The least to give up: ${listedUpTo(cut, 3, 'dependencies')}.`;
}

/** A caller needs its answer from elsewhere; whoever listens, or reads behind the owner's back, can stop. */
function costOfCutting(index: ModelIndex, { relations }: DigraphEdge): number {
    return relations.reduce((sum, relation) => sum + (index.relations.get(relation)?.kind === 'call' ? 2 : 1), 0);
}

/** The first relation of the first step, in the context where the way begins. */
function placeOf(
    index: ModelIndex,
    graph: Digraph,
    { source, relations }: DigraphEdge,
): Pick<Report, 'source' | 'element'> | undefined {
    const found = index.relations.get(relations[0] ?? '');
    return found && { source: found.relation.location, element: idAt(graph, source) };
}

/** Where a dependency is written; the steps of the way round are hops from context to context. */
function relatedOf(
    index: ModelIndex,
    graph: Digraph,
    { source, target, relations }: DigraphEdge,
    isStep: boolean,
    nameOf: NameOf,
): readonly RelatedLocation[] {
    const found = index.relations.get(relations[0] ?? '');
    return found
        ? [
              {
                  message: relationText(index, found, nameOf),
                  source: found.relation.location,
                  ...(isStep
                      ? { element: idAt(graph, source), target: idAt(graph, target) }
                      : { element: found.relation.source }),
              },
          ]
        : [];
}
