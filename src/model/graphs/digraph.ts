import { byCodeUnits } from '../order.ts';

/** One edge of a {@link Digraph}; parallel edges are folded into one. */
export interface DigraphEdge {
    /** Position in {@link Digraph.edges}. */
    readonly index: number;
    /** Index of the node it leaves. */
    readonly source: number;
    /** Index of the node it enters. */
    readonly target: number;
    /** Ids of the relations of the model that make this edge, sorted. */
    readonly relations: readonly string[];
}

/**
 * A directed graph over ids. Nodes are numbered in the order of their ids and edges in the order of their ends, so
 * graphs with the same content are equal whatever order they were put together in.
 */
export interface Digraph {
    /** Ids of the nodes, sorted. */
    readonly ids: readonly string[];
    /** Index of each id. */
    readonly indexOf: ReadonlyMap<string, number>;
    /** Sorted by source, then target. */
    readonly edges: readonly DigraphEdge[];
    /** Edges that leave each node, sorted by target. */
    readonly outgoing: readonly (readonly DigraphEdge[])[];
    /** Edges that enter each node, sorted by source. */
    readonly incoming: readonly (readonly DigraphEdge[])[];
}

/** An edge to be put into a graph, with the relations that cause it. */
export interface EdgeInput {
    readonly source: string;
    readonly target: string;
    readonly relations: readonly string[];
}

/** A way through a graph. */
export interface GraphPath {
    /** Ids of the nodes, first to last. */
    readonly nodes: readonly string[];
    /** For each step from one node to the next the relations that allow it; one entry fewer than `nodes`. */
    readonly relations: readonly (readonly string[])[];
}

/** A graph of these nodes, the ends of these edges, and these edges. */
export function buildDigraph(nodes: Iterable<string>, edges: Iterable<EdgeInput>): Digraph {
    const inputs = Array.from(edges);
    const names = new Set(nodes);
    for (const { source, target } of inputs) {
        names.add(source).add(target);
    }
    const ids = [...names].sort(byCodeUnits);
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    return assemble(ids, indexOf, foldParallel(inputs, indexOf));
}

/** The graph with every edge turned round. */
export function reversed(graph: Digraph): Digraph {
    const turned = graph.edges.map(({ source, target, relations }) => ({ source: target, target: source, relations }));
    return assemble(graph.ids, graph.indexOf, turned.sort(byEnds));
}

/** The part of a graph with the nodes and edges that are wanted; an edge stays when both its ends do. */
export function subgraph(
    graph: Digraph,
    wanted: { readonly node?: (id: string) => boolean; readonly edge?: (edge: DigraphEdge) => boolean },
): Digraph {
    const { node = () => true, edge = () => true } = wanted;
    const ids = graph.ids.filter(node);
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    const folded: FoldedEdge[] = [];
    for (const candidate of graph.edges) {
        const source = indexOf.get(idAt(graph, candidate.source));
        const target = indexOf.get(idAt(graph, candidate.target));
        if (source !== undefined && target !== undefined && edge(candidate)) {
            folded.push({ source, target, relations: candidate.relations });
        }
    }
    return assemble(ids, indexOf, folded);
}

/** One graph with the nodes and edges of all of them. */
export function union(...graphs: readonly Digraph[]): Digraph {
    const [only, ...more] = graphs.filter(
        ({ edges, ids }) => edges.length > 0 || ids.some((id) => !graphs[0]?.indexOf.has(id)),
    );
    // A graph that adds nothing is no reason to build the others anew.
    if (only !== undefined && only === graphs[0] && more.length === 0) {
        return only;
    }
    return buildDigraph(
        graphs.flatMap((graph) => graph.ids),
        graphs.flatMap((graph) =>
            graph.edges.map((edge) => ({
                source: idAt(graph, edge.source),
                target: idAt(graph, edge.target),
                relations: edge.relations,
            })),
        ),
    );
}

/** The edge from one id to another, if there is one. */
export function edgeBetween(graph: Digraph, source: string, target: string): DigraphEdge | undefined {
    const to = graph.indexOf.get(target);
    return outgoingOf(graph, source).find((edge) => edge.target === to);
}

/** The edges that leave a node; none for an id that is not in the graph. */
export function outgoingOf(graph: Digraph, id: string): readonly DigraphEdge[] {
    const index = graph.indexOf.get(id);
    return index === undefined ? NO_EDGES : edgesAt(graph.outgoing, index);
}

/** The edges that enter a node; none for an id that is not in the graph. */
export function incomingOf(graph: Digraph, id: string): readonly DigraphEdge[] {
    const index = graph.indexOf.get(id);
    return index === undefined ? NO_EDGES : edgesAt(graph.incoming, index);
}

/** Ids of the nodes that a node leads to directly, sorted. */
export function successorsOf(graph: Digraph, id: string): readonly string[] {
    return outgoingOf(graph, id).map((edge) => idAt(graph, edge.target));
}

/** Ids of the nodes that lead to a node directly, sorted. */
export function predecessorsOf(graph: Digraph, id: string): readonly string[] {
    return incomingOf(graph, id).map((edge) => idAt(graph, edge.source));
}

/** The id of a node by its index. */
export function idAt(graph: Pick<Digraph, 'ids'>, index: number): string {
    const id = graph.ids[index];
    if (id === undefined) {
        throw new RangeError(`The graph has ${graph.ids.length} nodes, so none with index ${index}.`);
    }
    return id;
}

/** A node's edges in {@link Digraph.outgoing} or {@link Digraph.incoming}. */
export function edgesAt(lists: readonly (readonly DigraphEdge[])[], index: number): readonly DigraphEdge[] {
    return lists[index] ?? NO_EDGES;
}

/** Puts edges that follow one another into words: the ids on the way and the relations of each step. */
export function pathOfEdges(graph: Digraph, start: number, edges: readonly DigraphEdge[]): GraphPath {
    return {
        nodes: [idAt(graph, start), ...edges.map((edge) => idAt(graph, edge.target))],
        relations: edges.map((edge) => edge.relations),
    };
}

type FoldedEdge = Omit<DigraphEdge, 'index'>;

const NO_EDGES: readonly DigraphEdge[] = [];

function byEnds(a: FoldedEdge, b: FoldedEdge): number {
    return a.source - b.source || a.target - b.target;
}

function foldParallel(inputs: readonly EdgeInput[], indexOf: ReadonlyMap<string, number>): FoldedEdge[] {
    const byKey = new Map<number, string[]>();
    const size = indexOf.size;
    for (const { source, target, relations } of inputs) {
        const key = (indexOf.get(source) ?? 0) * size + (indexOf.get(target) ?? 0);
        const known = byKey.get(key);
        if (known) {
            known.push(...relations);
        } else {
            byKey.set(key, [...relations]);
        }
    }
    return Array.from(byKey, ([key, relations]) => ({
        source: Math.floor(key / size),
        target: key % size,
        // Most edges have one relation, which is in order.
        relations: relations.length < 2 ? relations : [...new Set(relations)].sort(byCodeUnits),
    })).sort(byEnds);
}

function assemble(ids: readonly string[], indexOf: ReadonlyMap<string, number>, sorted: FoldedEdge[]): Digraph {
    const outgoing = ids.map((): DigraphEdge[] => []);
    const incoming = ids.map((): DigraphEdge[] => []);
    const edges = sorted.map((edge, index) => ({ index, ...edge }));
    for (const edge of edges) {
        outgoing[edge.source]?.push(edge);
        incoming[edge.target]?.push(edge);
    }
    return { ids, indexOf, edges, outgoing, incoming };
}
