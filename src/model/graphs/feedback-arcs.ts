import { type Digraph, type DigraphEdge, edgesAt } from './digraph.ts';
import { cyclicComponents } from './strongly-connected-components.ts';

/** In components of up to this many nodes the smallest set is found for certain. */
const EXACT_UP_TO = 10;

/**
 * Few edges without which the graph has no cycle, in the order of the graph (a feedback arc set). Among sets of the
 * same size one of little cost is taken: with few relations, unless something else is said.
 *
 * In strongly connected components of up to ten nodes no smaller set exists (dynamic programming over subsets, after
 * Lawler, IEEE Trans. Circuit Theory 11(2), 1964). In larger ones the set is small, not always smallest: the problem
 * is NP-hard, and a greedy order decides (Eades, Lin, Smyth, Inf. Process. Lett. 47(6), 1993).
 */
export function feedbackArcs(
    graph: Digraph,
    costOf: (edge: DigraphEdge) => number = ({ relations }) => relations.length,
): readonly DigraphEdge[] {
    const costs = Float64Array.from(graph.edges, costOf);
    const all = costs.reduce((sum, cost) => sum + cost, 0);
    const weigh = ({ index }: DigraphEdge) => all + 1 + (costs[index] ?? 0);
    const position = new Int32Array(graph.ids.length);
    const componentOf = new Int32Array(graph.ids.length).fill(NONE);
    for (const [number, members] of cyclicComponents(graph).entries()) {
        const nodes = members.flatMap((id) => graph.indexOf.get(id) ?? []);
        for (const node of nodes) {
            componentOf[node] = number;
        }
        const part = { graph, nodes, isInside: (node: number) => componentOf[node] === number, weigh };
        for (const [place, node] of (nodes.length <= EXACT_UP_TO ? bestOrder(part) : greedyOrder(part)).entries()) {
            position[node] = place;
        }
    }
    return graph.edges.filter(
        ({ source, target }) =>
            componentOf[source] !== NONE &&
            componentOf[source] === componentOf[target] &&
            (position[source] ?? 0) >= (position[target] ?? 0),
    );
}

const NONE = -1;

/** One strongly connected component, to be put into an order in which few edges lead back. */
interface Part {
    readonly graph: Digraph;
    /** Ascending. */
    readonly nodes: readonly number[];
    readonly isInside: (node: number) => boolean;
    readonly weigh: (edge: DigraphEdge) => number;
}

/** Tries for every set of nodes which of them is best put last, from the small sets to the whole. */
function bestOrder({ graph, nodes, weigh }: Part): readonly number[] {
    const bitOf = new Map(nodes.map((node, bit) => [node, bit]));
    const back = nodes.map((node) =>
        edgesAt(graph.outgoing, node).flatMap((edge) => {
            const bit = bitOf.get(edge.target);
            return bit === undefined || edge.target === node ? [] : [{ bit, weight: weigh(edge) }];
        }),
    );
    const size = 1 << nodes.length;
    const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    const lastOf = new Int32Array(size).fill(NONE);
    cost[0] = 0;
    for (let set = 1; set < size; set++) {
        for (const [bit, edges] of back.entries()) {
            const before = set & ~(1 << bit);
            if (before !== set) {
                let total = cost[before] ?? 0;
                for (const edge of edges) {
                    total += before & (1 << edge.bit) ? edge.weight : 0;
                }
                if (total < (cost[set] ?? 0)) {
                    cost[set] = total;
                    lastOf[set] = bit;
                }
            }
        }
    }
    const order: number[] = [];
    for (let set = size - 1; set !== 0; set &= ~(1 << (lastOf[set] ?? 0))) {
        order.push(nodes[lastOf[set] ?? 0] ?? 0);
    }
    return order.reverse();
}

/** Takes sinks to the end and sources to the front; of what is left the node whose edges out outweigh those in most. */
function greedyOrder({ graph, nodes, isInside, weigh }: Part): readonly number[] {
    const out = new Map<number, number>();
    const into = new Map<number, number>();
    const degree = (edges: readonly DigraphEdge[]) =>
        edges.reduce((sum, edge) => sum + (isWithin(edge, isInside) ? weigh(edge) : 0), 0);
    for (const node of nodes) {
        out.set(node, degree(edgesAt(graph.outgoing, node)));
        into.set(node, degree(edgesAt(graph.incoming, node)));
    }
    const left = new Set(nodes);
    const front: number[] = [];
    const end: number[] = [];
    const free: number[] = [];
    const take = (node: number, list: number[]) => {
        list.push(node);
        left.delete(node);
        for (const edge of edgesAt(graph.outgoing, node)) {
            lighten(into, edge.target, isWithin(edge, isInside) ? weigh(edge) : 0, left, free);
        }
        for (const edge of edgesAt(graph.incoming, node)) {
            lighten(out, edge.source, isWithin(edge, isInside) ? weigh(edge) : 0, left, free);
        }
    };
    while (left.size > 0) {
        const next = free.pop();
        if (next === undefined) {
            take(heaviest(left, out, into), front);
        } else if (left.has(next)) {
            take(next, out.get(next) === 0 ? end : front);
        }
    }
    return [...front, ...end.reverse()];
}

function isWithin({ source, target }: DigraphEdge, isInside: (node: number) => boolean): boolean {
    return source !== target && isInside(source) && isInside(target);
}

/** Takes weight off a node that is still there; one that has none left on this side is free to be placed. */
function lighten(
    weights: Map<number, number>,
    node: number,
    by: number,
    left: ReadonlySet<number>,
    free: number[],
): void {
    if (by > 0 && left.has(node)) {
        const rest = (weights.get(node) ?? 0) - by;
        weights.set(node, rest);
        if (rest === 0) {
            free.push(node);
        }
    }
}

function heaviest(
    left: ReadonlySet<number>,
    out: ReadonlyMap<number, number>,
    into: ReadonlyMap<number, number>,
): number {
    let best = NONE;
    let most = Number.NEGATIVE_INFINITY;
    for (const node of left) {
        const surplus = (out.get(node) ?? 0) - (into.get(node) ?? 0);
        if (surplus > most) {
            best = node;
            most = surplus;
        }
    }
    return best;
}
