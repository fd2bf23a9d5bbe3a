import { type Digraph, type DigraphEdge, edgesAt, type GraphPath, idAt, pathOfEdges } from './digraph.ts';

/**
 * A path with the fewest edges from one node to another; among several the first in the order of ids. From a node to
 * itself it is the node alone. Nothing when there is no way, or an id is not in the graph.
 */
export function shortestPath(graph: Digraph, from: string, to: string): GraphPath | undefined {
    const start = graph.indexOf.get(from);
    const end = graph.indexOf.get(to);
    if (start === undefined || end === undefined) {
        return undefined;
    }
    const edges = shortestEdges(graph, start, end);
    return edges && pathOfEdges(graph, start, edges);
}

/** Parts of a graph that a search must not use. */
export interface Barriers {
    readonly node?: (node: number) => boolean;
    readonly edge?: (edge: DigraphEdge) => boolean;
}

/**
 * The edges of a shortest path between two nodes by index, avoiding the barriers; among several the first in the
 * order of ids. Neither end is checked against the barriers.
 */
export function shortestEdges(
    graph: Digraph,
    start: number,
    end: number,
    barriers: Barriers = {},
): readonly DigraphEdge[] | undefined {
    const distance = distancesTo(graph, end, barriers, start);
    return distance[start] === UNREACHED ? undefined : walkDown(graph, start, end, distance, barriers);
}

/** The distance of a node from which there is no way. */
export const UNREACHED = -1;

/**
 * Number of edges from each node to the end, {@link UNREACHED} where there is no way around the barriers. With a
 * start, which is no barrier itself, the search ends there, and nodes further away are left unreached.
 */
export function distancesTo(graph: Digraph, end: number, barriers: Barriers = {}, start?: number): Int32Array {
    const distance = new Int32Array(graph.ids.length).fill(UNREACHED);
    distance[end] = 0;
    const queue = [end];
    for (const node of queue) {
        if (start !== undefined && distance[start] !== UNREACHED) {
            break;
        }
        for (const edge of edgesAt(graph.incoming, node)) {
            const blocked = edge.source !== start && barriers.node?.(edge.source);
            if (distance[edge.source] === UNREACHED && !blocked && !barriers.edge?.(edge)) {
                distance[edge.source] = (distance[node] ?? 0) + 1;
                queue.push(edge.source);
            }
        }
    }
    return distance;
}

/** The edges from a node that has a way to the end, following {@link distancesTo} downwards. */
export function walkDown(
    graph: Digraph,
    start: number,
    end: number,
    distance: Int32Array,
    barriers: Barriers = {},
): readonly DigraphEdge[] {
    const edges: DigraphEdge[] = [];
    for (let node = start; node !== end; ) {
        const left = distance[node] ?? 0;
        const step = edgesAt(graph.outgoing, node).find(
            (edge) => distance[edge.target] === left - 1 && !barriers.edge?.(edge),
        );
        if (step === undefined) {
            throw new Error(`These distances do not lead from ${idAt(graph, start)} to ${idAt(graph, end)}.`);
        }
        edges.push(step);
        node = step.target;
    }
    return edges;
}
