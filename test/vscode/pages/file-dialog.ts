import type { Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/** The dialog for files and folders; the workbench in a browser has a quick input for it, in which paths are typed. */
export interface FileDialogPage {
    /** Waits until it suggests a file of this name, and gives its path. */
    suggested(name: string): Promise<string>;
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
        async suggested(name) {
            // First it has the folder, and the name when that has been read.
            await waitUntil(
                async () => (await input.count()) === 1 && (await input.inputValue()).endsWith(`/${name}`),
                async () =>
                    `no dialog suggests ${name}, but ${(await input.count()) === 0 ? 'none is open' : await input.inputValue()}`,
            );
            return input.inputValue();
        },
        async take(path) {
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
