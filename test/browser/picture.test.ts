import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type OpenPanel, openPanel, type PanelOptions } from './harness/open-panel.ts';
import { CHAIN, SHOP } from './harness/texts.ts';

let panel: OpenPanel;

async function open(text: string, options: Partial<PanelOptions> = {}): Promise<OpenPanel> {
    panel = await openPanel({ files: { 'system.fbk': text }, ...options });
    await panel.page.waitForSelector('.picture');
    return panel;
}

/** The front of a card. */
const cardOf = (id: string) => `.picture [data-id="${id}"] > .card >> nth=-1`;
const classesOf = (selector: string) => panel.page.locator(selector).first().getAttribute('class');
const selected = () => (panel.state() as { selected: string[] }).selected;

afterEach(() => panel.close());
afterAll(closeBrowser);

describe('the picture in the panel', () => {
    it('shows the services of the shop without a word of complaint', async () => {
        const { page, titles, complaints } = await open(SHOP);
        const ids = await page
            .locator('.picture .node')
            .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
        expect(ids).toEqual(expect.arrayContaining(['Ordering.orders', 'Payments.payments', 'Edge', 'Stripe']));
        expect(titles.at(-1)).toBe('Shop · Services');
        expect(complaints).toEqual([]);
    });

    it('selects what is clicked, tells of it, and opens its source on a double click', async () => {
        const { page, opened } = await open(SHOP);
        await page.click(cardOf('Ordering.orders'));
        await page.waitForSelector('.ring');
        expect(selected()).toEqual(['Ordering.orders']);
        await page.waitForSelector('.inspector h2');
        const inspector = await page.locator('.inspector').innerText();
        expect(inspector).toContain('Order service');
        expect(inspector).toContain('2 to 10 replicas');
        expect(inspector).toContain('Calling payments.charge');
        expect(inspector).toContain('300 ms a try');
        expect(inspector).toContain('If it stops');
        await page.dblclick(cardOf('Ordering.orders'));
        await expect.poll(() => opened.length).toBe(1);
        const line = SHOP.split('\n')[opened[0]?.range.start.line ?? 0];
        expect(line).toContain('service orders');
        await page.click('.stage', { position: { x: 5, y: 5 } });
        expect(selected()).toEqual([]);
    });

    it('lights up the lines of what the pointer rests on, and explains it after a moment', async () => {
        const { page } = await open(CHAIN);
        await page.hover(cardOf('Back.middle'));
        await page.waitForSelector('.layer.dimming');
        expect(await classesOf('.edge[data-edges="Front.web->Back.middle"]')).toContain('lit');
        expect(await classesOf('.edge[data-edges="Back.middle->Back.deep"]')).toContain('lit');
        expect(await classesOf('.picture [data-id="Back.lonely"]')).not.toContain('kept');
        await page.waitForSelector('.tooltip:not([hidden])');
        expect(await page.locator('.tooltip').innerText()).toContain('middle');
        await page.keyboard.press('Escape');
        await page.waitForSelector('.tooltip', { state: 'hidden' });
    });

    it('shows all ways between two that are selected', async () => {
        const { page } = await open(CHAIN, { width: 1500 });
        await page.click(cardOf('Front.web'));
        await page.click(cardOf('Back.deep'), { modifiers: ['Shift'] });
        await page.mouse.move(2, 2);
        await page.waitForSelector('.layer.dimming');
        const kept = await page
            .locator('.picture .node.kept')
            .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
        expect(kept.sort()).toEqual(['Back.deep', 'Back.middle', 'Front.web']);
        expect(await page.locator('.edge.lit').count()).toBe(2);
    });

    it('folds a context to a card and opens it again, which stays in its place', async () => {
        const { page } = await open(CHAIN);
        const fold = '[data-fold="Back"]';
        const before = await page.locator(fold).boundingBox();
        await page.click(fold);
        await page.waitForSelector('.picture .node[data-id="Back"]');
        expect(await page.locator('.picture [data-id="Back.deep"]').count()).toBe(0);
        expect((panel.state() as { folded: string[] }).folded).toEqual(['Back']);
        const card = await page.locator('.picture .node[data-id="Back"]').boundingBox();
        expect(Math.abs((card?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(40);
        await page.click(fold);
        await page.waitForSelector('.picture [data-id="Back.deep"]');
    });

    it('hides and shows findings and policies without drawing anew', async () => {
        const { page } = await open(SHOP);
        const drawn = await page.locator('.picture').elementHandle();
        await page.locator('.stage').focus();
        await page.keyboard.press('1');
        await page.waitForSelector('.layer[data-level=full]');
        expect(await page.locator('.picture .badge').first().isVisible()).toBe(true);
        await page.click('button[aria-label="Findings"]');
        expect(await page.locator('.picture .badge').first().isVisible()).toBe(false);
        await page.click('button[aria-label="Policies"]');
        expect(await page.locator('.picture .policies').first().isVisible()).toBe(false);
        await page.click('button[aria-label="Telemetry"]');
        expect(await page.locator('button[aria-label="Telemetry"]').getAttribute('aria-pressed')).toBe('true');
        expect(await drawn?.evaluate((element) => element.isConnected)).toBe(true);
    });

    it('follows the cursor of the editor', async () => {
        const { page, editor, uriOf, send } = await open(CHAIN);
        const line = CHAIN.split('\n').findIndex((text) => text.includes('query fetch'));
        const { answer } = editor.request('firebreak/elementsAt', {
            uri: uriOf('system.fbk'),
            position: { line, character: 12 },
        });
        const { project, ids } = (await answer) as { project: string; ids: string[] };
        expect(ids).toEqual(['Back.deep.fetch', 'Back.deep', 'Back']);
        await send({ type: 'cursor', project: 'another', ids: ['Front.web'] });
        await send({ type: 'cursor', project, ids });
        await page.waitForSelector('.picture [data-id="Back.deep"].selected');
    });

    it('keeps its place while somebody types, and moves what moved', async () => {
        const { page, type } = await open(CHAIN);
        await page.click(cardOf('Back.middle'));
        const before = await page.locator(cardOf('Back.middle')).boundingBox();
        type('system.fbk', CHAIN.replace('service lonely', 'service added\n  service lonely'));
        await page.waitForSelector('.picture [data-id="Back.added"]');
        await page.waitForTimeout(300);
        const after = await page.locator(cardOf('Back.middle')).boundingBox();
        expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(2);
        expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
        expect(selected()).toEqual(['Back.middle']);
    });

    it('keeps the last good picture while a line is broken, and says so', async () => {
        const { page, type } = await open(CHAIN);
        type('system.fbk', CHAIN.replace('service lonely', 'service lonely {{ ] ('));
        await page.waitForSelector('.notice:not([hidden])');
        const line = CHAIN.split('\n').findIndex((text) => text.includes('service lonely')) + 1;
        expect(await page.locator('.notice[role="status"]').innerText()).toContain(
            `Showing the last good picture: system.fbk, line ${line}`,
        );
        expect(await page.locator('.picture [data-id="Back.lonely"]').count()).toBe(1);
        type('system.fbk', CHAIN);
        await page.waitForSelector('.notice[role="status"]', { state: 'hidden' });
    });

    it('moves nothing when less motion is wanted', async () => {
        const { page, type } = await open(CHAIN, { lessMotion: true });
        await page.evaluate(() => {
            const counted = window as unknown as { animations: number };
            counted.animations = 0;
            const animate = Element.prototype.animate;
            Element.prototype.animate = function (this: Element, ...args: Parameters<Element['animate']>) {
                counted.animations++;
                return animate.apply(this, args);
            };
        });
        type('system.fbk', CHAIN.replace('service lonely', 'service added\n  service lonely'));
        await page.waitForSelector('.picture [data-id="Back.added"]');
        expect(await page.evaluate(() => (window as unknown as { animations: number }).animations)).toBe(0);
    });

    it('moves and scales by wheel and pointer, and fits again', async () => {
        const { page } = await open(SHOP);
        const scale = () => page.locator('.scale').innerText();
        const fitted = await scale();
        await page.mouse.move(500, 400);
        await page.mouse.wheel(0, -600);
        await expect.poll(scale).not.toBe(fitted);
        const before = await page.locator('.layer').evaluate((layer) => (layer as HTMLElement).style.transform);
        await page.mouse.down();
        await page.mouse.move(560, 440, { steps: 4 });
        await page.mouse.up();
        const after = await page.locator('.layer').evaluate((layer) => (layer as HTMLElement).style.transform);
        expect(after).not.toBe(before);
        expect(selected()).toEqual([]);
        await page.click('button[aria-label^="Fit the picture"]');
        await expect.poll(scale).toBe(fitted);
    });

    it('draws less when far away: names at 60 %, blocks at 30 %, contexts at 15 %', async () => {
        const { page } = await open(SHOP);
        const level = () => page.locator('.layer').getAttribute('data-level');
        const found: (string | null)[] = [];
        await page.locator('.stage').focus();
        await page.keyboard.press('1');
        await expect.poll(level).toBe('full');
        for (let i = 0; i < 9; i++) {
            await page.keyboard.press('-');
            await page.waitForTimeout(220);
            found.push(await level());
        }
        expect([...new Set(found)].filter((each) => each !== 'full')).toEqual(['names', 'blocks', 'contexts']);
    });
});
