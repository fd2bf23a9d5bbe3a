import { describe, expect, it } from 'vitest';
import { describeElement } from '../../../../src/agents/tools/describe-element.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

describe('describe_element', () => {
    it('tells all of a service: who it is, whom it uses and who uses it, what is found, how it is written', async () => {
        const { text, data } = await ask(describeElement, { element: 'orders' });
        expect(data).toMatchObject({
            element: { id: 'Ordering.orders', kind: 'service', owner: 'Checkout', file: 'shop.fbk', line: 10 },
            documentation: 'Takes orders.',
            usesInAll: 2,
            usedByInAll: 1,
        });
        expect(text).toContain(
            'Ordering.orders.place calls Payments.payments.charge (grpc) — timeout: 300 ms a try [on the call] — shop.fbk:14',
        );
        expect(text).toContain('Edge calls Ordering.orders (route /orders) — timeout: 2 s a try [Edge] — shop.fbk:5');
        expect(text).toContain('Findings');
        expect(text).toContain('    command place "POST /orders" {\n');
    });

    it('tells what is used of stores, events, contexts and teams', async () => {
        expect((await ask(describeElement, { element: 'ordersDb' })).text).toContain(
            'Ordering.orders.place uses Ordering.orders.ordersDb (write)',
        );
        expect((await ask(describeElement, { element: 'OrderPlaced' })).text).toContain(
            'Payments.receipts.on-OrderPlaced receives Ordering.OrderPlaced',
        );
        expect((await ask(describeElement, { element: 'Payments' })).data).toMatchObject({
            usedByInAll: 1,
            contains: expect.arrayContaining(['Payments.payments', 'Payments.payments.charge']),
        });
        expect((await ask(describeElement, { element: 'Checkout' })).data['usesInAll']).toBe(2);
    });

    it('tells the steps of a scenario, with what each causes', async () => {
        const files = {
            'shop/shop.fbk': `${SHOP}scenario Buy { loop "each item" 3 times { Web calls Edge  Edge calls orders.place } }`,
        };
        const { text, data } = await ask(describeElement, { element: 'Buy' }, memoryWorkspace(files));
        expect(text).toContain(
            'Steps, each with what it causes below it:\n  1 "each item" again and again, 3 times:\n    1.1 Web calls Edge:/orders\n',
        );
        expect(text).toContain('Payments.payments calls Stripe');
        expect(data).toMatchObject({ stepsInAll: (data['steps'] as unknown[]).length, stepNotes: [] });
        expect((await ask(describeElement, { element: 'orders' })).data).not.toHaveProperty('steps');
    });

    it('cuts a scenario of very many steps', async () => {
        const steps = Array.from({ length: 300 }, () => 'Web calls Edge').join('\n');
        const { text, data } = await ask(
            describeElement,
            { element: 'Long' },
            memoryWorkspace({ 'shop/shop.fbk': `${SHOP}scenario Long { ${steps} }` }),
        );
        expect(data['steps']).toHaveLength(150);
        expect(text).toMatch(/Steps, each with what it causes below it \(150 of \d+\):/);
    });

    it('takes names as they are quoted', async () => {
        expect((await ask(describeElement, { element: ' `orders.place` ' })).data).toMatchObject({
            element: { id: 'Ordering.orders.place' },
        });
    });

    it('cuts a long declaration', async () => {
        const operations = Array.from({ length: 200 }, (_, i) => `  query q${i}`).join('\n');
        const { data } = await ask(
            describeElement,
            { element: 'big' },
            memoryWorkspace({ 'shop/shop.fbk': `service big {\n${operations}\n}\n` }),
        );
        expect(String(data['text']).split('\n')).toHaveLength(81);
        expect(data['text']).toContain('more lines');
    });

    it('says what may be meant', async () => {
        expect(await refusal(describeElement, { element: 'paymnts' })).toContain('Did you mean "payments"?');
        const twice = memoryWorkspace({ 'shop/shop.fbk': `${SHOP}context Old { service orders }` });
        expect(await refusal(describeElement, { element: 'orders' }, twice)).toContain(
            'Old.orders (service), Ordering.orders (service). Write the qualified name.',
        );
    });
});
