import type { Page } from 'playwright-core';

/** The view with the tests of the workspace, among which experiments stand. */
export interface TestExplorerPage {
    /** Waits until one of its lines holds a text: the extension tells the editor about tests with some delay. */
    waitFor(text: string): Promise<void>;
}

/** Finds the view in the workbench; it must have been opened. */
export function testExplorerOf(page: Page): TestExplorerPage {
    return {
        async waitFor(text) {
            await page.locator('.test-explorer .monaco-list-row').filter({ hasText: text }).first().waitFor();
        },
    };
}
