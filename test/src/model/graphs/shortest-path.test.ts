import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestPath } from '../../../../src/model/graphs/shortest-path.ts';
import { arbitraryGraph, chain, graphOf, naivePaths } from './arbitrary-graph.ts';

describe('shortestPath', () => {
    it('names the nodes and, step by step, the relations', () => {
        const path = shortestPath(graphOf('a->c', 'c->d', 'a->b', 'b->d', 'd->e', 'a->f'), 'a', 'e');
        expect(path).toEqual({ nodes: ['a', 'b', 'd', 'e'], relations: [['a->b'], ['b->d'], ['d->e']] });
    });

    it('is the node alone from a node to itself, and nothing where there is no way', () => {
        const graph = graphOf('a->b', 'b->a', 'c->a');
        expect(shortestPath(graph, 'a', 'a')).toEqual({ nodes: ['a'], relations: [] });
        expect(shortestPath(graph, 'a', 'c')).toBeUndefined();
        expect(shortestPath(graph, 'a', 'x')).toBeUndefined();
    });

    it('is the first of all simple paths, shortest first', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                for (const from of graph.ids) {
                    for (const to of graph.ids) {
                        expect(shortestPath(graph, from, to)?.nodes).toEqual(naivePaths(graph, from, to)[0]);
                    }
                }
            }),
        );
    });

    it('walks a chain of 100,000 nodes', () => {
        const line = chain(100_000);
        expect(shortestPath(line, line.ids[0] ?? '', line.ids.at(-1) ?? '')?.nodes).toEqual(line.ids);
    });
});
