import { type Digraph, type DigraphEdge, edgesAt, type GraphPath, pathOfEdges } from './digraph.ts';

/** Shortest ways from one or more nodes to all others; made by {@link shortestPathTree}. */
export interface ShortestPathTree {
    /** A path with the fewest edges to a node; the node alone for a start, nothing where no way leads. */
    readonly pathTo: (id: string) => GraphPath | undefined;
}

/**
 * The shortest ways from the nearest of these nodes, found by one breadth-first search: to ask for many ends costs no more than their
 * paths are long. Each node is reached from the first in the order of the search that leads to it, so the same graph
 * always gives the same tree.
 */
export function shortestPathTree(graph: Digraph, starts: readonly string[]): ShortestPathTree {
    const roots = new Set(starts.flatMap((start) => graph.indexOf.get(start) ?? []));
    const entry: (DigraphEdge | undefined)[] = new Array<DigraphEdge | undefined>(graph.ids.length);
    const queue = [...roots].sort((a, b) => a - b);
    for (const node of queue) {
        for (const edge of edgesAt(graph.outgoing, node)) {
            if (!roots.has(edge.target) && entry[edge.target] === undefined) {
                entry[edge.target] = edge;
                queue.push(edge.target);
            }
        }
    }
    return {
        pathTo(id) {
            const end = graph.indexOf.get(id);
            if (end === undefined || (!roots.has(end) && entry[end] === undefined)) {
                return undefined;
            }
            const edges: DigraphEdge[] = [];
            let first = end;
            for (let edge = entry[end]; edge !== undefined; edge = entry[edge.source]) {
                edges.push(edge);
                first = edge.source;
            }
            return pathOfEdges(graph, first, edges.reverse());
        },
    };
}
