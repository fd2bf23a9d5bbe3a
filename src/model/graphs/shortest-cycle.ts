import { type Digraph, type DigraphEdge, edgesAt, type GraphPath, pathOfEdges, subgraph } from './digraph.ts';
import { distancesTo, UNREACHED, walkDown } from './shortest-path.ts';
import { cyclicComponents } from './strongly-connected-components.ts';

/** Up to this many pairs of node and edge the shortest of all cycles is looked for. */
const EXHAUSTIVE_UP_TO = 5_000_000;

/**
 * A short cycle over the given nodes only, to show why they form a strongly connected component. The path begins and
 * ends with the same id. It is the shortest there is, and among several the first in the order of ids; where there
 * are more than five million pairs of node and edge to look at, the shortest through the first node that lies on a
 * cycle. Nothing when no cycle lies within these nodes.
 */
export function shortestCycle(graph: Digraph, members: readonly string[]): GraphPath | undefined {
    const inside = new Set(members);
    const part = subgraph(graph, { node: (id) => inside.has(id) });
    const onCycles = cyclicComponents(part).flat();
    const exhaustive = onCycles.length * part.edges.length <= EXHAUSTIVE_UP_TO;
    let best: Cycle | undefined;
    for (const id of exhaustive ? onCycles : onCycles.slice(0, 1)) {
        const cycle = cycleThrough(part, part.indexOf.get(id) ?? 0);
        if (cycle && (!best || cycle.edges.length < best.edges.length)) {
            best = cycle;
        }
    }
    return best && pathOfEdges(part, best.start, best.edges);
}

interface Cycle {
    readonly start: number;
    readonly edges: readonly DigraphEdge[];
}

function cycleThrough(graph: Digraph, start: number): Cycle | undefined {
    const distance = distancesTo(graph, start);
    let first: DigraphEdge | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const edge of edgesAt(graph.outgoing, start)) {
        const left = distance[edge.target] ?? UNREACHED;
        if (left !== UNREACHED && left < fewest) {
            first = edge;
            fewest = left;
        }
    }
    return first && { start, edges: [first, ...walkDown(graph, first.target, start, distance)] };
}
