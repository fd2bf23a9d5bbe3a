import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { heaviestPath, requestsBehind } from '../../../../src/model/what-if/request-amplification.ts';
import { workGraph } from '../../../../src/model/what-if/work-graph.ts';
import { modelOf } from '../../../model-of.ts';

async function requests(text: string) {
    const index = indexModel(await modelOf(text));
    const values = requestsBehind(index, workGraph(index));
    return {
        of: (node: string) => values.get(node)?.requests,
        atLeast: (node: string) => values.get(node)?.atLeast,
        path: (node: string) => heaviestPath(values, node).map(({ from, to }) => `${from}->${to}`),
    };
}

describe('requestsBehind', () => {
    it('multiplies along paths and adds them up', async () => {
        const { of, path } = await requests(`
service shop { command buy { calls cart.show 2 times  calls stock.level } }
service cart { query show { calls stock.level 3 times  calls Bank } }
service stock { query level }
external Bank`);
        expect([of('stock.level'), of('cart.show'), of('shop.buy')]).toEqual([0, 4, 2 * (1 + 4) + 1]);
        expect(path('shop.buy')).toEqual(['shop.buy->cart.show', 'cart.show->stock.level']);
    });

    it('takes the worst of what may answer, behind routers too', async () => {
        const { of, path } = await requests(`
service shop { command buy { calls lb } }
router lb { calls cart }
service cart { query show  query all { calls stock.level 5 times } }
service stock { query level }`);
        expect(of('shop.buy')).toBe(6);
        expect(path('shop.buy')).toEqual(['shop.buy->cart.all', 'cart.all->stock.level']);
    });

    it('tells routes apart, and counts no infrastructure', async () => {
        const { of } = await requests(`
gateway Edge { route "/a" to a.x, b.x  route "/b" to b.x }
service a { query x { calls config.get } }  service b { query x }
service config { role infrastructure  query get }`);
        expect([of('Edge:/a'), of('Edge:/b'), of('a.x')]).toEqual([2, 1, 0]);
    });

    it('counts batches once and loops without a bound at least once', async () => {
        const { of, atLeast } = await requests(`
service shop { query many { calls stock.level per item up to 50 batched }  query each { calls stock.level per item } }
service stock { query level }`);
        expect([of('shop.many'), atLeast('shop.many')]).toEqual([1, false]);
        expect([of('shop.each'), atLeast('shop.each')]).toEqual([1, true]);
    });

    it('counts each call of a cycle once', async () => {
        const { of } = await requests(`
service a { query x { calls b.x 2 times } }
service b { query x { calls a.x 3 times } }
service c { query x { calls a.x } }`);
        expect([of('a.x'), of('b.x')]).toEqual([2, 3]);
        expect(of('c.x')).toBe(3);
    });

    it('survives a chain of products beyond all numbers, however long', async () => {
        const links = Array.from({ length: 1500 }, (_, i) => `service s${i} { query x { calls s${i + 1}.x 9 times } }`);
        const { of, path } = await requests(`${links.join('\n')}\nservice s1500 { query x }`);
        expect(of('s0.x')).toBe(Number.POSITIVE_INFINITY);
        expect(path('s0.x').length).toBe(1500);
    });
});
