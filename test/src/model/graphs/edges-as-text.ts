import { type Digraph, idAt } from '../../../../src/model/graphs/digraph.ts';

/** A graph's edges in order, `a -> b`, with the relations behind a colon when asked for. */
export function edgesAsText(graph: Digraph, withRelations = false): string[] {
    return graph.edges.map((edge) => {
        const ends = `${idAt(graph, edge.source)} -> ${idAt(graph, edge.target)}`;
        return withRelations ? `${ends}: ${edge.relations.join(', ')}` : ends;
    });
}
