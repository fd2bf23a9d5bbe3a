import { buildDigraph, type Digraph, type DigraphEdge, idAt } from './digraph.ts';
import { type Components, stronglyConnectedComponents } from './strongly-connected-components.ts';

/** A graph with each strongly connected component shrunk to one node; it has no cycles. */
export interface Condensation {
    readonly components: Components;
    /**
     * The node of a component bears the id of its first member, so its index is the component's number. An edge has
     * the relations of all edges between the two components.
     */
    readonly graph: Digraph;
    /** For each edge of `graph` the first edge of the original that it stands for. */
    readonly firstEdge: readonly DigraphEdge[];
}

/** Shrinks each strongly connected component to a node. */
export function condensation(graph: Digraph): Condensation {
    const components = stronglyConnectedComponents(graph);
    const firstMembers = components.members.map(([first]) => first ?? '');
    const nameOf = (node: number) => firstMembers[components.componentOf[node] ?? 0] ?? '';
    const between = graph.edges.filter(
        (edge) => components.componentOf[edge.source] !== components.componentOf[edge.target],
    );
    const condensed = buildDigraph(
        firstMembers,
        between.map(({ source, target, relations }) => ({ source: nameOf(source), target: nameOf(target), relations })),
    );
    const size = firstMembers.length;
    const firstEdge = new Map<number, DigraphEdge>();
    for (const edge of between) {
        const key = (components.componentOf[edge.source] ?? 0) * size + (components.componentOf[edge.target] ?? 0);
        if (!firstEdge.has(key)) {
            firstEdge.set(key, edge);
        }
    }
    return {
        components,
        graph: condensed,
        firstEdge: condensed.edges.flatMap(({ source, target }) => firstEdge.get(source * size + target) ?? []),
    };
}

/**
 * The nodes in an order in which every edge leads forward, or nothing if the graph has a cycle. Among several such
 * orders the one that a queue of ready nodes gives (Kahn, Comm. ACM 5(11), 1962).
 */
export function topologicalOrder(graph: Digraph): readonly string[] | undefined {
    const waitingFor = graph.incoming.map((edges) => edges.length);
    const ready = graph.ids.flatMap((_, node) => (waitingFor[node] === 0 ? [node] : []));
    for (const node of ready) {
        for (const { target } of graph.outgoing[node] ?? []) {
            const left = (waitingFor[target] ?? 0) - 1;
            waitingFor[target] = left;
            if (left === 0) {
                ready.push(target);
            }
        }
    }
    return ready.length === graph.ids.length ? ready.map((node) => idAt(graph, node)) : undefined;
}
