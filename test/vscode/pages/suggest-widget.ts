import type { Page } from 'playwright-core';
import { type List, labelsOf, takeByKeys } from './list.ts';

/** What the editor offers while somebody writes. */
export interface SuggestWidgetPage {
    /** What is offered, as far as it is in sight. */
    labels(): Promise<string[]>;
    /** Waits until a text is offered and takes it by keys. */
    accept(label: string): Promise<void>;
    /** Waits until nothing is offered. */
    waitUntilGone(): Promise<void>;
}

/** Finds the suggestions in the workbench. */
export function suggestWidgetOf(page: Page): SuggestWidgetPage {
    const widget = page.locator('.suggest-widget.visible');
    const list: List = { rows: widget.locator('.monaco-list-row'), label: '.label-name' };
    return {
        async labels() {
            await list.rows.first().waitFor();
            return labelsOf(list);
        },
        async accept(label) {
            await takeByKeys(page, list, label);
            await widget.waitFor({ state: 'hidden' });
        },
        async waitUntilGone() {
            await widget.waitFor({ state: 'hidden' });
        },
    };
}
