import { describe, expect, it } from 'vitest';
import { findInteractions } from '../../../../src/agents/tools/find-interactions.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

async function found(input: object): Promise<string[]> {
    const { data } = await ask(findInteractions, input);
    return (data['interactions'] as { from: string; to: string }[]).map(({ from, to }) => `${from} ${to}`).sort();
}

describe('find_interactions', () => {
    it('knows which calls lack a timeout, and which have one', async () => {
        expect(await found({ kinds: ['call'], without: ['timeout'] })).toEqual([
            'Payments.payments.charge Stripe',
            'Web Edge',
        ]);
        expect(await found({ with: ['timeout'], from: 'Ordering' })).toEqual([
            'Ordering.orders.place Payments.payments.charge',
        ]);
    });

    it('knows who uses what', async () => {
        expect(await found({ to: 'Stripe' })).toEqual([
            'Payments.payments.charge Stripe',
            'Payments.receipts.on-OrderPlaced Stripe',
        ]);
        expect(await found({ from: 'Checkout', kinds: ['store-access', 'publication'] })).toEqual([
            'Ordering.orders.list Ordering.orders.ordersDb',
            'Ordering.orders.place Ordering.OrderPlaced',
            'Ordering.orders.place Ordering.orders.ordersDb',
        ]);
        expect(await found({ protocol: 'GRPC' })).toEqual(['Ordering.orders.place Payments.payments.charge']);
    });

    it('takes a service for meant where a unit of deployment is called like it', async () => {
        const files = { 'shop/shop.fbk': `${SHOP}deployment live { unit payments { runs Payments.payments } }` };
        const { data } = await ask(findInteractions, { to: 'payments' }, memoryWorkspace(files));
        expect(data['total']).toBe(1);
    });

    it('says so when nothing is left to list', async () => {
        const { text, data } = await ask(findInteractions, { offset: 500 });
        expect(data['listed']).toBe(0);
        expect(text).toMatch(/There are \d+, so none is left behind an offset of 500\.$/);
    });

    it('knows what crosses contexts', async () => {
        expect(await found({ crossingContexts: true, kinds: ['call'] })).toEqual([
            'Ordering.orders.place Payments.payments.charge',
        ]);
        expect(await found({ crossingContexts: true, kinds: ['subscription'] })).toEqual([
            'Payments.receipts.on-OrderPlaced Ordering.OrderPlaced',
        ]);
    });

    it('tells the policy that holds, and who says so', async () => {
        const { data } = await ask(findInteractions, { from: 'Edge' });
        expect(data['interactions']).toMatchObject([
            { policy: [{ property: 'timeout', value: '2 s a try', from: 'Edge' }], how: ['route /orders'], line: 5 },
        ]);
    });

    it('lists the properties when one is unknown', async () => {
        expect(await refusal(findInteractions, { without: ['timeouts'] })).toContain('"timeout"|"deadline"');
    });
});
