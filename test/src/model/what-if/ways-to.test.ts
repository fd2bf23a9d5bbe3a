import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph } from '../../../../src/model/graphs/digraph.ts';
import { shortestPathTree } from '../../../../src/model/graphs/shortest-path-tree.ts';
import { byTarget, waysTo } from '../../../../src/model/what-if/ways-to.ts';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
const edges = fc.array(
    fc.record({
        source: fc.constantFrom(...nodes),
        target: fc.constantFrom(...nodes),
        relations: fc.array(fc.constantFrom('r', 's', 't'), { maxLength: 3 }),
    }),
    { maxLength: 14 },
);

describe('waysTo', () => {
    it('finds the ways that a search through the whole graph finds', () => {
        fc.assert(
            fc.property(edges, edges, (some, others) => {
                const ways = waysTo('a', [byTarget(some), byTarget(others)]);
                const turned = [...some, ...others].map((edge) => ({
                    ...edge,
                    source: edge.target,
                    target: edge.source,
                }));
                const tree = shortestPathTree(buildDigraph(nodes, turned), ['a']);
                for (const node of nodes) {
                    const path = tree.pathTo(node);
                    expect(ways.areFrom(node)).toBe(path !== undefined);
                    expect(ways.shortestFrom(node)).toEqual(
                        path && { nodes: path.nodes.toReversed(), relations: path.relations.toReversed() },
                    );
                }
            }),
        );
    });

    it('is the node alone for itself, and nothing from where no way leads', () => {
        const ways = waysTo('end', [byTarget([{ source: 'end', target: 'elsewhere', relations: ['r'] }])]);
        expect(ways.shortestFrom('end')).toEqual({ nodes: ['end'], relations: [] });
        expect(ways.shortestFrom('elsewhere')).toBeUndefined();
    });

    it('follows a chain of a hundred thousand', () => {
        const chain = Array.from({ length: 100_000 }, (_, at) => ({
            source: `n${at + 1}`,
            target: `n${at}`,
            relations: [],
        }));
        expect(waysTo('n0', [byTarget(chain)]).shortestFrom('n100000')?.nodes).toHaveLength(100_001);
    });
});
