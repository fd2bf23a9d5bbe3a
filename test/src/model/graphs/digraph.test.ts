import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    buildDigraph,
    edgeBetween,
    idAt,
    incomingOf,
    predecessorsOf,
    reversed,
    subgraph,
    successorsOf,
    union,
} from '../../../../src/model/graphs/digraph.ts';
import { arbitraryGraph, arbitraryParts, graphOf } from './arbitrary-graph.ts';
import { edgesAsText } from './edges-as-text.ts';

describe('buildDigraph', () => {
    it('folds parallel edges and keeps every relation once, sorted', () => {
        const graph = buildDigraph(
            [],
            [
                { source: 'b', target: 'a', relations: ['r2'] },
                { source: 'a', target: 'b', relations: [] },
                { source: 'b', target: 'a', relations: ['r1', 'r2'] },
            ],
        );
        expect(edgesAsText(graph, true)).toEqual(['a -> b: ', 'b -> a: r1, r2']);
    });

    it('is the same whatever order nodes and edges come in', () => {
        fc.assert(
            fc.property(arbitraryParts, fc.infiniteStream(fc.nat()), ({ nodes, edges }, keys) => {
                const shuffled = edges
                    .map((edge) => ({ edge, key: keys.next().value }))
                    .sort((a, b) => a.key - b.key)
                    .map(({ edge }) => edge);
                expect(buildDigraph(nodes.toReversed(), shuffled)).toEqual(buildDigraph(nodes, edges));
            }),
        );
    });

    it('lists the same edges by source, by target and as a whole', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                expect(graph.outgoing.flat()).toEqual(graph.edges);
                expect(graph.incoming.flat().sort((a, b) => a.index - b.index)).toEqual(graph.edges);
                graph.edges.forEach((edge, index) => {
                    expect(edge.index).toBe(index);
                });
            }),
        );
    });
});

describe('looking into a graph', () => {
    const graph = graphOf('b->a', 'a->c', 'a->b');

    it('answers by id', () => {
        expect(successorsOf(graph, 'a')).toEqual(['b', 'c']);
        expect(predecessorsOf(graph, 'a')).toEqual(['b']);
        expect(edgeBetween(graph, 'a', 'c')?.relations).toEqual(['a->c']);
        expect(edgeBetween(graph, 'c', 'a')).toBeUndefined();
    });

    it('knows nothing of strangers', () => {
        expect(successorsOf(graph, 'x')).toEqual([]);
        expect(incomingOf(graph, 'x')).toEqual([]);
        expect(edgeBetween(graph, 'a', 'x')).toBeUndefined();
        expect(() => idAt(graph, 7)).toThrow('The graph has 3 nodes, so none with index 7.');
    });
});

describe('making graphs of graphs', () => {
    it('turns edges round, and twice is not at all', () => {
        expect(edgesAsText(reversed(graphOf('a->b', 'a->c')), true)).toEqual(['b -> a: a->b', 'c -> a: a->c']);
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                expect(reversed(reversed(graph))).toEqual(graph);
            }),
        );
    });

    it('takes a part by nodes and by edges', () => {
        const graph = graphOf('a->b', 'b->c', 'c->a');
        const part = subgraph(graph, { node: (id) => id !== 'a' });
        expect([part.ids, edgesAsText(part, true)]).toEqual([['b', 'c'], ['b -> c: b->c']]);
        const few = subgraph(graph, { edge: (edge) => edge.relations.includes('c->a') });
        expect([few.ids, edgesAsText(few)]).toEqual([['a', 'b', 'c'], ['c -> a']]);
    });

    it('joins a part with its rest to the whole', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const even = subgraph(graph, { edge: (edge) => edge.index % 2 === 0 });
                const odd = subgraph(graph, { edge: (edge) => edge.index % 2 === 1 });
                expect(union(even, odd)).toEqual(graph);
            }),
        );
    });
});
