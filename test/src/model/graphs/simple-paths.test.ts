import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph } from '../../../../src/model/graphs/digraph.ts';
import { simplePaths } from '../../../../src/model/graphs/simple-paths.ts';
import { arbitraryGraph, chain, graphOf, naivePaths } from './arbitrary-graph.ts';

describe('simplePaths', () => {
    it('lists all ways, shortest first, with the relations of each step', () => {
        const found = simplePaths(graphOf('a->b', 'b->c', 'a->c', 'c->b', 'b->d', 'c->d'), 'a', 'd', { maxPaths: 10 });
        expect(found.paths.map((path) => path.nodes.join(''))).toEqual(['abd', 'acd', 'abcd', 'acbd']);
        expect(found.paths[2]?.relations).toEqual([['a->b'], ['b->c'], ['c->d']]);
        expect(found.complete).toBe(true);
    });

    it('says when the bound on their number left some out', () => {
        const graph = graphOf('a->b', 'a->c', 'b->d', 'c->d');
        const one = simplePaths(graph, 'a', 'd', { maxPaths: 1 });
        expect([one.paths.length, one.complete]).toEqual([1, false]);
        const two = simplePaths(graph, 'a', 'd', { maxPaths: 2 });
        expect([two.paths.length, two.complete]).toEqual([2, true]);
    });

    it('agrees with trying every way, under any bounds', () => {
        const bounds = fc.record({ maxLength: fc.nat(6), maxPaths: fc.integer({ min: 1, max: 12 }) });
        fc.assert(
            fc.property(arbitraryGraph, bounds, (graph, { maxLength, maxPaths }) => {
                for (const to of graph.ids) {
                    const from = graph.ids[0] ?? '';
                    const expected = naivePaths(graph, from, to).filter((path) => path.length - 1 <= maxLength);
                    const found = simplePaths(graph, from, to, { maxLength, maxPaths });
                    expect(found.paths.map((path) => path.nodes)).toEqual(expected.slice(0, maxPaths));
                    expect(found.complete).toBe(expected.length <= maxPaths);
                }
            }),
        );
    });

    it('does not get lost where there are more ways than anybody can count', () => {
        const size = 60;
        const name = (i: number) => `n${String(i).padStart(3, '0')}`;
        const all = Array.from({ length: size }, (_, i) =>
            Array.from({ length: size }, (_, j) => ({ source: name(i), target: name(j), relations: [] })),
        ).flat();
        const dense = buildDigraph([], all);
        const found = simplePaths(dense, name(0), name(59), { maxPaths: 100 });
        expect(found.paths).toHaveLength(100);
        expect(found.complete).toBe(false);
    });

    it('finds the one way through a chain of 100,000 nodes under a bound on length', () => {
        const line = chain(100_000);
        const [first = '', last = ''] = [line.ids[0], line.ids[50]];
        expect(simplePaths(line, first, last, { maxPaths: 5 }).paths[0]?.nodes).toHaveLength(51);
        expect(simplePaths(line, first, last, { maxPaths: 5, maxLength: 10 })).toEqual({ paths: [], complete: true });
    });
});
