import axe from 'axe-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EDITOR_THEMES } from './harness/editor-colours.ts';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';
import { SHOP } from './harness/texts.ts';

let panel: OpenPanel;

afterEach(() => panel.close());
afterAll(closeBrowser);

interface Violation {
    readonly id: string;
    readonly impact?: string | null;
    readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical violations of WCAG 2.2 AA in the page as it is. */
async function violations(): Promise<string[]> {
    await panel.page.evaluate(axe.source);
    const found = await panel.page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
            axe: { run(options: unknown): Promise<{ violations: Violation[] }> };
        };
        const { violations: all } = await checker.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return all.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) }));
    });
    return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
            ({ id, nodes }) =>
                `${id}: ${nodes
                    .map(({ html }) => html)
                    .slice(0, 3)
                    .join(' | ')}`,
        );
}

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
