import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';
import { HOSTILE } from './harness/texts.ts';

let panel: OpenPanel;

afterEach(() => panel.close());
afterAll(closeBrowser);

describe('a picture of names that try to be more', () => {
    it('shows them as texts and runs nothing, wherever they come up', async () => {
        panel = await openPanel({ files: { 'evil.fbk': HOSTILE } });
        const { page, links } = panel;
        await page.waitForSelector('.picture');
        await page.click('.picture [data-id="Trap.a"] > .card >> nth=-1');
        await page.waitForSelector('.inspector h2');
        await page.click('button[aria-label="More"]');
        await page.click('[role=menuitem]:has-text("Outline as text")');
        await page.click('button[aria-label="More"]');
        await page.click('[role=menuitemcheckbox]:has-text("List of findings")');
        await page.mouse.move(2, 2);
        await page.hover('.picture [data-id="Trap.a"] > .card >> nth=-1');
        await page.waitForSelector('.tooltip:not([hidden])');
        expect(await page.locator('.inspector h2').innerText()).toBe('<svg onload=window.hurt=1>');
        expect(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined();
        const foreign = 'script:not([nonce]), img, iframe, foreignObject, style, [onload], [onerror], [onclick]';
        expect(await page.locator(`body ${foreign}`).count()).toBe(0);
        expect(await page.locator('.toolbar').isVisible()).toBe(true);
        expect(links).toEqual([]);
        expect(panel.complaints).toEqual([]);
    });

    it('opens links to web pages alone', async () => {
        const text =
            'service a {\n  link "javascript:alert(1)" "bad"\n  link "https://example.org/runbook" "good"\n}\n';
        panel = await openPanel({ files: { 'links.fbk': text } });
        const { page, links, complaints } = panel;
        await page.waitForSelector('.picture');
        await page.click('.picture [data-id="a"] > .card >> nth=-1');
        await page.click('.inspector .link:has-text("bad")');
        await page.click('.inspector .link:has-text("good")');
        await expect.poll(() => links).toEqual(['https://example.org/runbook']);
        expect(complaints).toEqual([expect.stringContaining('javascript:alert(1)')]);
    });

    it('is refused as a picture when it is none, and the panel lives on', async () => {
        panel = await openPanel({ files: { 'a.fbk': 'service a\n' } });
        const { page } = panel;
        await page.waitForSelector('.picture');
        await page.evaluate(() => {
            for (const message of [
                null,
                7,
                {},
                { type: 'answer', request: -1 },
                { type: 'show' },
                { type: 'cursor', ids: [3] },
            ]) {
                window.postMessage(message, '*');
            }
        });
        await expect.poll(() => panel.complaints.length).toBe(6);
        expect(await page.locator('.picture [data-id="a"]').count()).toBe(1);
    });
});
