import { describe, expect, it } from 'vitest';
import { failureSources } from '../../../../src/model/what-if/failure-spread.ts';
import { breakerCut, breakersFor } from '../../../../src/rules/analysis/breaker-cut.ts';
import { graphOf } from '../../model/graphs/arbitrary-graph.ts';

const ends = (edges: readonly { readonly source: string; readonly target: string }[] | undefined) =>
    edges?.map(({ source, target }) => `${source}->${target}`);

describe('breakerCut', () => {
    it('is the fewest edges between entrances and failures, near to these', () => {
        const graph = graphOf('a->b', 'a->c', 'b->d', 'c->d', 'd->e');
        expect(ends(breakerCut(graph, ['e'], new Set(['a'])))).toEqual(['d->e']);
        expect(ends(breakerCut(graph, ['b', 'c'], new Set(['a'])))).toEqual(['a->b', 'a->c']);
    });

    it('is what leads to the failures where no entrance does', () => {
        expect(ends(breakerCut(graphOf('a->b', 'b->a', 'b->c'), ['c'], new Set()))).toEqual(['b->c']);
    });
});

describe('breakersFor', () => {
    const cascades = (graph: ReturnType<typeof graphOf>) =>
        failureSources(graph, () => true).filter(({ reach, spreads }) => reach >= 3 && spreads);

    it('goes on until nothing spreads too far', () => {
        const chain = graphOf('a->b', 'b->c', 'c->d', 'd->e', 'e->f');
        expect(ends(breakersFor(chain, new Set(['a']), cascades))).toEqual(['e->f', 'd->e', 'c->d']);
        expect(ends(breakersFor(graphOf('a->b', 'b->c'), new Set(['a']), cascades))).toEqual([]);
    });

    it('gives up where everything takes everything down', () => {
        const circle = graphOf('a->b', 'b->c', 'c->d', 'd->a');
        expect(breakersFor(circle, new Set(['a']), cascades)).toBeUndefined();
    });
});
