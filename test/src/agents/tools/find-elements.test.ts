import { describe, expect, it } from 'vitest';
import { findElements } from '../../../../src/agents/tools/find-elements.ts';
import { ask, refusal } from '../memory-workspace.ts';

async function idsOf(input: object): Promise<string[]> {
    const { data } = await ask(findElements, input);
    return (data['elements'] as { id: string }[]).map(({ id }) => id);
}

describe('find_elements', () => {
    it('finds by words in names, titles, documentation and technology', async () => {
        expect(await idsOf({ words: 'order service' })).toEqual(['Ordering.orders']);
        expect(await idsOf({ words: 'TAKES orders' })).toEqual(['Ordering.orders']);
        expect(await idsOf({ words: 'kotlin' })).toEqual(['Ordering.orders']);
        expect(await idsOf({ words: 'nothing like it' })).toEqual([]);
    });

    it('finds by kind and place', async () => {
        expect(await idsOf({ kinds: ['service'] })).toEqual([
            'Ordering.orders',
            'Payments.payments',
            'Payments.receipts',
        ]);
        expect(await idsOf({ within: 'Checkout', kinds: ['command', 'query'] })).toEqual([
            'Ordering.orders.list',
            'Ordering.orders.place',
        ]);
    });

    it('tells where each stands and whose it is', async () => {
        const { text } = await ask(findElements, { kinds: ['service'], within: 'Ordering' });
        expect(text).toBe('1 element\nservice Ordering.orders "Order service" (Kotlin, owner Checkout) — shop.fbk:10');
    });

    it('lists a part of many', async () => {
        const { text, data } = await ask(findElements, { limit: 2 });
        expect(data['listed']).toBe(2);
        expect(text).toContain('ask with offset 2');
    });

    it('says which kinds there are', async () => {
        expect(await refusal(findElements, { kinds: ['microservice'] })).toMatch(
            /no microservice.*client, command, context/,
        );
    });
});
