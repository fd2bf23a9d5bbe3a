import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'nano-service';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map((finding) => `${finding.severity} ${finding.element}`);

const pair = (words = 'query rate', more = '', before = '') => `${before}
context Ordering {
  service orders { command place { calls discounts } }
  service discounts { ${words} }
}
${more}`;

describe('nano-service', () => {
    it('tells how small it is and whom it serves, at the service', async () => {
        const text = pair('query rate', '', 'team Red').replace('{\n', '{ owner Red\n');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'Ordering.discounts',
            decisive: ['Ordering.orders'],
            relations: ['Ordering.orders.place->Ordering.discounts'],
            message:
                '`discounts` has 1 operation, masters 0 entities, owns no store, and only `orders` calls it (same context `Ordering`, team `Red`): a network hop in place of a function call.',
        });
        expect(finding && underlined(text, finding)).toBe('discounts');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`orders` is its only caller']);
    });

    it('counts operations, handlers among them', async () => {
        expect(await found(pair('query rate'))).toEqual(['info Ordering.discounts']);
        expect(await found(pair('query rate  query list'))).toEqual([]);
        expect(await found(pair('query rate  on E', 'service other { publishes E }\nevent E'))).toEqual([]);
        expect(await found(pair('query rate  query list'), { operations: 2 })).toEqual(['info Ordering.discounts']);
    });

    it('counts entities', async () => {
        const entities = 'context E { entity A  entity B }';
        expect(await found(pair('query rate  masters E.A', entities))).toEqual(['info Ordering.discounts']);
        expect(await found(pair('query rate  masters E.A, E.B', entities))).toEqual([]);
        expect(await found(pair('query rate  masters E.A', entities), { entities: 0 })).toEqual([]);
    });

    it('knows nothing of a service whose operations are not modelled', async () => {
        expect(await found(pair(''))).toEqual([]);
    });

    it('is silent on one with a store of its own, by place or by use', async () => {
        expect(await found(pair('store db  query rate'))).toEqual([]);
        expect(await found(pair('query rate { reads db }', 'store db'))).toEqual([]);
        expect(await found(pair('query rate { reads db }', 'store db\nservice other { writes db }'))).toEqual([
            'info Ordering.discounts',
        ]);
    });

    it('wants exactly one caller, of the same context and team', async () => {
        expect(await found(pair('query rate', 'service other { calls discounts }'))).toEqual([]);
        expect(await found(pair('query rate', 'client Web { calls discounts }'))).toEqual([]);
        expect(await found(pair().replace('calls discounts', ''))).toEqual([]);
        expect(await found('context A { service a { calls B.b } }\ncontext B { service b { query q } }')).toEqual([]);
        expect(await found('service a { calls b }\nservice b { query q }')).toEqual([]);
        expect(await found(pair('owner Blue  query rate', '', 'team Blue'))).toEqual([]);
    });

    it('is silent where silence about stores says nothing', async () => {
        expect(await findingsOf(RULE, pair(), { unknownAs: 'ignore' })).toEqual([]);
    });

    it('is silent on functions, adapters and other roles', async () => {
        expect(await found(pair('technology "AWS Lambda"  query rate'))).toEqual([]);
        expect(await found(pair('query rate { calls Bank }', 'external Bank'))).toEqual([]);
        expect(await found(pair('role acl  query rate'))).toEqual([]);
        expect(await found(pair('role platform  query rate'))).toEqual([]);
    });
});
