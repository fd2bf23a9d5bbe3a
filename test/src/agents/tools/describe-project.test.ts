import { describe, expect, it } from 'vitest';
import { describeProject } from '../../../../src/agents/tools/describe-project.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

describe('describe_project', () => {
    it('tells what there is', async () => {
        const { text, data } = await ask(describeProject);
        expect(data).toMatchObject({
            project: '/work/shop',
            system: 'Shop',
            files: ['shop.fbk'],
            contexts: [
                { id: 'Ordering', owner: 'Checkout', services: ['Ordering.orders'] },
                { id: 'Payments', services: ['Payments.payments', 'Payments.receipts'] },
            ],
            servicesWithoutContext: ['Edge'],
            clients: ['Web'],
            externals: ['Stripe'],
            stores: ['Ordering.orders.ordersDb'],
            calls: 5,
            views: expect.arrayContaining(['landscape', 'services', 'services:Ordering']),
        });
        expect(text).toContain('Context Ordering (Checkout): Ordering.orders');
    });

    it('tells the first of very many', async () => {
        const many = Array.from({ length: 300 }, (_, i) => `service s${i}`).join('\n');
        const { text, data } = await ask(describeProject, {}, memoryWorkspace({ 'shop/shop.fbk': many }));
        expect(data['servicesWithoutContext']).toHaveLength(60);
        expect(text).toContain('(300 in all)');
        expect(text.length).toBeLessThan(5000);
    });

    it('says what to do where there is no model yet', async () => {
        const { text } = await ask(describeProject, {}, memoryWorkspace({ 'shop/firebreak.json': '{}' }));
        expect(text).toContain('There is no model (*.fbk) in it yet: language_guide tells how one is written.');
    });

    it('asks which of several projects is meant', async () => {
        const two = memoryWorkspace({ 'a/shop.fbk': SHOP, 'b/shop.fbk': SHOP });
        expect(await refusal(describeProject, {}, two)).toContain('There are 2 projects');
        expect((await ask(describeProject, { project: 'b' }, two)).data['project']).toBe('/work/b');
        expect(await refusal(describeProject, { project: 'c' }, two)).toContain('- /work/a\n- /work/b');
    });
});
