import type { Page } from 'playwright-core';
import { pressUntil, waitUntil } from './wait-until.ts';

/** The dialog for files and folders; the workbench in a browser has a quick input for it, in which paths are typed. */
export interface FileDialogPage {
    /** Waits until it suggests a file of this name, and gives its path. */
    suggested(name: string): Promise<string>;
    /** Types a path and agrees. */
    take(path: string): Promise<void>;
    /** Gives up. */
    dismiss(): Promise<void>;
    /** Takes the folder that the suite may fill, and gives its path. */
    takeWorkspace(): Promise<string>;
}

/** Finds the dialog in the workbench. */
export function fileDialogOf(page: Page, workspace: string): FileDialogPage {
    const widget = page.locator('.quick-input-widget:visible').filter({
        has: page.locator('.quick-input-action .monaco-button'),
    });
    const input = widget.locator('.quick-input-box input');
    const take = async (path: string) => {
        await input.press('Control+a');
        await page.keyboard.type(path);
        await waitUntil(
            async () => (await input.inputValue()) === path,
            async () => `the dialog holds ${await input.inputValue()}`,
        );
        // While it still reads the folder it takes no answer.
        await pressUntil(page, 'Enter', async () => !(await widget.isVisible()));
    };
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
        take,
        async dismiss() {
            // The editor's own Escape puts messages away first, where some are in sight.
            await pressUntil(page, 'Escape', async () => !(await widget.isVisible()));
        },
        async takeWorkspace() {
            const rows = widget.locator('.monaco-list-row .quick-input-list-row:first-child .label-name');
            // First it has a folder of its own, which it shows in place of what is typed before it was read.
            await waitUntil(
                async () => (await rows.allInnerTexts()).includes('..'),
                () => 'no dialog asks for a folder',
            );
            // Typed key by key, it would read each folder on the way, and one that it reads late stays.
            await input.fill(`${workspace}/`);
            await waitUntil(
                async () => (await rows.allInnerTexts()).join() === '..',
                async () => `the folder that shall be empty holds ${await rows.allInnerTexts()}`,
            );
            await pressUntil(page, 'Enter', async () => !(await widget.isVisible()));
            return workspace;
        },
    };
}
