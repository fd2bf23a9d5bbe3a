import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    cyclicComponents,
    stronglyConnectedComponents,
} from '../../../../src/model/graphs/strongly-connected-components.ts';
import { arbitraryGraph, chain, graphOf, naiveReach } from './arbitrary-graph.ts';

describe('stronglyConnectedComponents', () => {
    it('groups the nodes that lead to each other', () => {
        const { members, componentOf } = stronglyConnectedComponents(
            graphOf('a->d', 'd->a', 'b->c', 'c->b', 'd->b', 'c->e'),
        );
        expect(members).toEqual([['a', 'd'], ['b', 'c'], ['e']]);
        expect(componentOf).toEqual([0, 1, 1, 0, 2]);
    });

    it('agrees with mutual reachability', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const { members, componentOf } = stronglyConnectedComponents(graph);
                expect(members.flat().toSorted()).toEqual(graph.ids);
                const reach = new Map(graph.ids.map((id) => [id, naiveReach(graph, id)]));
                graph.ids.forEach((a, i) => {
                    graph.ids.forEach((b, j) => {
                        const mutual = reach.get(a)?.has(b) && reach.get(b)?.has(a);
                        expect(componentOf[i] === componentOf[j]).toBe(mutual);
                    });
                });
            }),
        );
    });

    it('takes a chain and a ring of 100,000 nodes without trouble', () => {
        const [line, ring] = [chain(100_000), chain(100_000, true)];
        expect(stronglyConnectedComponents(line).members).toHaveLength(100_000);
        expect(stronglyConnectedComponents(ring).members).toHaveLength(1);
    });
});

describe('cyclicComponents', () => {
    it('are those with a cycle: several nodes, or one that leads to itself', () => {
        expect(cyclicComponents(graphOf('a->b', 'b->a', 'c->c', 'b->d'))).toEqual([['a', 'b'], ['c']]);
        expect(cyclicComponents(graphOf('a->b', 'b->c', 'a->c'))).toEqual([]);
    });
});
