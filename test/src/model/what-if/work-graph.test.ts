import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { foldWorks, workGraph } from '../../../../src/model/what-if/work-graph.ts';
import { modelOf } from '../../../model-of.ts';

const graphOf = async (text: string) => workGraph(indexModel(await modelOf(text)));

describe('workGraph', () => {
    it('has operations, routes and services as such, with their calls in order', async () => {
        const { works, entrancesOf } = await graphOf(`
gateway Edge { route "/" to shop.buy }
service shop { command buy { calls b.x  calls a }  on Sold  calls a }
service a
service b { query x }
service till { command sell { publishes Sold } }
event Sold`);
        expect([...works.keys()].sort()).toEqual([
            'Edge:/',
            'a',
            'b.x',
            'shop',
            'shop.buy',
            'shop.on-Sold',
            'till.sell',
        ]);
        expect(works.get('shop.buy')?.calls.map(({ call }) => call.id)).toEqual(['shop.buy->b.x', 'shop.buy->a']);
        expect(entrancesOf('shop')).toEqual(['shop.buy', 'shop']);
        expect(entrancesOf('Edge')).toEqual(['Edge:/']);
    });

    it('leads calls of whole services to a choice, and sees through routers', async () => {
        const { works, choices } = await graphOf(`
service a { calls lb }
router lb { calls b }
service b { query x  command y }`);
        expect(works.get('a')?.calls[0]?.targets).toEqual([
            { node: 'b?', element: 'b', relations: ['a->lb', 'lb->b'] },
        ]);
        expect(choices.get('b?')).toEqual(['b.x', 'b.y']);
    });

    it('puts callees before their callers', async () => {
        const { bottomUp, inOneCycle } = await graphOf(`
service a { query x { calls b } }
service b { query x { calls c.x }  query y { calls a.x } }
service c { query x }`);
        expect(bottomUp.indexOf('c.x')).toBeLessThan(bottomUp.indexOf('b.x'));
        expect(bottomUp.indexOf('b.x')).toBeLessThan(bottomUp.indexOf('a.x'));
        expect(inOneCycle('a.x', 'b.y')).toBe(true);
        expect(inOneCycle('a.x', 'b.x')).toBe(false);
    });
});

describe('foldWorks', () => {
    it('works out a value for every node once, in a cycle without what closes it', async () => {
        const graph = await graphOf(`
service a { query x { calls b } }
service b { query x { calls c.x }  query y { calls a.x } }
service c { query x }`);
        const depth = foldWorks<number>(
            graph,
            ({ calls }, of) =>
                1 + Math.max(0, ...calls.flatMap(({ targets }) => targets.map(({ node }) => of(node) ?? 0))),
            (values) => Math.max(...values.map(({ value }) => value)),
        );
        expect(Object.fromEntries(depth)).toEqual({ 'c.x': 1, 'b.x': 2, 'a.x': 1, 'b.y': 1, 'b?': 2 });
    });
});
