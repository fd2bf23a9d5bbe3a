import type { Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/** The dialog for files and folders; the workbench in a browser has a quick input for it, in which paths are typed. */
export interface FileDialogPage {
    /** The path that it suggests. */
    path(): Promise<string>;
    /** Types a path and agrees. */
    take(path: string): Promise<void>;
}

/** Finds the dialog in the workbench. */
export function fileDialogOf(page: Page): FileDialogPage {
    const widget = page.locator('.quick-input-widget:visible').filter({
        has: page.locator('.quick-input-action .monaco-button'),
    });
    const input = widget.locator('.quick-input-box input');
    return {
        async path() {
            await waitUntil(
                async () => (await input.count()) === 1 && (await input.inputValue()) !== '',
                () => 'no dialog for files opens',
            );
            return input.inputValue();
        },
        async take(path) {
            await this.path();
            await input.press('Control+a');
            await page.keyboard.type(path);
            await waitUntil(
                async () => (await input.inputValue()) === path,
                async () => `the dialog holds ${await input.inputValue()}`,
            );
            await page.keyboard.press('Enter');
            await widget.waitFor({ state: 'hidden' });
        },
    };
}
