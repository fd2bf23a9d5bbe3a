import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachableFrom, reaching } from '../../../../src/model/graphs/reachability.ts';
import { arbitraryGraph, chain, graphOf, naiveReach } from './arbitrary-graph.ts';

describe('reachability', () => {
    it('holds the start itself and ignores strangers', () => {
        const graph = graphOf('a->b', 'b->c', 'd->c');
        expect(reachableFrom(graph, ['b', 'nobody'])).toEqual(['b', 'c']);
        expect(reaching(graph, ['c'])).toEqual(['a', 'b', 'c', 'd']);
        expect(reachableFrom(graph, [])).toEqual([]);
    });

    it('agrees with trying all edges until nothing changes, forward and backward', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                for (const id of graph.ids) {
                    expect(reachableFrom(graph, [id])).toEqual([...naiveReach(graph, id)].sort());
                    const back = graph.ids.filter((other) => naiveReach(graph, other).has(id));
                    expect(reaching(graph, [id])).toEqual(back);
                }
            }),
        );
    });

    it('walks a chain of 100,000 nodes', () => {
        const line = chain(100_000);
        expect(reachableFrom(line, line.ids.slice(0, 1))).toHaveLength(100_000);
        expect(reaching(line, line.ids.slice(-1))).toHaveLength(100_000);
    });
});
