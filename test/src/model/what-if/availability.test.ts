import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { expectedAvailability, weakestAvailability } from '../../../../src/model/what-if/availability.ts';
import { workGraph } from '../../../../src/model/what-if/work-graph.ts';
import { modelOf } from '../../../model-of.ts';

async function expected(text: string, node = 'shop.buy') {
    const index = indexModel(await modelOf(text));
    return expectedAvailability(index, workGraph(index), node);
}

const PROMISING = (calls: string) => `
service shop { command buy { ${calls} } }
service stock { query level  command take  slo { availability 99.9% } }
service prices { query quote { slo { availability 99% } } }
external Bank { slo { availability 99.5% } }
external Mail { fails 1% }
router lb { calls stock.level }`;

describe('expectedAvailability', () => {
    it('multiplies what different hard dependencies promise, each service once', async () => {
        const { availability, factors, unknown } = await expected(
            PROMISING('calls stock.level  calls stock.take  calls prices.quote  calls Bank'),
        );
        expect(availability).toBeCloseTo(0.999 * 0.99 * 0.995, 12);
        expect(factors.map(({ element, from }) => [element, from])).toEqual([
            ['Bank', 'objective'],
            ['prices', 'objective'],
            ['stock', 'objective'],
        ]);
        expect(factors[0]?.relations).toEqual(['shop.buy->Bank']);
        expect(unknown).toEqual([]);
    });

    it('leaves out what the caller can do without', async () => {
        const { availability } = await expected(
            PROMISING('calls stock.level optional  calls Bank { fallback "later" }  calls prices.quote ignoring reply'),
        );
        expect(availability).toBe(1);
    });

    it('takes what fails for what is not promised', async () => {
        expect((await expected(PROMISING('calls Mail'))).availability).toBeCloseTo(0.99, 12);
    });

    it('sees through routers', async () => {
        const { factors } = await expected(PROMISING('calls lb'));
        expect(factors).toMatchObject([{ element: 'stock', relations: ['shop.buy->lb', 'lb->stock.level'] }]);
    });

    it('looks through services that promise nothing, to what they need and the stores they use', async () => {
        const { availability, factors, unknown } = await expected(`
service shop { command buy { calls cart.show } }
service cart { query show { fails 0.1%  calls stock.level  reads carts  reads sessions }
  store carts : MongoDB { slo { availability 99.95% } }  cache sessions : Redis { slo { availability 90% } } }
service stock { store shelves : PostgreSQL  query level { reads shelves } }`);
        expect(availability).toBeCloseTo(0.999 * 0.9995, 12);
        expect(factors).toMatchObject([
            { element: 'cart.carts', relations: ['shop.buy->cart.show', 'cart.show-reads->cart.carts'] },
            { element: 'cart.show', from: 'failures', availability: 0.999 },
        ]);
        expect(unknown).toEqual(['cart', 'stock', 'stock.shelves']);
    });

    it('does not go round in circles', async () => {
        const { unknown } = await expected(`
service shop { command buy { calls cart.show } }
service cart { query show { calls shop.buy } }`);
        expect(unknown).toEqual(['cart', 'shop']);
    });

    it('counts all works of a service that is called as a whole', async () => {
        const { availability } = await expected(`
service shop { command buy { calls stock } }
service stock { query level { calls Bank }  command take { fails 2% } }
external Bank { slo { availability 99% } }`);
        expect(availability).toBeCloseTo(0.99 * 0.98, 12);
    });
});

describe('weakestAvailability', () => {
    it('is that of the worst operation', async () => {
        const index = indexModel(
            await modelOf(`
service shop { query look  command buy { calls Bank }  on Sold { calls Post } }
service till { command sell { publishes Sold } }
event Sold
external Bank { slo { availability 99% } }
external Post { slo { availability 50% } }`),
        );
        expect(weakestAvailability(index, workGraph(index), 'shop')).toMatchObject({
            work: 'shop.buy',
            availability: 0.99,
        });
        expect(weakestAvailability(index, workGraph(index), 'Bank')).toBeUndefined();
    });
});
