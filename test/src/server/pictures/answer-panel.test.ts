import { afterEach, describe, expect, it } from 'vitest';
import { elementDetails } from '../../../../src/protocol/diagram/elements.ts';
import { exportPicture } from '../../../../src/protocol/diagram/export.ts';
import { drawPicture, type PanelPicture } from '../../../../src/protocol/diagram/picture.ts';
import { listViews } from '../../../../src/protocol/diagram/views.ts';
import { parseMessage, type RequestMessage } from '../../../../src/protocol/message.ts';
import { type Editor, openEditor } from '../editor.ts';

const uri = 'memory:/work/shop.fbk';
const TEXT = `system Shop
/** Takes orders and sees them through. */
context Ordering {
  owner Checkout
  service orders "Order service" {
    technology Kotlin
    replicas 2..10
    store ordersDb : PostgreSQL
    command place "POST /orders" { calls Payments.payments.charge with careful  writes ordersDb }
  }
}
context Payments { service payments { command charge } }
policy careful { timeout 300ms  retry 2 }
team Checkout
view tidy "Tidy" of services { hide stores }
`;

describe('the language server towards the panel', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    async function start(text = TEXT): Promise<void> {
        editor = await openEditor(new Map([[uri, text]]), ['memory:/work']);
    }

    /** Asks as the extension does: the answer has to be as agreed. */
    async function ask<Params, Result>(message: RequestMessage<Params, Result>, params: unknown): Promise<Result> {
        return parseMessage(message.method, message.result, await editor.request(message.method, params).answer);
    }

    const draw = (changes: object = {}): Promise<PanelPicture> =>
        ask(drawPicture, { uri, view: 'services', theme: 'light', folded: [], ...changes });

    it('lists the views, declared ones by their titles', async () => {
        await start();
        const { views, initial } = await ask(listViews, { uri });
        expect(views).toContainEqual({ name: 'services', title: 'Services', group: 'Whole system' });
        expect(views).toContainEqual({ name: 'services:Ordering', title: 'Ordering', group: 'Services' });
        expect(views).toContainEqual({ name: 'tidy', title: 'Tidy', group: 'Declared' });
        expect(initial).toEqual({ view: 'services', folded: [] });
    });

    it('draws a view and says what is in it and where it is written', async () => {
        await start();
        const picture = await draw();
        expect(picture.svg).toMatch(/^<svg .*<\/svg>$/s);
        expect(picture.system).toBe('Shop');
        const orders = picture.elements.find(({ id }) => id === 'Ordering.orders');
        expect(orders).toMatchObject({ kind: 'service', title: 'Order service', parent: 'Ordering', isGroup: false });
        expect(orders?.source?.range.start.line).toBe(4);
        expect(picture.elements.find(({ id }) => id === 'Ordering.orders.ordersDb')?.parent).toBe('Ordering.orders');
        const [edge] = picture.edges;
        expect(edge).toMatchObject({ from: 'Ordering.orders', to: 'Payments.payments' });
        expect(edge?.relations).toEqual(['Ordering.orders.place->Payments.payments.charge']);
        expect(picture.legend.length).toBeGreaterThan(2);
        const total = picture.findingCounts.error + picture.findingCounts.warning + picture.findingCounts.info;
        expect(picture.findings).toHaveLength(total);
    });

    it('draws folded contexts as one element', async () => {
        await start();
        const { elements, edges } = await draw({ folded: ['Payments'] });
        expect(elements.find(({ id }) => id === 'Payments')).toMatchObject({ isGroup: true, folded: true });
        expect(elements.some(({ id }) => id === 'Payments.payments')).toBe(false);
        expect(edges.some(({ to }) => to === 'Payments')).toBe(true);
    });

    it('draws the last model that could be read while a text is broken, and says which line is', async () => {
        await start();
        await draw();
        editor.open(uri, TEXT.replace('replicas 2..10', 'replicas 2..10 }} ('));
        await editor.until(() => editor.problemsOf(uri).length > 0);
        const { broken, elements } = await draw();
        expect(broken).toEqual({ uri, line: 6, hasGoodPicture: true });
        expect(elements.some(({ id }) => id === 'Ordering.orders.ordersDb')).toBe(true);
        editor.type(uri, TEXT);
        await editor.until(() => !editor.problemsOf(uri).some((code) => code.startsWith('parse')));
        expect((await draw()).broken).toBeUndefined();
    });

    it('draws what can be read of a text that was broken from the start', async () => {
        await start('service a\nservice ( b {\n');
        const { broken, elements } = await draw();
        expect(broken?.hasGoodPicture).toBe(false);
        expect(elements.some(({ id }) => id === 'a')).toBe(true);
    });

    it('tells when a model changes', async () => {
        await start();
        await draw();
        const changed: string[] = [];
        editor.onModelChanged((project) => changed.push(project));
        editor.open(uri, `${TEXT}service more\n`);
        await editor.until(() => changed.length > 0);
        expect(changed[0]).toBe('memory:/work');
        expect((await draw()).elements.some(({ id }) => id === 'more')).toBe(true);
    });

    it('draws what is typed with the findings at hand, and tells when the rules have run', async () => {
        const fragile = 'service a { calls b { breaker { opens after 5 failures  waits 30s } } }\nservice b\n';
        await start(fragile);
        const timeouts = ({ findings }: PanelPicture) => findings.filter(({ rule }) => rule === 'missing-timeout');
        expect(timeouts(await draw())[0]?.fixes.length).toBeGreaterThan(0);
        let changes = 0;
        editor.onModelChanged(() => changes++);
        editor.open(uri, `${fragile}service c\n`);
        await editor.until(async () => (await draw()).elements.some(({ id }) => id === 'c'));
        expect(timeouts(await draw())).toHaveLength(1);
        await editor.until(async () => (timeouts(await draw())[0]?.fixes.length ?? 0) > 0);
        await editor.until(() => changes > 1);
    });

    it('tells all about an element: documentation, policies with their origin, and who is hit when it stops', async () => {
        await start();
        const orders = (await ask(elementDetails, { uri, ids: ['Ordering.orders'] })).details;
        expect(orders).toMatchObject({ title: 'Order service', context: 'Ordering', summary: 'Checkout · Kotlin' });
        const calling = orders?.sections.find(({ title }) => title === 'Calling payments.charge');
        expect(calling?.rows).toContainEqual({ glyph: 'timeout', text: '300 ms a try', aside: 'careful' });
        const payments = (await ask(elementDetails, { uri, ids: ['Payments.payments'] })).details;
        expect(JSON.stringify(payments?.sections)).toContain('1 fails: orders');
        const context = (await ask(elementDetails, { uri, ids: ['Ordering'] })).details;
        expect(context?.documentation).toContain('sees them through');
        const call = (await ask(elementDetails, { uri, ids: ['Ordering.orders.place->Payments.payments.charge'] }))
            .details;
        expect(call).toMatchObject({ kind: 'call', title: 'Order service → payments' });
        expect((await ask(elementDetails, { uri, ids: ['nobody'] })).details).toBeUndefined();
    });

    it.each(['svg', 'png', 'pdf', 'mermaid', 'plantuml', 'structurizr', 'dot', 'drawio', 'json'])(
        'exports as %s',
        async (format) => {
            await start();
            const { content } = await ask(exportPicture, {
                uri,
                view: 'services',
                theme: 'light',
                folded: [],
                findings: true,
                legend: true,
                format,
            });
            expect(content.length).toBeGreaterThan(300);
            expect(format === 'pdf' ? atob(content).slice(0, 5) : content).toContain(
                format === 'pdf' ? '%PDF-' : 'orders',
            );
        },
    );

    it('refuses what makes no sense, with words', async () => {
        await start();
        await expect(draw({ view: 'nothing' })).rejects.toThrow('There is no view "nothing"');
        await expect(draw({ theme: 'pink' })).rejects.toMatchObject({ code: -32602 });
        await expect(ask(drawPicture, undefined)).rejects.toMatchObject({ code: -32602 });
        await expect(draw({ uri: '' })).rejects.toMatchObject({ code: -32602 });
        expect(editor.errors).toEqual([]);
    });

    it('stops drawing when it is told that the picture is not needed', async () => {
        await start();
        await draw();
        editor.open(uri, `${TEXT}service more\n`);
        const request = editor.request(drawPicture.method, { uri, view: 'services', theme: 'dark', folded: [] });
        request.cancel();
        await expect(request.answer).rejects.toMatchObject({ code: -32800 });
    });
});
