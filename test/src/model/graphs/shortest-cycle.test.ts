import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digraph, edgeBetween } from '../../../../src/model/graphs/digraph.ts';
import { shortestCycle } from '../../../../src/model/graphs/shortest-cycle.ts';
import { cyclicComponents } from '../../../../src/model/graphs/strongly-connected-components.ts';
import { arbitraryGraph, chain, graphOf, naivePaths } from './arbitrary-graph.ts';

describe('shortestCycle', () => {
    it('comes back to where it began, with the relations of each step', () => {
        const graph = graphOf('a->b', 'b->c', 'c->a', 'c->d', 'd->c');
        expect(shortestCycle(graph, ['a', 'b', 'c', 'd'])).toEqual({
            nodes: ['c', 'd', 'c'],
            relations: [['c->d'], ['d->c']],
        });
        expect(shortestCycle(graph, ['a', 'b', 'c'])?.nodes).toEqual(['a', 'b', 'c', 'a']);
    });

    it('is a node that leads to itself, if there is one', () => {
        expect(shortestCycle(graphOf('a->b', 'b->a', 'b->b'), ['a', 'b'])?.nodes).toEqual(['b', 'b']);
    });

    it('is nothing without a cycle among the given nodes', () => {
        const graph = graphOf('a->b', 'b->a', 'b->c');
        expect(shortestCycle(graph, ['a', 'c'])).toBeUndefined();
        expect(shortestCycle(graph, ['nobody'])).toBeUndefined();
    });

    it('is as short as any in its component, and runs along edges', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                for (const component of cyclicComponents(graph)) {
                    const cycle = shortestCycle(graph, component);
                    const nodes = cycle?.nodes ?? [];
                    expect(nodes.at(-1)).toBe(nodes[0]);
                    expect(nodes.length - 1).toBe(girth(graph, component));
                    nodes.slice(1).forEach((node, i) => {
                        expect(edgeBetween(graph, nodes[i] ?? '', node)?.relations).toEqual(cycle?.relations[i]);
                    });
                }
            }),
        );
    });

    it('goes round a ring of 100,000 nodes without trouble', () => {
        const ring = chain(100_000, true);
        expect(shortestCycle(ring, ring.ids)?.nodes).toEqual([...ring.ids, ring.ids[0]]);
    });
});

function girth(graph: Digraph, component: readonly string[]): number {
    const lengths = component.flatMap((from) =>
        component
            .filter((to) => edgeBetween(graph, to, from) !== undefined)
            .flatMap((to) => naivePaths(graph, from, to).map((path) => path.length)),
    );
    return Math.min(...lengths);
}
