import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'unversioned-api';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map(({ element }) => element);
const shop = (stock: string, callers = 3) =>
    `context Stock { service stock { ${stock} }  service shelf { calls stock } }
${['A', 'B', 'C']
    .slice(0, callers)
    .map((name) => `context ${name} { service s${name} { calls stock } }`)
    .join('\n')}`;

describe('unversioned-api', () => {
    it('tells which contexts depend on it', async () => {
        const text = shop('query level "GET /levels"', 2);
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Stock.stock',
            message:
                '2 other contexts (`A` and `B`) call `stock`, whose interface has no version: it can only change for all of them on one day.',
        });
        expect(finding && underlined(text, finding)).toBe('stock');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`sA` calls it', '`sB` calls it']);
    });

    it('speaks from two other contexts on, or from as many as are set', async () => {
        expect(await found(shop('query level', 1))).toEqual([]);
        expect(await found(shop('query level', 2))).toEqual(['Stock.stock']);
        expect(await found(shop('query level', 2), { contexts: 3 })).toEqual([]);
        expect(await found(shop('query level', 3), { contexts: 3 })).toEqual(['Stock.stock']);
    });

    it.each([
        ['version "2"', []],
        ['query level "GET /v1/levels"', []],
        ['query level "stock.v1.Stock/Level"', []],
        ['query level "GET /v1/levels"  query find "GET /stock"', ['Stock.stock']],
        ['query level "GET /vendors"', ['Stock.stock']],
        ['', ['Stock.stock']],
    ])('judges `%s`', async (stock, expected) => {
        expect(await found(shop(stock))).toEqual(expected);
    });

    it('does not count callers without a context, or where silence is no absence', async () => {
        expect(await found('context S { service s }\nservice a { calls s }\nservice b { calls s }')).toEqual([]);
        expect(await findingsOf(RULE, shop('query q'), { unknownAs: 'ignore' })).toEqual([]);
    });
});
