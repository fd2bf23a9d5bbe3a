import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'dual-write';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const orders = (operation: string, service = '') => `
event OrderPlaced
event OrderPaid
store archive : MongoDB
service orders {
  ${service}
  store ordersDb : PostgreSQL { schema sales, stock }
  cache recent : Redis
  ${operation}
}`;

describe('dual-write', () => {
    it('names what is written apart, at the last of it', async () => {
        const text = orders('command place { writes ordersDb  publishes OrderPlaced }');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders.place',
            message:
                '`orders.place` writes `ordersDb` and publishes `OrderPlaced` without one transaction around them: when it fails in between, the one has happened and the other has not.',
            decisive: ['OrderPlaced', 'orders.ordersDb'],
        });
        expect(finding && underlined(text, finding)).toBe('publishes OrderPlaced');
        expect(finding?.relations).toHaveLength(2);
        expect(finding?.related.map(({ message }) => message)).toEqual([
            'writes `ordersDb`',
            'publishes `OrderPlaced` by itself',
        ]);
    });

    it('finds two stores, outbox or not', async () => {
        expect(await found(orders('command place { writes ordersDb  writes archive }'))).toEqual([
            'warning orders.place',
        ]);
        expect(
            await found(orders('command place { writes ordersDb  writes archive  publishes OrderPlaced outbox }')),
        ).toEqual(['warning orders.place']);
    });

    it('finds it in handlers too', async () => {
        expect(await found(orders('on OrderPaid idempotent { writes ordersDb  publishes OrderPlaced }'))).toEqual([
            'warning orders.on-OrderPaid',
        ]);
    });

    it('is worse where it costs money', async () => {
        expect(await found(orders('command place critical { writes ordersDb  publishes OrderPlaced }'))).toEqual([
            'error orders.place',
        ]);
        expect(await found(orders('command place { writes ordersDb  publishes OrderPlaced }', 'tag money'))).toEqual([
            'error orders.place',
        ]);
    });

    it('is silent with an outbox, with change data capture and in a saga', async () => {
        expect(await found(orders('command place { writes ordersDb  publishes OrderPlaced outbox }'))).toEqual([]);
        expect(await found(orders('command place { writes ordersDb  publishes OrderPlaced cdc }'))).toEqual([]);
        expect(await found(orders('command place saga { writes ordersDb  publishes OrderPlaced }'))).toEqual([]);
    });

    it('is silent on caches, whose misses are filled again', async () => {
        expect(await found(orders('command place { writes ordersDb  writes recent }'))).toEqual([]);
        expect(await found(orders('command place { writes recent  publishes OrderPlaced }'))).toEqual([]);
    });

    it('is silent on two schemas of one store, and on what different operations do', async () => {
        expect(await found(orders('command place { writes ordersDb.sales  writes ordersDb.stock }'))).toEqual([]);
        expect(
            await found(orders('command place { writes ordersDb }  command tell { publishes OrderPlaced }')),
        ).toEqual([]);
        expect(await found(orders('writes ordersDb  publishes OrderPlaced'))).toEqual([]);
    });

    it('adds an outbox to every publication, unless that does not mend it', async () => {
        const text = orders('command place { writes ordersDb  publishes OrderPlaced  publishes OrderPaid }');
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain('publishes OrderPlaced outbox  publishes OrderPaid outbox }');
        expect(await found(result)).toEqual([]);
        const [two] = await findingsOf(
            RULE,
            orders('command place { writes ordersDb  writes archive  publishes OrderPlaced }'),
        );
        expect(two?.fixes).toEqual([]);
    });
});
