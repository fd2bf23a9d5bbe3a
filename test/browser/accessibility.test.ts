import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EDITOR_THEMES } from './harness/editor-colours.ts';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';
import { SHOP } from './harness/texts.ts';
import { violationsIn } from './harness/violations.ts';

let panel: OpenPanel;

afterEach(() => panel.close());
afterAll(closeBrowser);

const violations = () => violationsIn(panel.page);

describe('the panel', () => {
    it.each(EDITOR_THEMES)('keeps to WCAG 2.2 AA with a picture of changes in %s', async (theme) => {
        panel = await openPanel({
            files: { 'shop.fbk': SHOP },
            elsewhere: { 'memory:/old/shop.fbk': SHOP.replace(/timeout \d+ms/g, '') },
            view: 'changes-folder:memory:/old',
            theme,
        });
        await panel.page.waitForSelector('.change-list li');
        expect(await violations()).toEqual([]);
    });

    it.each(EDITOR_THEMES)('keeps to WCAG 2.2 AA with everything open in %s', async (theme) => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP }, theme });
        const { page } = panel;
        await page.waitForSelector('.picture');
        await page.click('.picture [data-id="Ordering.orders"] > .card >> nth=-1');
        await page.waitForSelector('.inspector h2');
        for (const entry of ['Outline as text', 'List of findings', 'Legend']) {
            await page.click('button[aria-label="More"]');
            await page.click(`.menu-item:has-text("${entry}")`);
        }
        await page.mouse.move(2, 2);
        expect(await violations()).toEqual([]);
        await page.click('.picker');
        await page.waitForSelector('.picker-list .option');
        expect(await violations()).toEqual([]);
    });

    it.each(EDITOR_THEMES)('keeps to WCAG 2.2 AA whatever is open or wrong in %s', async (theme) => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP }, theme });
        const { page } = panel;
        const found: Record<string, string[]> = {};
        const check = async (state: string) => {
            const serious = await violations();
            if (serious.length > 0) {
                found[state] = serious;
            }
        };
        await page.waitForSelector('.picture');
        for (const menu of ['More', 'Export']) {
            await page.click(`button[aria-label="${menu}"]`);
            await page.waitForSelector('.menu:visible');
            await check(menu);
            await page.keyboard.press('Escape');
        }
        await page.keyboard.press('Control+f');
        await page.keyboard.type('ord');
        await page.waitForSelector('.search-list .option');
        await check('search');
        await page.keyboard.press('Escape');
        await page.click('button[aria-label="More"]');
        await page.click('.menu-item:has-text("List of findings")');
        await page.click('.finding-row >> nth=0');
        await page.waitForSelector('.inspector h2');
        await check('a finding that is selected');
        await page.setViewportSize({ width: 300, height: 700 });
        await check('300 pixels wide');
        await page.setViewportSize({ width: 590, height: 410 });
        await check('twice the size');
        panel.type('shop.fbk', SHOP.replace('context Ordering', 'context {{ ( Ordering'));
        await page.waitForSelector('.notice:not([hidden])');
        await check('a text that cannot be read');
        await panel.send({ type: 'server', state: 'stopped' });
        await check('no language server');
        expect(found).toEqual({});
    });

    it.each([
        'landscape',
        'context-map',
        'observability',
        'scenario:Purchase',
        'deployment:production',
        'breaker:careful',
    ])('keeps to WCAG 2.2 AA with the view %s', async (view) => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP }, view });
        await panel.page.waitForSelector('.picture');
        expect(await violations()).toEqual([]);
    });

    it.each([
        ['a view that is gone', 'services:Gone', SHOP, 'There is no view'],
        ['a project of nothing', undefined, '', 'nothing to show'],
    ])('keeps to WCAG 2.2 AA with %s, and says so', async (_, view, text, notice) => {
        panel = await openPanel({ files: { 'shop.fbk': text }, ...(view === undefined ? {} : { view }) });
        await panel.page.waitForSelector(`.notice:not([hidden]):has-text("${notice}")`);
        expect(await violations()).toEqual([]);
    });

    it('has headings and landmarks, and says which picture it shows', async () => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP } });
        const { page } = panel;
        await page.waitForSelector('.picture');
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Services');
        for (const role of ['banner', 'main'] as const) {
            expect(await page.getByRole(role).count()).toBe(1);
        }
        expect(await page.getByRole('toolbar', { name: 'Diagram' }).count()).toBe(1);
    });

    it('fits into 300 pixels: nothing runs out of it, and every button is in reach', async () => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP }, width: 300, height: 700 });
        const { page } = panel;
        await page.waitForSelector('.picture');
        expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(300);
        const beyond = await page.locator('button:visible').evaluateAll((buttons) =>
            buttons
                .map((button) => ({
                    name: button.getAttribute('aria-label') ?? button.textContent,
                    box: button.getBoundingClientRect(),
                }))
                .filter(({ box }) => box.right > 300 || box.left < 0)
                .map(({ name }) => name),
        );
        expect(beyond).toEqual([]);
        await page.click('button[aria-label="More"]');
        expect(await page.locator('.menu-item:has-text("Outline as text")').isVisible()).toBe(true);
    });

    it('keeps the colours of the picture where the system forces its own, and tells what is on by more', async () => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP }, theme: 'vscode-high-contrast' });
        const { page } = panel;
        await page.emulateMedia({ forcedColors: 'active' });
        await page.waitForSelector('.picture');
        const colourOf = (selector: string, property: string) =>
            page
                .locator(selector)
                .first()
                .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
        expect(await colourOf('.stage', 'background-color')).toBe('rgb(0, 0, 0)');
        const on = await colourOf('button[aria-label="Findings"]', 'background-color');
        expect(on).not.toBe(await colourOf('button[aria-label="Telemetry"]', 'background-color'));
    });

    it('has targets of at least 24 pixels', async () => {
        panel = await openPanel({ files: { 'shop.fbk': SHOP } });
        const { page } = panel;
        await page.waitForSelector('.picture');
        const small = await page.locator('button:visible').evaluateAll((buttons) =>
            buttons
                .map((button) => ({
                    name: button.getAttribute('aria-label') ?? button.textContent,
                    box: button.getBoundingClientRect(),
                }))
                .filter(({ box }) => box.width < 24 || box.height < 24)
                .map(({ name }) => name),
        );
        expect(small).toEqual([]);
    });
});
