import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const RULE = 'cross-context-store-access';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const OWNED = `context Ordering { service orders { store ordersDb  command place { writes ordersDb } } }
context Billing { service invoices { query due { reads ordersDb }  command settle { writes ordersDb } } }`;

describe('cross-context-store-access', () => {
    it('tells who reaches into whose store, at the first access', async () => {
        const [finding, ...more] = await findingsOf(RULE, OWNED);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'Billing.invoices',
            decisive: ['Ordering.orders.ordersDb'],
            message:
                '`invoices` (context `Billing`) reads and writes `ordersDb`, which belongs to context `Ordering` (2 accesses): it depends on tables that others may change any day.',
        });
        expect(finding?.relations).toHaveLength(2);
        expect(finding && underlined(OWNED, finding)).toBe('reads ordersDb');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`ordersDb` stands here',
            '`invoices.due` reads `ordersDb`',
            '`invoices.settle` writes `ordersDb`',
        ]);
    });

    it('takes outside of all contexts for another side', async () => {
        expect(await found('context A { service a { store db } }\nservice b { reads db }')).toEqual(['error b']);
        expect(await found('monolith old { store db }\ncontext B { service b { reads db } }')).toEqual(['error B.b']);
        expect(await found('service a { store db }\nservice b { reads db }')).toEqual([]);
    });

    it('fires when nobody owns what two contexts use', async () => {
        const text = `store db
context A { service a { writes db } }
context B { service b { reads db } }`;
        expect(await found(text)).toEqual(['error A.a', 'error B.b']);
        const [finding] = await findingsOf(RULE, text);
        expect(finding?.message).toContain('which no context owns and `A` and `B` use');
        expect(await found('store db\ncontext A { service a { writes db }  service b { reads db } }')).toEqual([]);
    });

    it('judges what nobody owns schema by schema', async () => {
        const server = (more: string) => `store server { schema orders, kitchen }
context A { service a { writes server.orders } }
context B { service b { writes server.kitchen  ${more} } }`;
        expect(await found(server(''))).toEqual([]);
        expect(await found(server('reads server.orders'))).toEqual(['error A.a', 'error B.b']);
        expect(await found(server('reads server'))).toEqual(['error A.a', 'error B.b']);
    });

    it('is silent on reading a warehouse, not on writing it', async () => {
        const text = (
            mode: string,
        ) => `context Reports { store facts { role warehouse }  service daily { writes facts } }
context Billing { service invoices { ${mode} facts } }`;
        expect(await found(text('reads'))).toEqual([]);
        expect(await found(text('writes'))).toEqual(['error Billing.invoices']);
        expect(await found(text('reads').replace('warehouse', 'analytics'))).toEqual([]);
    });

    it('is silent within a context, on a replica of its own, on caches and on infrastructure', async () => {
        expect(await found('context A { service a { store db }  service b { reads db } }')).toEqual([]);
        expect(
            await found(`context A { service a { store db } }
context B { store copy { replicates db }  service b { reads copy } }`),
        ).toEqual([]);
        expect(await found('context A { service a { cache c } }\ncontext B { service b { reads c } }')).toEqual([]);
        expect(
            await found(
                'context A { service a { store db } }\ncontext B { service connect { role infrastructure  reads db } }',
            ),
        ).toEqual([]);
    });

    it('leaves a store without an owner to shared-database', async () => {
        const rules = async (text: string) => new Set(runRules(await modelOf(text)).map(({ rule }) => rule));
        const unowned = await rules(
            'store db\ncontext A { service a { writes db } }\ncontext B { service b { reads db } }',
        );
        expect([unowned.has('shared-database'), unowned.has(RULE)]).toEqual([true, false]);
        const owned = await rules(OWNED);
        expect([owned.has('shared-database'), owned.has(RULE)]).toEqual([true, true]);
    });
});
