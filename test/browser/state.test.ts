import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';
import { CHAIN } from './harness/texts.ts';

let panel: OpenPanel;

afterEach(() => panel.close());
afterAll(closeBrowser);

describe('a panel that is shown again', () => {
    it('is as it was left: view, viewport, what is folded and what is shown', async () => {
        panel = await openPanel({ files: { 'system.fbk': CHAIN } });
        await panel.page.waitForSelector('.picture');
        await panel.page.click('[data-fold="Back"]');
        await panel.page.waitForSelector('.picture .node[data-id="Back"]');
        await panel.page.click('button[aria-label="Policies"]');
        await panel.page.mouse.move(400, 400);
        await panel.page.mouse.wheel(0, -300);
        await panel.page.waitForTimeout(600);
        const state = panel.state() as { viewport: { k: number } };
        const scale = await panel.page.locator('.scale').innerText();
        await panel.close();

        panel = await openPanel({ files: { 'system.fbk': CHAIN }, state });
        await panel.page.waitForSelector('.picture .node[data-id="Back"]');
        expect(await panel.page.locator('.picture [data-id="Back.deep"]').count()).toBe(0);
        expect(await panel.page.locator('.scale').innerText()).toBe(scale);
        expect(await panel.page.locator('button[aria-label="Policies"]').getAttribute('aria-pressed')).toBe('false');
    });

    it('begins anew when what was kept makes no sense', async () => {
        panel = await openPanel({ files: { 'system.fbk': CHAIN }, state: { uri: 7, folded: 'all' } });
        await panel.page.waitForSelector('.picture [data-id="Back.deep"]');
        expect(panel.complaints).toEqual([]);
    });

    it('says what is wrong when its view is gone, and shows others', async () => {
        panel = await openPanel({ files: { 'system.fbk': CHAIN }, view: 'services:Gone' });
        await panel.page.waitForSelector('.notice:not([hidden])');
        expect(await panel.page.locator('.notice[role="status"]').innerText()).toContain('services:Gone');
        await panel.page.click('.picker');
        await panel.page.click('.picker-list .option:has-text("Services")');
        await panel.page.waitForSelector('.picture [data-id="Back.deep"]');
    });

    it('says that the language server is away, keeps the picture meanwhile, and follows the texts again', async () => {
        panel = await openPanel({ files: { 'system.fbk': CHAIN } });
        const { page, send } = panel;
        await page.waitForSelector('.picture [data-id="Back.deep"]');
        for (const [state, words] of [
            ['starting', 'starts again'],
            ['stopped', 'has stopped'],
        ] as const) {
            await send({ type: 'server', state });
            await page.waitForSelector(`.notice:not([hidden]):has-text("${words}")`);
            expect(await page.locator('.picture [data-id="Back.deep"]').count()).toBe(1);
        }
        await send({ type: 'server', state: 'running' });
        await page.waitForSelector('.notice[role="status"]', { state: 'hidden' });
    });

    it('goes with its document when that is renamed, by itself or with a folder above it', async () => {
        panel = await openPanel({ files: { 'deep/system.fbk': CHAIN } });
        const { page, send, uriOf } = panel;
        await page.waitForSelector('.picture');
        const uri = () => (panel.state() as { uri: string }).uri;
        await send({ type: 'moved', from: uriOf('dee'), to: uriOf('wrong') });
        await send({ type: 'moved', from: uriOf('deep'), to: uriOf('deeper') });
        await expect.poll(uri).toBe(uriOf('deeper/system.fbk'));
        await send({ type: 'moved', from: uriOf('deeper/system.fbk'), to: uriOf('chain.fbk') });
        await expect.poll(uri).toBe(uriOf('chain.fbk'));
    });

    it('exports the picture that was asked for last, once it is there', async () => {
        panel = await openPanel({ files: { 'system.fbk': CHAIN } });
        const { page, send, uriOf, exported } = panel;
        await page.waitForSelector('.picture');
        await send({ type: 'show', uri: uriOf('system.fbk'), view: 'services:Back' });
        await send({ type: 'act', action: 'copy' });
        await expect.poll(() => exported.length).toBe(1);
        expect(exported[0]).toMatchObject({ to: 'clipboard', picture: { view: 'services:Back', system: 'Chain' } });
    });
});
