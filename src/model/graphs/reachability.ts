import { type Digraph, type DigraphEdge, edgesAt, idAt } from './digraph.ts';

/** Ids of all nodes that these lead to over any number of edges, themselves included, sorted. */
export function reachableFrom(graph: Digraph, starts: readonly string[]): readonly string[] {
    return spread(graph, starts, graph.outgoing, (edge) => edge.target);
}

/** Ids of all nodes that lead to these over any number of edges, themselves included, sorted. */
export function reaching(graph: Digraph, ends: readonly string[]): readonly string[] {
    return spread(graph, ends, graph.incoming, (edge) => edge.source);
}

function spread(
    graph: Digraph,
    from: readonly string[],
    edgesOf: readonly (readonly DigraphEdge[])[],
    next: (edge: DigraphEdge) => number,
): readonly string[] {
    const reached = new Uint8Array(graph.ids.length);
    const queue: number[] = [];
    const visit = (node: number | undefined) => {
        if (node !== undefined && reached[node] === 0) {
            reached[node] = 1;
            queue.push(node);
        }
    };
    for (const id of from) {
        visit(graph.indexOf.get(id));
    }
    for (const node of queue) {
        for (const edge of edgesAt(edgesOf, node)) {
            visit(next(edge));
        }
    }
    return queue.sort((a, b) => a - b).map((node) => idAt(graph, node));
}
