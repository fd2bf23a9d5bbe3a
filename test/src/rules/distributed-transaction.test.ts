import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'distributed-transaction';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const orders = (body: string, modifiers = '', service = '') => `
store ordersDb : PostgreSQL
service orders { ${service}  command place ${modifiers} { ${body} }  command note }
service stock { store stockDb : MySQL  command reserve  command release  query level }
service payments { command charge  command refund }
router lb { route "/" to payments.charge }`;

describe('distributed-transaction', () => {
    it('names the steps that nothing undoes', async () => {
        const text = orders('calls stock.reserve  calls payments.charge');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders.place',
            message:
                '`orders.place` changes state with 2 calls in 2 other services (limit 1 without a saga), and nothing undoes `stock.reserve` when a step after it fails.',
        });
        expect(finding && underlined(text, finding)).toBe('place');
        expect(finding?.relations).toEqual(['orders.place->stock.reserve', 'orders.place->payments.charge']);
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '(nothing undoes it) calls `stock.reserve`',
            'calls `payments.charge`',
        ]);
    });

    it('looks behind routers', async () => {
        expect(await found(orders('calls stock.reserve  calls lb'))).toEqual(['warning orders.place']);
    });

    it('fires from two calls on, or from what the options say', async () => {
        expect(await found(orders('calls stock.reserve'))).toEqual([]);
        expect(await found(orders('calls stock.reserve  calls payments.charge'))).toHaveLength(1);
        const three = { options: { calls: 3 } };
        expect(await found(orders('calls stock.reserve  calls payments.charge'), three)).toEqual([]);
        expect(
            await found(orders('calls stock.reserve  calls payments.charge  calls payments.refund'), three),
        ).toHaveLength(1);
    });

    it('is silent in a saga, and where every step before the last can be undone', async () => {
        expect(await found(orders('calls stock.reserve  calls payments.charge', 'saga'))).toEqual([]);
        expect(await found(orders('calls stock.reserve undone by stock.release  calls payments.charge'))).toEqual([]);
        expect(
            await found(orders('calls stock.reserve  calls payments.charge undone by payments.refund')),
        ).toHaveLength(1);
    });

    it('wants both undone when they run side by side', async () => {
        const body = (second: string) =>
            `calls stock.reserve undone by stock.release in parallel  calls payments.charge ${second} in parallel`;
        expect(await found(orders(body('')))).toHaveLength(1);
        expect(await found(orders(body('undone by payments.refund')))).toEqual([]);
    });

    it('is silent when what comes after cannot fail the operation', async () => {
        expect(await found(orders('calls stock.reserve  calls payments.charge { fallback "charge later" }'))).toEqual(
            [],
        );
        expect(await found(orders('calls stock.reserve  calls payments.charge optional'))).toEqual([]);
        expect(await found(orders('calls stock.reserve  calls payments.charge ignoring reply'))).toEqual([]);
    });

    it('does not count queries', async () => {
        expect(await found(orders('calls stock.level  calls payments.charge'))).toEqual([]);
    });

    it.each([
        ['a tag on the operation', 'tag xa', ''],
        ['a tag on the service', '', 'tag two-phase-commit'],
        ['a transaction manager', '', 'technology Java, Atomikos'],
    ])('finds two-phase commit by %s', async (_by, tag, service) => {
        const text = orders(`${tag}  writes ordersDb  writes stockDb`, 'saga', service);
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toBe(
            '`orders.place` commits in two phases over the data of `ordersDb` and `stock`: while one of these 2 is slow or down, it keeps locks in all of them.',
        );
    });

    it('is silent on two-phase commit over one service’s data', async () => {
        expect(await found(orders('tag xa  writes stockDb'))).toEqual([]);
        expect(await found(orders('tag xa  writes stockDb  calls payments.charge'))).toEqual(['warning orders.place']);
    });
});
