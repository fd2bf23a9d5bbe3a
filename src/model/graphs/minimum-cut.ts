import { type Digraph, type DigraphEdge, edgesAt } from './digraph.ts';

/** The edges to take away, in the order of the graph; see {@link minimumEdgeCut}. */
export type EdgeCut = readonly DigraphEdge[];

/**
 * The fewest edges without which no source leads to any target: a minimum cut by maximum flow with unit capacities
 * (Dinic, Soviet Math. Dokl. 11, 1970; Even and Tarjan, SIAM J. Comput. 4(4), 1975). Of all smallest cuts the one
 * nearest to the targets (default) or to the sources. Empty when none leads to the other; nothing when a node is
 * both source and target, since no cut divides it.
 */
export function minimumEdgeCut(
    graph: Digraph,
    sources: readonly string[],
    targets: readonly string[],
    nearest: 'targets' | 'sources' = 'targets',
): EdgeCut | undefined {
    const isTarget = markNodes(graph, targets);
    const starts = nodesOf(graph, sources);
    if (starts.some((node) => isTarget[node])) {
        return undefined;
    }
    // An edge carries flow or not; going back along one that does takes the flow off it.
    const carries = new Uint8Array(graph.edges.length);
    const network: Network = { graph, starts, isTarget, carries };
    for (let levels = levelsFrom(network); levels !== undefined; levels = levelsFrom(network)) {
        saturate(network, levels);
    }
    const side = nearest === 'sources' ? residualReach(network) : beforeTargets(network, nodesOf(graph, targets));
    return graph.edges.filter((edge) => side[edge.source] && !side[edge.target]);
}

interface Network {
    readonly graph: Digraph;
    readonly starts: readonly number[];
    readonly isTarget: Uint8Array;
    readonly carries: Uint8Array;
}

const UNREACHED = -1;

/** Distances from the sources over edges that have room, or nothing when no target can be reached any more. */
function levelsFrom(network: Network): Int32Array | undefined {
    const { graph, starts, isTarget } = network;
    const level = new Int32Array(graph.ids.length).fill(UNREACHED);
    const queue = [...starts];
    for (const start of starts) {
        level[start] = 0;
    }
    let found = false;
    for (const node of queue) {
        found ||= isTarget[node] === 1;
        for (const { to } of residualEdges(network, node)) {
            if (level[to] === UNREACHED) {
                level[to] = (level[node] ?? 0) + 1;
                queue.push(to);
            }
        }
    }
    return found ? level : undefined;
}

/** A way out of a node that has room: along an empty edge, or back along a full one. */
interface ResidualEdge {
    readonly edge: number;
    readonly to: number;
}

function* residualEdges({ graph, carries }: Network, node: number): Generator<ResidualEdge> {
    for (const { index, target } of edgesAt(graph.outgoing, node)) {
        if (carries[index] === 0) {
            yield { edge: index, to: target };
        }
    }
    for (const { index, source } of edgesAt(graph.incoming, node)) {
        if (carries[index] === 1) {
            yield { edge: index, to: source };
        }
    }
}

/** Sends flow along ways on which the level grows by one each step, until there is none left. */
function saturate(network: Network, level: Int32Array): void {
    const { starts, isTarget, carries } = network;
    const waysOut = new Map<number, Generator<ResidualEdge>>();
    for (const start of starts) {
        const way: ResidualEdge[] = [];
        for (let node: number | undefined = start; node !== undefined; ) {
            if (isTarget[node] === 1) {
                for (const { edge } of way) {
                    carries[edge] = 1 - (carries[edge] ?? 0);
                }
                way.length = 0;
                node = start;
                continue;
            }
            const step = nextStep(network, waysOut, level, node);
            if (step) {
                way.push(step);
                node = step.to;
            } else {
                // A dead end: what led here is spent, for its generator has moved on.
                node = way.pop() === undefined ? undefined : (way.at(-1)?.to ?? start);
            }
        }
    }
}

function nextStep(
    network: Network,
    waysOut: Map<number, Generator<ResidualEdge>>,
    level: Int32Array,
    node: number,
): ResidualEdge | undefined {
    const ways = waysOut.get(node) ?? residualEdges(network, node);
    waysOut.set(node, ways);
    for (let way = ways.next(); !way.done; way = ways.next()) {
        if (level[way.value.to] === (level[node] ?? 0) + 1) {
            return way.value;
        }
    }
    return undefined;
}

/** What the sources still reach over edges with room: the smallest side of the sources. */
function residualReach(network: Network): Uint8Array {
    return flood(network.graph, network.starts, (node) => residualEdges(network, node));
}

/** All but what still reaches a target over edges with room: the largest side of the sources. */
function beforeTargets({ graph, carries }: Network, targets: readonly number[]): Uint8Array {
    const behind = flood(graph, targets, function* (node) {
        for (const { index, source } of edgesAt(graph.incoming, node)) {
            if (carries[index] === 0) {
                yield { to: source };
            }
        }
        for (const { index, target } of edgesAt(graph.outgoing, node)) {
            if (carries[index] === 1) {
                yield { to: target };
            }
        }
    });
    return behind.map((marked) => 1 - marked);
}

function flood(
    graph: Digraph,
    from: readonly number[],
    onward: (node: number) => Iterable<{ readonly to: number }>,
): Uint8Array {
    const marked = new Uint8Array(graph.ids.length);
    const queue = [...from];
    for (const node of queue) {
        if (marked[node] === 0) {
            marked[node] = 1;
            for (const { to } of onward(node)) {
                if (marked[to] === 0) {
                    queue.push(to);
                }
            }
        }
    }
    return marked;
}

function nodesOf(graph: Digraph, ids: readonly string[]): number[] {
    return [...new Set(ids)].flatMap((id) => graph.indexOf.get(id) ?? []);
}

function markNodes(graph: Digraph, ids: readonly string[]): Uint8Array {
    const marked = new Uint8Array(graph.ids.length);
    for (const node of nodesOf(graph, ids)) {
        marked[node] = 1;
    }
    return marked;
}
