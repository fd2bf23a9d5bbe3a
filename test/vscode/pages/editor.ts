import type { Page } from 'playwright-core';
import { type List, labelsOf, takeByKeys } from './list.ts';
import { pressUntil, waitUntil } from './wait-until.ts';

/** The text editor in which the cursor is, and what comes up over its text. */
export interface EditorPage {
    /** Waits until a file is shown and has the focus. */
    waitFor(file: string): Promise<void>;
    /** Gives the editor of the first group, which shows a file, the focus, by keys. */
    focus(file: string): Promise<void>;
    /** Opens the menu of what can be done here, by keys, and says what it offers. */
    openQuickFixes(): Promise<string[]>;
    /** Takes something of that menu, by keys. */
    takeQuickFix(title: string): Promise<void>;
    /** Gives what the cursor stands on another name, by keys. */
    rename(name: string): Promise<void>;
    /** Waits until what came of a test is said behind a line, counted from 1. */
    waitForTestMessage(text: string, line: number): Promise<void>;
    /** The texts of the code lenses in sight. */
    lenses(): Promise<string[]>;
}

/** Finds editors in the workbench. */
export function editorOf(page: Page): EditorPage {
    const editors = (file: string) => page.locator(`.monaco-editor[data-uri$="/${file}"]`);
    const fixes: List = { rows: page.locator('.action-widget .monaco-list-row.action'), label: '.title' };
    return {
        async waitFor(file) {
            await editors(file).and(page.locator('.focused')).waitFor();
        },
        async focus(file) {
            await page.keyboard.press('Control+1');
            await editors(file).and(page.locator('.focused')).waitFor();
        },
        async openQuickFixes() {
            await pressUntil(page, 'Control+.', () => fixes.rows.first().isVisible());
            return labelsOf(fixes);
        },
        async takeQuickFix(title) {
            await takeByKeys(page, fixes, title);
            await fixes.rows.first().waitFor({ state: 'hidden' });
        },
        async rename(name) {
            const box = page.locator('.rename-box .rename-input');
            await pressUntil(page, 'F2', () => box.isVisible());
            // The box selects what is in it some time after it has come, and a key before that is lost.
            await waitUntil(
                async () => {
                    await box.press('Control+a');
                    await page.keyboard.type(name);
                    return (await box.inputValue()) === name;
                },
                async () => `the box holds ${await box.inputValue()}`,
            );
            await page.keyboard.press('Enter');
            await box.waitFor({ state: 'hidden' });
        },
        async waitForTestMessage(text, line) {
            const message = page.locator('.test-error-content-widget').filter({ hasText: text }).first();
            await message.waitFor();
            const lines = page.locator('.margin-view-overlays .line-numbers');
            const number = lines.filter({ hasText: new RegExp(`^${line}$`), visible: true }).first();
            const [found, wanted] = [await message.boundingBox(), await number.boundingBox()];
            // Both stand in a row of the same height.
            if (Math.abs((found?.y ?? 0) - (wanted?.y ?? 0)) > 2) {
                throw new Error(`"${text}" stands at ${found?.y}, line ${line} at ${wanted?.y}.`);
            }
        },
        async lenses() {
            return page.locator('.codelens-decoration a').allInnerTexts();
        },
    };
}
