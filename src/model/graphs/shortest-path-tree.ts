import { type Digraph, type DigraphEdge, edgesAt, type GraphPath, pathOfEdges } from './digraph.ts';

/** Shortest ways from one or more nodes to all others; made by {@link shortestPathTree}. */
export interface ShortestPathTree {
    /** A path with the fewest edges to a node; the node alone for a start, nothing where no way leads. */
    readonly pathTo: (id: string) => GraphPath | undefined;
    /** Both ends of that path, for who tells of very many: however long it is, this costs the same. */
    readonly endsTo: (id: string) => PathEnds | undefined;
}

/** So many nodes of a path are known from its start, and so many steps from its end. */
export const KNOWN_AT_ENDS = 12;

/** How a path begins and ends; of a short one both are the same nodes. */
export interface PathEnds {
    /** How many nodes the path has. */
    readonly length: number;
    /** Ids of its first nodes. */
    readonly start: readonly string[];
    /** Its last steps. */
    readonly end: GraphPath;
}

/**
 * The shortest ways from the nearest of these nodes, found by one breadth-first search: to ask for many ends costs no more than their
 * paths are long. Each node is reached from the first in the order of the search that leads to it, so the same graph
 * always gives the same tree.
 */
export function shortestPathTree(graph: Digraph, starts: readonly string[]): ShortestPathTree {
    const roots = new Set(starts.flatMap((start) => graph.indexOf.get(start) ?? []));
    const entry: (DigraphEdge | undefined)[] = new Array<DigraphEdge | undefined>(graph.ids.length);
    const depth = new Int32Array(graph.ids.length);
    // On the way to each node the last one that belongs to its start.
    const early = new Int32Array(graph.ids.length);
    const queue = [...roots].sort((a, b) => a - b);
    for (const root of queue) {
        early[root] = root;
    }
    for (const node of queue) {
        for (const edge of edgesAt(graph.outgoing, node)) {
            if (!roots.has(edge.target) && entry[edge.target] === undefined) {
                const steps = (depth[node] ?? 0) + 1;
                entry[edge.target] = edge;
                depth[edge.target] = steps;
                early[edge.target] = steps < KNOWN_AT_ENDS ? edge.target : (early[node] ?? node);
                queue.push(edge.target);
            }
        }
    }

    /** The last steps of the path to a node, at most so many. */
    function lastSteps(end: number, most: number): GraphPath {
        const edges: DigraphEdge[] = [];
        let first = end;
        for (let edge = entry[end]; edge !== undefined && edges.length < most; edge = entry[edge.source]) {
            edges.push(edge);
            first = edge.source;
        }
        return pathOfEdges(graph, first, edges.reverse());
    }

    const isReached = (end: number) => roots.has(end) || entry[end] !== undefined;
    return {
        pathTo(id) {
            const end = graph.indexOf.get(id);
            return end !== undefined && isReached(end) ? lastSteps(end, Number.POSITIVE_INFINITY) : undefined;
        },
        endsTo(id) {
            const end = graph.indexOf.get(id);
            return end !== undefined && isReached(end)
                ? {
                      length: (depth[end] ?? 0) + 1,
                      start: lastSteps(early[end] ?? end, KNOWN_AT_ENDS).nodes,
                      end: lastSteps(end, KNOWN_AT_ENDS),
                  }
                : undefined;
        },
    };
}
