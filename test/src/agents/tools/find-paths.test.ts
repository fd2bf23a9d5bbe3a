import { describe, expect, it } from 'vitest';
import { findPaths } from '../../../../src/agents/tools/find-paths.ts';
import { ask, memoryWorkspace, refusal } from '../memory-workspace.ts';

describe('find_paths', () => {
    it('tells all ways, hop by hop, shortest first', async () => {
        const { text, data } = await ask(findPaths, { from: 'Web', to: 'Stripe' });
        expect(text).toBe(
            [
                '2 ways from Web to Stripe:',
                'Web → Edge → Ordering.orders → Payments.payments → Stripe',
                'Web → Edge → Ordering.orders ⇢ (message) Payments.receipts → Stripe',
            ].join('\n'),
        );
        expect(data['complete']).toBe(true);
    });

    it('keeps to what a caller waits for, if that is asked', async () => {
        const { data } = await ask(findPaths, { from: 'Web', to: 'Stripe', messages: false });
        expect(data['paths']).toHaveLength(1);
        const { text } = await ask(findPaths, { from: 'orders', to: 'receipts', messages: false });
        expect(text).toBe('Ordering.orders does not reach Payments.receipts.');
    });

    it('leads to stores', async () => {
        expect((await ask(findPaths, { from: 'Edge', to: 'ordersDb' })).text).toContain(
            '→ (store) Ordering.orders.ordersDb',
        );
    });

    it('ends where there are very many ways', async () => {
        const layers = Array.from({ length: 12 }, (_, i) =>
            ['a', 'b'].map((side) => `service ${side}${i} { calls a${i + 1}  calls b${i + 1} }`).join('\n'),
        );
        const workspace = memoryWorkspace({ 'shop/shop.fbk': `${layers.join('\n')}\nservice a12\nservice b12` });
        const { text, data } = await ask(findPaths, { from: 'a0', to: 'a12', limit: 5 }, workspace);
        expect(data).toMatchObject({ complete: false });
        expect(text).toContain('5 ways from a0 to a12, and there are more');
    });

    it('says what can be an end', async () => {
        expect(await refusal(findPaths, { from: 'Web', to: 'Shop' })).toContain('"Shop" is a system, not a service');
        expect(await refusal(findPaths, { from: 'orders.place', to: 'Stripe' })).toMatch(
            /"orders.place" is a command, not .+ It stands in Ordering.orders./,
        );
    });
});
