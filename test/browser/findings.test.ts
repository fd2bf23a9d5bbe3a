import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';

const FRAGILE = `system Fragile
service orders { command place { calls stock.take { breaker { opens after 5 failures  waits 30s } } } }
service stock { command take }
service alone
`;

let panel: OpenPanel;

afterEach(() => panel.close());
afterAll(closeBrowser);

describe('the list of findings', () => {
    it('shows what proves a finding, goes there, and mends it', async () => {
        panel = await openPanel({ files: { 'system.fbk': FRAGILE } });
        const { page, editor, uriOf } = panel;
        await page.waitForSelector('.picture');
        await page.click('button[aria-label="More"]');
        await page.click('[role=menuitemcheckbox]:has-text("List of findings")');
        const row = page.locator('.finding-rows li:has-text("missing-timeout")');
        await row.hover();
        await page.waitForSelector('.layer.dimming');
        expect(await page.locator('.picture .node.kept').count()).toBe(2);
        await row.locator('.finding-row').click();
        await expect.poll(() => (panel.state() as { selected: string[] }).selected).not.toEqual([]);

        let text = FRAGILE;
        editor.open(uriOf('system.fbk'), text);
        editor.onEdit(({ changes = {} }) => {
            const [edit] = changes[uriOf('system.fbk')] ?? [];
            if (!edit) {
                return false;
            }
            const lines = text.split('\n');
            const at = ({ line, character }: { line: number; character: number }) =>
                lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
            text = text.slice(0, at(edit.range.start)) + edit.newText + text.slice(at(edit.range.end));
            editor.type(uriOf('system.fbk'), text);
            return true;
        });
        await page.waitForTimeout(200);
        await page.locator('.finding-rows li:has-text("missing-timeout") .fix').click();
        await page.waitForSelector('.finding-rows li:has-text("missing-timeout")', { state: 'detached' });
        expect(text).toContain('timeout');
        expect(panel.complaints).toEqual([]);
    });
});
