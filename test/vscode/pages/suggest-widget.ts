import type { Page } from 'playwright-core';
import { type List, labelsOf, takeByKeys } from './list.ts';
import { waitUntil } from './wait-until.ts';

/** What the editor offers while somebody writes. */
export interface SuggestWidgetPage {
    /** What is offered, as far as it is in sight. */
    labels(): Promise<string[]>;
    /** Waits until a text is offered, asks for it if nothing comes by itself, and takes it by keys. */
    accept(label: string): Promise<void>;
    /** Waits until nothing is offered. */
    waitUntilGone(): Promise<void>;
}

/** Milliseconds after which a person stops waiting and presses Ctrl+Space. */
const UNPROMPTED = 2000;

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
            let waited = Date.now();
            await waitUntil(
                async () => {
                    if (await widget.isVisible()) {
                        return (await labelsOf(list)).includes(label);
                    }
                    if (Date.now() - waited > UNPROMPTED) {
                        // The editor asks once behind a blank, and not again for keys that come before the answer.
                        await page.keyboard.press('Control+Space');
                        waited = Date.now();
                    }
                    return false;
                },
                async () => `"${label}" is not offered, but ${JSON.stringify(await labelsOf(list))}`,
            );
            await takeByKeys(page, list, label);
            await widget.waitFor({ state: 'hidden' });
        },
        async waitUntilGone() {
            await widget.waitFor({ state: 'hidden' });
        },
    };
}
