import { type Digraph, idAt, subgraph, union } from '../../model/graphs/digraph.ts';
import { entryPoints } from '../../model/graphs/entry-points.ts';
import { messageGraph } from '../../model/graphs/message-graph.ts';
import { reachableFrom } from '../../model/graphs/reachability.ts';
import { type PathEnds, shortestPathTree } from '../../model/graphs/shortest-path-tree.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { entryNodes } from './entry-nodes.ts';
import { oncePerModel } from './once-per-model.ts';
import { syncOperations } from './sync-graphs.ts';

/** The ways that requests take through the system, over calls and messages. */
export interface RequestGraph {
    /**
     * Nodes are operations, or services as such; edges lead from one service to another by call or message. Clients,
     * externals, routers and infrastructure services are no part of it.
     */
    readonly graph: Digraph;
    /** Nodes that a request reaches from where it comes in, sorted. */
    readonly entered: readonly string[];
    /** How a shortest way from an entry to a node begins and ends. */
    readonly endsTo: (node: string) => PathEnds | undefined;
}

/**
 * Requests come in where a client leads, and where something that nobody calls starts work that reaches another
 * service. To be had through `RuleContext.derive`.
 */
export const requestGraph: (index: ModelIndex) => RequestGraph = oncePerModel((index) => {
    const messages = messageGraph(index, { infrastructure: false, level: 'operation' });
    const graph = betweenServices(index, union(syncOperations(index), messages));
    const entries = entryPoints(index)
        // What only a route leads to is entered through the gateway of the route.
        .filter(({ reasons }) => reasons.includes('client') || reasons.includes('uncalled'))
        .flatMap((entry) => {
            const nodes = entryNodes(index, entry).filter((node) => graph.indexOf.has(node));
            return entry.reasons.includes('client') ? nodes : nodes.filter((node) => leadsAnywhere(graph, node));
        });
    return {
        graph,
        entered: reachableFrom(graph, entries),
        endsTo: shortestPathTree(graph, entries).endsTo,
    };
});

function leadsAnywhere(graph: Digraph, node: string): boolean {
    return (graph.outgoing[graph.indexOf.get(node) ?? -1] ?? []).length > 0;
}

function betweenServices(index: ModelIndex, graph: Digraph): Digraph {
    return subgraph(graph, {
        node: (id) => index.serviceOf(id) !== undefined,
        edge: ({ source, target }) => index.serviceOf(idAt(graph, source)) !== index.serviceOf(idAt(graph, target)),
    });
}
