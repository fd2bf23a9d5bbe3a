import type { Page } from 'playwright-core';

/** The Problems view. */
export interface ProblemsViewPage {
    /** Opens it, by keys. */
    open(): Promise<void>;
    /** Waits until one of its lines holds a text. */
    waitFor(text: string): Promise<void>;
    /** Waits until it says that there is no problem. */
    waitUntilClean(): Promise<void>;
    /** Its lines, as far as they are in sight. */
    lines(): Promise<string[]>;
}

/** Finds the view in the workbench. */
export function problemsViewOf(page: Page): ProblemsViewPage {
    const view = page.locator('.markers-panel-container');
    return {
        async open() {
            if (!(await view.isVisible())) {
                await page.keyboard.press('Control+Shift+m');
            }
            await view.waitFor();
        },
        async waitFor(text) {
            await view.locator('.monaco-list-row').filter({ hasText: text }).first().waitFor();
        },
        async waitUntilClean() {
            await view.getByText('No problems have been detected in the workspace.').waitFor();
        },
        lines: () => view.locator('.monaco-list-row').allInnerTexts(),
    };
}
