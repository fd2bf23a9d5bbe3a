import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const kinds = async (text: string) =>
    (await findingsOf('shared-database', text)).map((finding) => `${finding.severity} ${finding.element}`);

describe('shared-database', () => {
    it('tells who writes and who reads, at the store', async () => {
        const text = `
context Ordering { service orders { store ordersDb : PostgreSQL  command place { writes ordersDb } } }
context Billing {
  service invoices { command settle { reads Ordering.orders.ordersDb  writes Ordering.orders.ordersDb } }
}`;
        const [finding, ...more] = await findingsOf('shared-database', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ severity: 'error', element: 'Ordering.orders.ordersDb' });
        expect(finding?.message).toBe(
            '`ordersDb` is shared by 2 services: written by `invoices` and `orders`, across contexts (Billing and Ordering). Who changes its tables changes all of them.',
        );
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders.place` writes it',
            '`invoices.settle` reads it',
            '`invoices.settle` writes it',
        ]);
        expect(finding && underlined(text, finding)).toBe('ordersDb');
    });

    it('is an error with two writers in one context', async () => {
        expect(
            await kinds(`store db : MySQL
context Shop { service a { writes db } service b { writes db } }`),
        ).toEqual(['error db']);
    });

    it('is an error with one writer when the users stand in two contexts', async () => {
        expect(
            await kinds(`store db : MySQL
context A { service a { writes db } }
context B { service b { reads db } }`),
        ).toEqual(['error db']);
    });

    it('takes outside of all contexts for another side', async () => {
        expect(
            await kinds(`store db : MySQL
context A { service a { writes db } }
service b { reads db }`),
        ).toEqual(['error db']);
    });

    it('is a warning with one writer in the same context', async () => {
        expect(
            await kinds(`store db : MySQL
context Shop { service a { writes db } service b { reads db } }`),
        ).toEqual(['warning db']);
    });

    it('counts the service in which a store stands, though it never mentions it', async () => {
        expect(
            await kinds(`context Shop {
  service a { store db : MySQL }
  service b { reads a.db }
}`),
        ).toEqual(['warning Shop.a.db']);
        expect(
            await kinds(`context Shop {
  service a { store db : MySQL }
  service b { writes a.db }
}`),
        ).toEqual(['error Shop.a.db']);
    });

    it('is an info when the others read a declared replica', async () => {
        const text = `
context Ordering { service orders { store ordersDb : PostgreSQL  writes ordersDb } }
context Reports {
  store copy : PostgreSQL { replicates Ordering.orders.ordersDb }
  service daily { reads copy }
  service weekly { reads copy }
}`;
        const [finding, ...more] = await findingsOf('shared-database', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ severity: 'info', element: 'Ordering.orders.ordersDb' });
        expect(finding?.message).toContain('written by `orders`, read from a replica by `daily` and `weekly`');
    });

    it('is an error when somebody writes the replica', async () => {
        expect(
            await kinds(`
service orders { store ordersDb : PostgreSQL  writes ordersDb }
store copy : PostgreSQL { replicates orders.ordersDb }
service daily { writes copy }`),
        ).toEqual(['error orders.ordersDb']);
    });

    it('judges each schema by itself', async () => {
        // One server for all, a schema for each: FTGO, Pitstop and Pet Clinic run so.
        expect(
            await kinds(`store server : MySQL { schema orders, kitchen }
context A { service orders { writes server.orders } }
context B { service kitchen { writes server.kitchen } }`),
        ).toEqual([]);
        const shared = await findingsOf(
            'shared-database',
            `store server : MySQL { schema orders, kitchen }
context A { service orders { writes server.orders } }
context B { service kitchen { writes server.kitchen  reads server.orders } }`,
        );
        expect(shared.map((finding) => finding.message)).toEqual([
            expect.stringContaining('Schema `orders` of `server` is shared by 2 services'),
        ]);
    });

    it('lets an access without a schema touch all of them', async () => {
        expect(
            await kinds(`store server : MySQL { schema orders, kitchen }
service orders { writes server.orders }
service dump { reads server }`),
        ).toEqual(['warning server']);
    });

    it('is silent on one user with many operations, and on a store that nobody uses', async () => {
        expect(
            await kinds(`store idle : MySQL
service a { store db : MySQL  query q { reads db } command c { writes db } on E { writes db } }
service b { publishes E }
event E`),
        ).toEqual([]);
    });

    it('is silent on caches', async () => {
        expect(
            await kinds(`cache sessions : Redis
service a { writes sessions }
service b { writes sessions }`),
        ).toEqual([]);
    });
});
