import { describe, expect, it } from 'vitest';
import { assessImpact } from '../../../../src/agents/tools/assess-impact.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

describe('assess_impact', () => {
    it('tells what breaks if an element is down, each with its path', async () => {
        const { text, data } = await ask(assessImpact, { element: 'payments' });
        expect(data).toMatchObject({ element: 'Payments.payments', kind: 'service', affectedInAll: 4 });
        expect(data['affected']).toContainEqual({
            element: 'Ordering.orders',
            effect: 'degraded',
            path: {
                nodes: ['Ordering.orders.place', 'Payments.payments.charge'],
                relations: [['Ordering.orders.place->Payments.payments.charge']],
            },
        });
        expect(text).toContain('if it fails, 4 other elements are affected');
    });

    it('tells what it needs and how long it may wait', async () => {
        const { data } = await ask(assessImpact, { element: 'payments.charge' });
        expect(data['works']).toMatchObject([
            { expectedAvailability: expect.closeTo(0.999), endless: ['Payments.payments.charge->Stripe'] },
        ]);
    });

    it('answers for a change before it is saved', async () => {
        const text = SHOP.replace('{ timeout 300ms }', 'optional { timeout 300ms }');
        const { data } = await ask(assessImpact, { element: 'Stripe', texts: [{ file: 'shop.fbk', text }] });
        expect(data['affected']).toContainEqual(
            expect.objectContaining({ element: 'Ordering.orders', effect: 'degraded' }),
        );
    });

    it('tells the first of very many, and how many there are', async () => {
        const callers = Array.from({ length: 150 }, (_, i) => `service s${i} { calls target }`).join('\n');
        const workspace = memoryWorkspace({ 'shop/shop.fbk': `service target\n${callers}` });
        const { text, data } = await ask(assessImpact, { element: 'target' }, workspace);
        expect(data['affectedInAll']).toBe(150);
        expect(data['affected']).toHaveLength(100);
        expect(text).toContain('if it fails, 150 other elements are affected');
        expect(text).toContain('… and 50 more elements');
    });

    it('says of what it can be asked', async () => {
        expect(await refusal(assessImpact, { element: 'Checkout' })).toContain('"Checkout" is a team, not a service');
    });
});
