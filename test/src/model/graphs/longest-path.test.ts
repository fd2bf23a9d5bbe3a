import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digraph, edgeBetween, union } from '../../../../src/model/graphs/digraph.ts';
import {
    longestPath,
    longestPathFrom,
    longestPaths,
    longestWeightFrom,
} from '../../../../src/model/graphs/longest-path.ts';
import { arbitraryGraph, chain, graphOf, naiveReach } from './arbitrary-graph.ts';

describe('longestPaths', () => {
    it('counts the nodes on the longest way', () => {
        const paths = longestPaths(graphOf('a->b', 'b->c', 'a->d', 'd->c', 'c->e', 'a->e'));
        expect(longestPathFrom(paths, 'a')).toEqual({
            weight: 4,
            components: [['a'], ['b'], ['c'], ['e']],
            path: { nodes: ['a', 'b', 'c', 'e'], relations: [['a->b'], ['b->c'], ['c->e']] },
        });
        expect(longestWeightFrom(paths, 'd')).toBe(3);
        expect(longestPath(paths)?.path.nodes[0]).toBe('a');
    });

    it('counts a cycle with all its members and walks through it the short way', () => {
        const paths = longestPaths(graphOf('a->b', 'b->c', 'c->d', 'd->b', 'c->e'));
        expect(longestPathFrom(paths, 'a')).toEqual({
            weight: 5,
            components: [['a'], ['b', 'c', 'd'], ['e']],
            path: { nodes: ['a', 'b', 'c', 'e'], relations: [['a->b'], ['b->c'], ['c->e']] },
        });
    });

    it('weighs nodes as told', () => {
        const paths = longestPaths(graphOf('a->b', 'b->c', 'a->heavy'), (id) => (id === 'heavy' ? 5 : 1));
        expect(longestPathFrom(paths, 'a')?.path.nodes).toEqual(['a', 'heavy']);
        expect(longestWeightFrom(paths, 'a')).toBe(6);
    });

    it('knows nothing of strangers and empty graphs', () => {
        const paths = longestPaths(graphOf());
        expect(longestPath(paths)).toBeUndefined();
        expect(longestPathFrom(paths, 'x')).toBeUndefined();
        expect(longestWeightFrom(paths, 'x')).toBe(0);
    });

    it('agrees with trying every way over components, and walks along edges', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const paths = longestPaths(graph);
                for (const id of graph.ids) {
                    const found = longestPathFrom(paths, id);
                    expect(found?.weight).toBe(naiveLongest(graph, id));
                    expect(found?.components.flat()).toHaveLength(found?.weight ?? 0);
                    const nodes = found?.path.nodes ?? [];
                    expect(nodes[0]).toBe(id);
                    nodes.slice(1).forEach((node, i) => {
                        expect(edgeBetween(graph, nodes[i] ?? '', node)?.relations).toEqual(found?.path.relations[i]);
                    });
                }
            }),
        );
    });

    it('walks a chain of 100,000 nodes without trouble', () => {
        const line = chain(100_000);
        expect(longestPath(longestPaths(line))?.path.nodes).toEqual(line.ids);
    });

    it('walks out of a ring of 200,000 nodes', () => {
        const ring = union(chain(200_000, true), graphOf('n0199999->out'));
        const found = longestPathFrom(longestPaths(ring), ring.ids[0] ?? '');
        expect(found?.weight).toBe(200_001);
        expect(found?.path.nodes.at(-1)).toBe('out');
    });
});

/** The most nodes that a way from a node can gather when each node brings all that are on a cycle with it. */
function naiveLongest(graph: Digraph, from: string): number {
    const reach = new Map(graph.ids.map((id) => [id, naiveReach(graph, id)]));
    const mates = (id: string) => graph.ids.filter((other) => reach.get(id)?.has(other) && reach.get(other)?.has(id));
    const longest = (id: string): number => {
        const own = mates(id);
        const onward = [...(reach.get(id) ?? [])].filter((other) => !own.includes(other));
        return own.length + Math.max(0, ...onward.map(longest));
    };
    return longest(from);
}
