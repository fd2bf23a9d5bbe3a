import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idAt, reversed } from '../../../../src/model/graphs/digraph.ts';
import { reachableFrom } from '../../../../src/model/graphs/reachability.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { failureSources, failureSpread } from '../../../../src/model/what-if/failure-spread.ts';
import { modelOf } from '../../../model-of.ts';
import { arbitraryGraph, graphOf } from '../graphs/arbitrary-graph.ts';

describe('failureSpread', () => {
    it('joins services and externals by calls that let failures in, routers and infrastructure left out', async () => {
        const index = indexModel(
            await modelOf(`
client App { calls a }  external Bank  router lb { calls b }
service a { calls lb  calls Bank { fallback "later" }  calls config }
service b  service config { role infrastructure }`),
        );
        const graph = failureSpread(index, ({ effective }) => effective.fallback.said !== 'set');
        expect(graph.ids).toEqual(['Bank', 'a', 'b']);
        expect(
            graph.edges.map(({ source, target, relations }) => [idAt(graph, source), idAt(graph, target), relations]),
        ).toEqual([['a', 'b', ['a->lb', 'lb->b']]]);
    });
});

describe('failureSources', () => {
    it('finds the ends, what each reaches, and whether anything is passed on', () => {
        const graph = graphOf('a->b', 'b->c', 'd->e', 'f->e', 'x->y', 'y->x', 'a->x');
        expect(failureSources(graph, () => true)).toEqual([
            { members: ['c'], reach: 2, spreads: true },
            { members: ['e'], reach: 2, spreads: false },
            { members: ['x', 'y'], reach: 2, spreads: true },
        ]);
    });

    it('counts what leads to each end, however many there are', () => {
        fc.assert(
            fc.property(arbitraryGraph, (graph) => {
                const back = reversed(graph);
                for (const { members, reach } of failureSources(graph, () => true)) {
                    expect(reach).toBe(reachableFrom(back, members.slice(0, 1)).length - 1);
                }
            }),
        );
        const many = graphOf(...Array.from({ length: 100 }, (_, i) => `top->end${i}`), 'more->top');
        expect(new Set(failureSources(many, () => true).map(({ reach }) => reach))).toEqual(new Set([2]));
    });
});
