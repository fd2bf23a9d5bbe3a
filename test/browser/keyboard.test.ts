import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';
import { CHAIN, SHOP } from './harness/texts.ts';

let panel: OpenPanel;

async function open(text: string): Promise<OpenPanel> {
    panel = await openPanel({ files: { 'system.fbk': text } });
    await panel.page.waitForSelector('.picture');
    await panel.page.locator('.stage').focus();
    return panel;
}

const selected = () => (panel.state() as { selected: string[] }).selected;
const said = () => panel.page.locator('[role=status].visually-hidden').innerText();

afterEach(() => panel.close());
afterAll(closeBrowser);

describe('the panel by keyboard alone', () => {
    it('walks along the lines, says where it is, opens the source and steps out', async () => {
        const { page, opened } = await open(CHAIN);
        await page.keyboard.press('Home');
        await expect.poll(selected).toEqual(['Front.web']);
        await page.keyboard.press('ArrowRight');
        await expect.poll(selected).toEqual(['Back.middle']);
        expect(await said()).toContain('middle, service in Back');
        expect(await said()).toContain('1 line out');
        await page.keyboard.press('Enter');
        await expect.poll(() => opened.length).toBe(1);
        await page.keyboard.press('Escape');
        await expect.poll(selected).toEqual(['Back']);
        await page.keyboard.press('Escape');
        await expect.poll(selected).toEqual([]);
    });

    it('selects two with shift, and folds with space', async () => {
        const { page } = await open(CHAIN);
        await page.keyboard.press('Home');
        await page.keyboard.press('Shift+ArrowRight');
        await expect.poll(selected).toEqual(['Front.web', 'Back.middle']);
        await page.keyboard.press('Escape');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press(' ');
        await page.waitForSelector('.picture .node[data-id="Back"]');
        await expect.poll(selected).toEqual(['Back']);
    });

    it('reaches every element by arrows, wherever it begins', async () => {
        const { page } = await open(SHOP);
        await page.keyboard.press('Home');
        const seen = new Set<string>();
        const walk = async () => {
            for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
                for (let i = 0; i < 6; i++) {
                    await page.keyboard.press(key);
                    for (const id of selected()) {
                        seen.add(id);
                    }
                }
            }
        };
        await walk();
        await walk();
        expect(seen.size).toBeGreaterThan(8);
    });

    it('finds an element and goes there', async () => {
        const { page } = await open(SHOP);
        await page.keyboard.press('/');
        await page.keyboard.type('stri');
        await page.waitForSelector('.search-list .option');
        await page.keyboard.press('Enter');
        await expect.poll(selected).toEqual(['Stripe']);
        expect(await page.evaluate(() => document.activeElement?.className)).toContain('stage');
    });

    it('chooses a view, goes back and forward, and says where it is', async () => {
        const { page } = await open(SHOP);
        await page.keyboard.press('v');
        await page.keyboard.type('ordering.orders');
        await page.keyboard.press('Enter');
        await expect.poll(() => panel.titles.at(-1)).toBe('Shop · orders');
        const crumbs = () => page.locator('.breadcrumbs').innerText();
        expect((await crumbs()).replace(/\s+/g, ' ')).toContain('Shop Ordering orders · 1 hop');
        await page.keyboard.press('Alt+ArrowLeft');
        await expect.poll(() => panel.titles.at(-1)).toBe('Shop · Services');
        await page.keyboard.press('Alt+ArrowRight');
        await expect.poll(() => panel.titles.at(-1)).toBe('Shop · orders');
        await page.click('.breadcrumbs button:has-text("Ordering")');
        await expect.poll(() => panel.titles.at(-1)).toBe('Shop · Ordering');
    });

    it('shows what is near an element alone', async () => {
        const { page } = await open(CHAIN);
        await page.keyboard.press('Home');
        await page.keyboard.press('f');
        await page.waitForSelector('.picture [data-id="Back.deep"]', { state: 'detached' });
        expect(await page.locator('.picture [data-id="Back.middle"]').count()).toBe(1);
        await page.click('.hops');
        await page.click('[role=menuitemcheckbox]:has-text("2 hops")');
        await page.waitForSelector('.picture [data-id="Back.deep"]');
    });

    it('tells the whole picture as text', async () => {
        const { page } = await open(CHAIN);
        await page.click('button[aria-label="More"]');
        await page.click('[role=menuitem]:has-text("Outline as text")');
        const outline = await page.locator('.outline-content').innerText();
        for (const text of ['Back, context', 'middle, service in Back', 'to deep', 'from web', 'lonely']) {
            expect(outline).toContain(text);
        }
        await page.click('.outline-item:has-text("to deep")');
        await expect.poll(selected).toEqual(['Back.middle->Back.deep']);
        await page.waitForSelector('.inspector h2');
        expect(await page.locator('.inspector h2').innerText()).toBe('middle → deep');
    });

    it('tells what is selected in the inspector, exports, and comes back to the picture', async () => {
        const { page } = await open(SHOP);
        await page.keyboard.press('Home');
        await page.waitForSelector('.inspector h2');
        await page.keyboard.press('Shift+Tab');
        const focused = () =>
            page.evaluate(
                () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className,
            );
        while ((await focused()) !== 'Export') {
            await page.keyboard.press('Shift+Tab');
        }
        await page.keyboard.press('Enter');
        await page.waitForSelector('.menu:visible');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await expect
            .poll(() => panel.exported.map(({ to, picture }) => [to, picture.view]))
            .toEqual([['clipboard', 'services']]);
        while (!(await focused())?.startsWith('Diagram.')) {
            await page.keyboard.press('Tab');
        }
        await page.keyboard.press('ArrowRight');
        await expect.poll(selected).not.toEqual([]);
    });

    it('takes the keys as soon as the panel has the focus', async () => {
        const { page } = await open(CHAIN);
        await page.evaluate(() => {
            (document.activeElement as HTMLElement).blur();
            window.dispatchEvent(new Event('focus'));
        });
        await page.keyboard.press('Home');
        await expect.poll(selected).toEqual(['Front.web']);
    });
});
