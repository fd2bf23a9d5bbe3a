import type { Page } from 'playwright-core';
import { type List, labelsOf, takeByKeys } from './list.ts';

/** The text editor in which the cursor is, and what comes up over its text. */
export interface EditorPage {
    /** Waits until a file is shown and has the focus. */
    waitFor(file: string): Promise<void>;
    /** Gives the editor that shows a file the focus, by a click. */
    focus(file: string): Promise<void>;
    /** Opens the menu of what can be done here, by keys, and says what it offers. */
    openQuickFixes(): Promise<string[]>;
    /** Takes something of that menu, by keys. */
    takeQuickFix(title: string): Promise<void>;
    /** Gives what the cursor stands on another name, by keys. */
    rename(name: string): Promise<void>;
    /** The texts of the code lenses in sight. */
    lenses(): Promise<string[]>;
}

/** Finds editors in the workbench. */
export function editorOf(page: Page): EditorPage {
    const editors = (file: string) => page.locator(`.monaco-editor[data-uri$="/${file}"]`);
    const menu = page.locator('.action-widget');
    const fixes: List = { rows: menu.locator('.monaco-list-row.action'), label: '.title' };
    return {
        async waitFor(file) {
            await editors(file).and(page.locator('.focused')).waitFor();
        },
        async focus(file) {
            await editors(file)
                .locator('.view-lines')
                .first()
                .click({ position: { x: 2, y: 2 } });
            await editors(file).and(page.locator('.focused')).waitFor();
        },
        async openQuickFixes() {
            await page.keyboard.press('Control+.');
            await fixes.rows.first().waitFor();
            return labelsOf(fixes);
        },
        async takeQuickFix(title) {
            await takeByKeys(page, fixes, title);
            await menu.waitFor({ state: 'hidden' });
        },
        async rename(name) {
            await page.keyboard.press('F2');
            const box = page.locator('.rename-box .rename-input');
            await box.waitFor();
            await box.press('Control+a');
            await page.keyboard.type(name);
            await page.keyboard.press('Enter');
            await box.waitFor({ state: 'hidden' });
        },
        async lenses() {
            return page.locator('.codelens-decoration a').allInnerTexts();
        },
    };
}
