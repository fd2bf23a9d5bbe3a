import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph, type Digraph, type DigraphEdge, idAt, subgraph } from '../../../../src/model/graphs/digraph.ts';
import { feedbackArcs } from '../../../../src/model/graphs/feedback-arcs.ts';
import { cyclicComponents } from '../../../../src/model/graphs/strongly-connected-components.ts';
import { arbitraryGraph, chain, graphOf } from './arbitrary-graph.ts';

const cutOf = (graph: Digraph) =>
    feedbackArcs(graph).map(({ source, target }) => `${idAt(graph, source)}->${idAt(graph, target)}`);
const without = (graph: Digraph, cut: readonly DigraphEdge[]) =>
    subgraph(graph, { edge: (edge) => !cut.some((other) => other.index === edge.index) });

describe('feedbackArcs', () => {
    it('finds the one edge that lies on all cycles', () => {
        const graph = graphOf('a->b', 'b->c', 'c->a', 'c->d', 'd->b');
        expect(cutOf(graph)).toEqual(['b->c']);
    });

    it('takes the edge with the fewest relations when any would do', () => {
        const edge = (source: string, target: string, ...relations: string[]) => ({ source, target, relations });
        const graph = buildDigraph([], [edge('a', 'b', '1', '2'), edge('b', 'c', '3'), edge('c', 'a', '4', '5')]);
        expect(cutOf(graph)).toEqual(['b->c']);
    });

    it('takes a node that leads to itself from itself', () => {
        const graph = graphOf('a->b', 'b->b');
        expect(cutOf(graph)).toEqual(['b->b']);
    });

    it('is empty where there is no cycle', () => {
        expect(feedbackArcs(graphOf('a->b', 'b->c', 'a->c'))).toEqual([]);
    });

    it('leaves no cycle, and no smaller set does', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const cut = feedbackArcs(graph);
                expect(cyclicComponents(without(graph, cut))).toEqual([]);
                if (cut.length > 0 && cut.length <= 3) {
                    expect(smallerSetExists(graph, cut.length - 1)).toBe(false);
                }
            }),
            { numRuns: 60 },
        );
    });

    it('leaves no cycle in large components either', () => {
        const dense = Array.from({ length: 300 }, (_, from) =>
            Array.from({ length: 300 }, (_, to) => ({ source: `n${from}`, target: `n${to}`, relations: [] })),
        ).flat();
        const graph = buildDigraph([], dense);
        const cut = new Set(feedbackArcs(graph));
        expect(cut.size).toBe(300 + (300 * 299) / 2);
        expect(cyclicComponents(subgraph(graph, { edge: (edge) => !cut.has(edge) }))).toEqual([]);
    });

    it('opens a ring of 100,000 nodes with one edge', () => {
        expect(feedbackArcs(chain(100_000, true))).toHaveLength(1);
    });
});

function smallerSetExists(graph: Digraph, size: number): boolean {
    const tryFrom = (first: number, chosen: readonly DigraphEdge[]): boolean =>
        cyclicComponents(without(graph, chosen)).length === 0 ||
        (chosen.length < size && graph.edges.slice(first).some((edge, i) => tryFrom(first + i + 1, [...chosen, edge])));
    return tryFrom(0, []);
}
