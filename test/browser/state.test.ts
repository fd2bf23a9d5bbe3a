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
        expect(await panel.page.locator('.notice').innerText()).toContain('services:Gone');
        await panel.page.click('.picker');
        await panel.page.click('.picker-list .option:has-text("Services")');
        await panel.page.waitForSelector('.picture [data-id="Back.deep"]');
    });
});
