import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';

const BEFORE = `system Shop
context Ordering {
  service orders {
    replicas 2
    command place { calls stock.take { timeout 1s } }
  }
  service stock { command take }
  service old { query read { calls stock.take { timeout 2s } } }
}
`;
const NOW = BEFORE.replace('replicas 2', 'replicas 3')
    .replace('{ timeout 1s }', '')
    .replace(/ {2}service old .*\n/, '  service fresh\n');

let panel: OpenPanel;

afterEach(() => panel.close());
afterAll(closeBrowser);

async function openChanges(): Promise<OpenPanel> {
    panel = await openPanel({
        files: { 'shop.fbk': NOW },
        elsewhere: { 'memory:/old/shop.fbk': BEFORE },
        view: 'changes-folder:memory:/old',
    });
    await panel.page.waitForSelector('.picture');
    return panel;
}

describe('a picture of changes', () => {
    it('marks what came, went and changed, and lists it below', async () => {
        const { page } = await openChanges();
        expect(await page.locator('.picture [data-id="Ordering.fresh"] .change-sign.added').count()).toBe(1);
        expect(await page.locator('.picture [data-id="Ordering.old"] .change-sign.removed').count()).toBe(1);
        expect(await page.locator('.picture [data-id="Ordering.orders"] .change-sign.changed').count()).toBe(1);
        const drawer = page.locator('section[aria-label="Changes"]');
        await drawer.waitFor();
        expect(await page.locator('section[aria-label="Findings"]').isVisible()).toBe(false);
        expect(await drawer.locator('header').textContent()).toContain('since old · 1 added, 3 removed, 2 changed');
        expect(await drawer.textContent()).toContain('replicas: 2 → 3');
        expect(await page.locator('.breadcrumbs').textContent()).toContain('Changes from old to now');
        expect(panel.titles.at(-1)).toBe('Shop · Changes from old to now');
        expect(panel.complaints).toEqual([]);
    });

    it('leads from a change to the picture and to the text, also of what is gone', async () => {
        const { page, opened, uriOf } = await openChanges();
        const row = page.locator('.change-list li:has-text("service fresh")');
        await row.locator('.change-row').click();
        await expect.poll(() => (panel.state() as { selected: string[] }).selected).toEqual(['Ordering.fresh']);
        await row.locator('.where').click();
        await page.locator('.change-list li:has-text("service old") .where').click();
        await expect.poll(() => opened.map(({ uri }) => uri)).toEqual([uriOf('shop.fbk'), 'memory:/old/shop.fbk']);
    });

    it('follows what is typed, stays in the history, and asks for another comparison', async () => {
        const { page, editor, uriOf, compared } = await openChanges();
        editor.open(uriOf('shop.fbk'), BEFORE);
        await page.waitForSelector('.change-list .rest:has-text("Nothing changed.")');
        await page.click('.breadcrumbs button:has-text("Shop")');
        await page.waitForSelector('section[aria-label="Changes"]', { state: 'hidden' });
        await page.click('button[aria-label^="Back"]');
        await page.waitForSelector('.breadcrumbs:has-text("Changes from old to now")');
        await page.click('button[aria-label="More"]');
        await page.click('[role=menuitem]:has-text("Compare with")');
        await expect.poll(() => compared).toEqual([uriOf('shop.fbk')]);
    });
});
