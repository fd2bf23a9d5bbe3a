import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condensation, topologicalOrder } from '../../../../src/model/graphs/condensation.ts';
import { idAt } from '../../../../src/model/graphs/digraph.ts';
import { cyclicComponents } from '../../../../src/model/graphs/strongly-connected-components.ts';
import { arbitraryGraph, chain, graphOf } from './arbitrary-graph.ts';
import { edgesAsText } from './edges-as-text.ts';

describe('condensation', () => {
    it('shrinks cycles and keeps what leads from one to another', () => {
        const shrunk = condensation(graphOf('b->c', 'c->b', 'a->c', 'a->b', 'c->d'));
        expect(shrunk.graph.ids).toEqual(['a', 'b', 'd']);
        expect(edgesAsText(shrunk.graph, true)).toEqual(['a -> b: a->b, a->c', 'b -> d: c->d']);
        expect(shrunk.firstEdge.map((edge) => edge.relations)).toEqual([['a->b'], ['c->d']]);
    });

    it('has no cycles, and its edges stand for edges between the components', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const shrunk = condensation(graph);
                expect(cyclicComponents(shrunk.graph)).toEqual([]);
                expect(shrunk.graph.ids).toEqual(shrunk.components.members.map(([first]) => first));
                const { componentOf } = shrunk.components;
                const between = new Set(
                    graph.edges
                        .map((edge) => [componentOf[edge.source], componentOf[edge.target]])
                        .filter(([from, to]) => from !== to)
                        .map(String),
                );
                expect(new Set(shrunk.graph.edges.map((edge) => `${edge.source},${edge.target}`))).toEqual(between);
                shrunk.graph.edges.forEach((edge, i) => {
                    const first = shrunk.firstEdge[i];
                    expect(first && componentOf[first.source]).toBe(edge.source);
                    expect(first && componentOf[first.target]).toBe(edge.target);
                });
            }),
        );
    });
});

describe('topologicalOrder', () => {
    it('puts every node before what it leads to, and gives up exactly on cycles', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const order = topologicalOrder(graph);
                expect(order === undefined).toBe(cyclicComponents(graph).length > 0);
                if (order) {
                    expect(order.toSorted()).toEqual(graph.ids);
                    for (const edge of graph.edges) {
                        expect(order.indexOf(idAt(graph, edge.source))).toBeLessThan(
                            order.indexOf(idAt(graph, edge.target)),
                        );
                    }
                }
            }),
        );
    });

    it('orders a chain of 100,000 nodes', () => {
        const line = chain(100_000);
        expect(topologicalOrder(line)).toEqual(line.ids);
    });
});
