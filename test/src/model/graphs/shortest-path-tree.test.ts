import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph } from '../../../../src/model/graphs/digraph.ts';
import { shortestPath } from '../../../../src/model/graphs/shortest-path.ts';
import { shortestPathTree } from '../../../../src/model/graphs/shortest-path-tree.ts';

const graphOf = (...edges: readonly (readonly [string, string])[]) =>
    buildDigraph(
        [],
        edges.map(([source, target]) => ({ source, target, relations: [`${source}${target}`] })),
    );

describe('shortestPathTree', () => {
    it('tells the way to each node with the relations of its steps', () => {
        const tree = shortestPathTree(graphOf(['a', 'b'], ['b', 'c'], ['a', 'd'], ['d', 'c'], ['c', 'a']), ['a']);
        expect(tree.pathTo('c')).toEqual({ nodes: ['a', 'b', 'c'], relations: [['ab'], ['bc']] });
        expect(tree.pathTo('a')).toEqual({ nodes: ['a'], relations: [] });
    });

    it('knows no way against the edges or to what is not there', () => {
        const tree = shortestPathTree(graphOf(['a', 'b']), ['b']);
        expect(tree.pathTo('a')).toBeUndefined();
        expect(tree.pathTo('x')).toBeUndefined();
        expect(shortestPathTree(graphOf(['a', 'b'], ['b', 'c'], ['d', 'c']), ['a', 'd']).pathTo('c')?.nodes).toEqual([
            'd',
            'c',
        ]);
        expect(shortestPathTree(graphOf(['a', 'b']), ['x']).pathTo('a')).toBeUndefined();
    });

    it('tells both ends of a way as the whole way has them', () => {
        for (const steps of [0, 1, 11, 12, 13, 30]) {
            const edges = Array.from({ length: 30 }, (_, i) => [`n${i}`, `n${i + 1}`] as const);
            const tree = shortestPathTree(graphOf(...edges, ['n30', 'n0']), ['n0']);
            const path = tree.pathTo(`n${steps}`);
            expect(tree.endsTo(`n${steps}`)).toEqual({
                length: path?.nodes.length,
                start: path?.nodes.slice(0, 12),
                end: { nodes: path?.nodes.slice(-13), relations: path?.relations.slice(-12) },
            });
        }
        expect(shortestPathTree(graphOf(['a', 'b']), ['b']).endsTo('a')).toBeUndefined();
    });

    it('is as short as the shortest path between any two nodes', () => {
        const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
        fc.assert(
            fc.property(fc.array(fc.tuple(node, node), { minLength: 1 }), node, node, (edges, from, to) => {
                const graph = graphOf(...edges);
                const path = shortestPathTree(graph, [from]).pathTo(to);
                expect(path?.nodes.length).toBe(shortestPath(graph, from, to)?.nodes.length);
                for (const [step, relations] of path?.relations.entries() ?? []) {
                    expect(relations).toEqual([`${path?.nodes[step]}${path?.nodes[step + 1]}`]);
                }
            }),
        );
    });

    it('walks a chain of 100,000 nodes', () => {
        const name = (n: number) => String(n).padStart(6, '0');
        const edges = Array.from({ length: 100_000 }, (_, n) => [name(n), name(n + 1)] as const);
        expect(shortestPathTree(graphOf(...edges), [name(0)]).pathTo(name(100_000))?.relations).toHaveLength(100_000);
    });
});
