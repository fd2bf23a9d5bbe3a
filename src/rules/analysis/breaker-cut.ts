import { type Digraph, type DigraphEdge, idAt, incomingOf, subgraph } from '../../model/graphs/digraph.ts';
import { minimumEdgeCut } from '../../model/graphs/minimum-cut.ts';
import type { FailureSource } from '../../model/what-if/failure-spread.ts';

/** One edge of a cut, by ids. */
export interface CutEdge {
    readonly source: string;
    readonly target: string;
    /** Ids of the calls, those of routers in between included. */
    readonly relations: readonly string[];
}

/**
 * The fewest edges without which no failure reaches an entrance, as near to where they come from as can be. In a graph
 * too large to look for the fewest, and where no entrance lies before them, the edges to the failing elements.
 *
 * @param failing ids of the elements that may fail
 */
export function breakerCut(
    graph: Digraph,
    failing: readonly string[],
    entrances: ReadonlySet<string>,
): readonly CutEdge[] {
    const targets = new Set(failing);
    const sources = graph.ids.filter((id) => entrances.has(id) && !targets.has(id));
    const cut =
        sources.length > 0 && graph.edges.length <= MOST_EDGES ? minimumEdgeCut(graph, sources, failing) : undefined;
    const edges = cut ?? edgesInto(graph, failing, targets);
    return edges.map((edge) => ({
        source: idAt(graph, edge.source),
        target: idAt(graph, edge.target),
        relations: edge.relations,
    }));
}

/** In graphs with more edges the search for the fewest takes too long while somebody types. */
const MOST_EDGES = 4000;

function edgesInto(graph: Digraph, failing: readonly string[], targets: ReadonlySet<string>): readonly DigraphEdge[] {
    return failing.flatMap((id) => incomingOf(graph, id).filter(({ source }) => !targets.has(idAt(graph, source))));
}

/**
 * Edges without which no cascade is left: cuts, one after the other, since behind each cut something else may fail.
 * Nothing where a few rounds do not do, or the graph is large.
 *
 * @param cascades what fails too far in the graph that is left
 */
export function breakersFor(
    graph: Digraph,
    entrances: ReadonlySet<string>,
    cascades: (graph: Digraph) => readonly FailureSource[],
): readonly CutEdge[] | undefined {
    if (graph.ids.length > MOST_NODES) {
        return undefined;
    }
    const taken: CutEdge[] = [];
    const isTaken = new Set<string>();
    let left = graph;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const failing = cascades(left).flatMap(({ members }) => members);
        if (failing.length === 0) {
            return taken;
        }
        const cut = breakerCut(left, failing, entrances);
        if (cut.length === 0) {
            return undefined;
        }
        for (const edge of cut) {
            taken.push(edge);
            isTaken.add(JSON.stringify([edge.source, edge.target]));
        }
        const before: Digraph = left;
        left = subgraph(before, {
            edge: ({ source, target }) => !isTaken.has(JSON.stringify([idAt(before, source), idAt(before, target)])),
        });
    }
    return undefined;
}

const MOST_NODES = 200;
const MOST_ROUNDS = 10;
