import { type Condensation, condensation, topologicalOrder } from './condensation.ts';
import { type Digraph, type DigraphEdge, edgesAt, type GraphPath, pathOfEdges } from './digraph.ts';
import { shortestEdges } from './shortest-path.ts';

/** Where the longest way from each component leads; made by {@link longestPaths}. */
export interface LongestPaths {
    readonly graph: Digraph;
    readonly condensation: Condensation;
    /** For each component the weight of the heaviest way that begins with it. */
    readonly weights: readonly number[];
    /** For each component the one that follows it on that way; nothing at its end. */
    readonly next: readonly (number | undefined)[];
}

/** The longest way through a graph. */
export interface LongestPath {
    /** Sum of the weights of all nodes in the components on the way: without cycles the number of nodes. */
    readonly weight: number;
    /** The components on the way, as sorted ids; one with several members is a cycle that counts as a whole. */
    readonly components: readonly (readonly string[])[];
    /**
     * A concrete walk along them. In a cycle it takes the shortest way from where it comes in to where it goes out,
     * so it may have fewer nodes than `weight` says.
     */
    readonly path: GraphPath;
}

/**
 * For each node the longest way that begins there, where a cycle counts with all its members: the longest path in
 * the condensation. Linear. Among equally long ways the one whose next component comes first in the order of ids.
 *
 * @param weightOf how much a node counts, not negative; one unless said
 */
export function longestPaths(graph: Digraph, weightOf: (id: string) => number = () => 1): LongestPaths {
    const condensed = condensation(graph);
    const own = condensed.components.members.map((ids) => ids.reduce((sum, id) => sum + weightOf(id), 0));
    const weights = [...own];
    const next = own.map((): number | undefined => undefined);
    for (const id of topologicalOrder(condensed.graph)?.toReversed() ?? []) {
        const component = condensed.graph.indexOf.get(id) ?? 0;
        let best = -1;
        for (const { target } of edgesAt(condensed.graph.outgoing, component)) {
            const weight = weights[target] ?? 0;
            if (weight > best) {
                best = weight;
                next[component] = target;
            }
        }
        weights[component] = (own[component] ?? 0) + Math.max(best, 0);
    }
    return { graph, condensation: condensed, weights, next };
}

/** The longest way that begins at a node; nothing if the id is not in the graph. */
export function longestPathFrom(paths: LongestPaths, id: string): LongestPath | undefined {
    const node = paths.graph.indexOf.get(id);
    return node === undefined ? undefined : followFrom(paths, node);
}

/** The longest way of all; among several the one that begins first in the order of ids. Nothing in an empty graph. */
export function longestPath(paths: LongestPaths): LongestPath | undefined {
    let start: number | undefined;
    for (const [component, weight] of paths.weights.entries()) {
        if (start === undefined || weight > (paths.weights[start] ?? 0)) {
            start = component;
        }
    }
    const first = start === undefined ? undefined : paths.condensation.components.members[start]?.[0];
    return first === undefined ? undefined : longestPathFrom(paths, first);
}

/** The weight of the longest way that begins at a node, 0 for an id that is not in the graph. */
export function longestWeightFrom(paths: LongestPaths, id: string): number {
    const node = paths.graph.indexOf.get(id);
    const component = node === undefined ? undefined : paths.condensation.components.componentOf[node];
    return component === undefined ? 0 : (paths.weights[component] ?? 0);
}

function followFrom(paths: LongestPaths, start: number): LongestPath {
    const { graph, condensation: condensed } = paths;
    const edges: DigraphEdge[] = [];
    const components: (readonly string[])[] = [];
    const first = condensed.components.componentOf[start] ?? 0;
    let node = start;
    for (let component: number | undefined = first; component !== undefined; component = paths.next[component]) {
        components.push(condensed.components.members[component] ?? []);
        const across = edgeAcross(condensed, component, paths.next[component]);
        if (across) {
            for (const edge of withinComponent(condensed, graph, node, across.source)) {
                edges.push(edge);
            }
            edges.push(across);
            node = across.target;
        }
    }
    return { weight: paths.weights[first] ?? 0, components, path: pathOfEdges(graph, start, edges) };
}

function edgeAcross(condensed: Condensation, from: number, to: number | undefined): DigraphEdge | undefined {
    const edge = edgesAt(condensed.graph.outgoing, from).find((candidate) => candidate.target === to);
    return edge && condensed.firstEdge[edge.index];
}

/** A shortest way between two members of one component, through members only. */
function withinComponent(condensed: Condensation, graph: Digraph, from: number, to: number): readonly DigraphEdge[] {
    if (from === to) {
        return [];
    }
    const { componentOf } = condensed.components;
    return shortestEdges(graph, from, to, { node: (node) => componentOf[node] !== componentOf[from] }) ?? [];
}
