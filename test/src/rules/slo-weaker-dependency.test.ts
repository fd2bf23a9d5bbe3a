import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'slo-weaker-dependency';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const shop = (own: string, prices: string, call = 'calls prices.quote') => `
service orders { slo { availability ${own} }  query list { ${call} } }
service prices { query quote  ${prices} }`;

describe('slo-weaker-dependency', () => {
    it('multiplies what all hard dependencies promise', async () => {
        const text = `
service orders { slo { availability 99.9% }  query list { calls prices.quote  calls stock.level } }
service prices { query quote  slo { availability 99.95% } }
service stock { query level  slo { availability 99.9% } }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'orders',
            message:
                '`orders` promises 99.9 % availability, but what it cannot do without in `orders.list` allows 99.85005 %: `stock` 99.9 % and `prices` 99.95 %.',
            relations: ['orders.list->stock.level', 'orders.list->prices.quote'],
        });
        expect(finding && underlined(text, finding)).toContain('slo');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`stock` promises 99.9 %',
            '`prices` promises 99.95 %',
        ]);
    });

    it('errs above the product, and not at it', async () => {
        expect(await found(shop('99.95%', 'slo { availability 99.9% }'))).toEqual(['error orders']);
        expect(await found(shop('99.91%', 'slo { availability 99.9% }'))).toEqual(['error orders']);
        expect(await found(shop('99.9%', 'slo { availability 99.9% }'))).toEqual(['info orders']);
    });

    it('wants one more nine of each dependency, or what the options say', async () => {
        const [finding] = await findingsOf(RULE, shop('99.9%', 'slo { availability 99.98% }'));
        expect(finding).toMatchObject({
            severity: 'info',
            message:
                '`orders` promises 99.9 % availability, so each hard dependency should promise 99.99 %; less is promised by `prices` 99.98 %.',
        });
        expect(await found(shop('99.9%', 'slo { availability 99.99% }'))).toEqual([]);
        const twice = { options: { factor: 2 } };
        expect(await found(shop('99.9%', 'slo { availability 99.95% }'), twice)).toEqual([]);
        expect(await found(shop('99.9%', 'slo { availability 99.94% }'), twice)).toEqual(['info orders']);
    });

    it('leaves soft dependencies out', async () => {
        const weak = 'slo { availability 90% }';
        expect(await found(shop('99.9%', weak, 'calls prices.quote optional'))).toEqual([]);
        expect(await found(shop('99.9%', weak, 'calls prices.quote { fallback "yesterday’s" }'))).toEqual([]);
        expect(await found(shop('99.9%', weak, 'calls prices.quote ignoring reply'))).toEqual([]);
    });

    it('does not count replicas on top of what a dependency promises', async () => {
        expect(await found(shop('99.9%', 'replicas 5  slo { availability 99.999% }'))).toEqual([]);
    });

    it('counts each dependency once, and what promises nothing by what is behind it', async () => {
        const text = `
service orders { slo { availability 99.9% }  query list { calls a.x  calls b.y } }
service a { query x { calls prices.quote } }
service b { query y { calls prices.quote } }
service prices { query quote  slo { availability 99.9% } }`;
        expect(await found(text)).toEqual(['info orders']);
    });

    it('counts the service’s own failures and its stores', async () => {
        expect(await found('service a { fails 0.2%  query q  slo { availability 99.9% } }')).toEqual(['error a']);
        expect(await found('service a { fails 0.1%  query q  slo { availability 99.9% } }')).toEqual([]);
        expect(
            await found(
                'service a { store db : MySQL { slo { availability 99% } }  query q { reads db }  slo { availability 99.9% } }',
            ),
        ).toEqual(['error a']);
    });

    it('judges operations by their own promise, and the service by the others', async () => {
        expect(
            await found(`
service orders {
  slo { availability 99.99% }
  query list { calls prices.quote  slo { availability 99% } }
  query count
}
service prices { query quote  slo { availability 99.9% } }`),
        ).toEqual([]);
        expect(
            await found(`
service orders { query list { calls prices.quote  slo { availability 99.95% } } }
service prices { query quote  slo { availability 99.9% } }`),
        ).toEqual(['error orders.list']);
    });

    it('says nothing of what nobody promises', async () => {
        expect(await found('service a { slo { availability 99.99% }  calls b }\nservice b')).toEqual([]);
        expect(await found('service a { calls b }\nservice b { slo { availability 50% } }')).toEqual([]);
    });
});
