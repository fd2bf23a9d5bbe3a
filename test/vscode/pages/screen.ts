import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Most looks until the screen counts as never at rest. */
const MOST_LOOKS = 8;

/** What is on the screen. */
export interface ScreenPage {
    /** Keeps a picture of the workbench once it is at rest. */
    takePicture(name: string): Promise<void>;
    /** Opens the window again. The suite goes with it and is run again in the new one. */
    reload(): Promise<void>;
}

/** Looks at the screen; pictures go into a folder. */
export function screenOf(page: Page, artefacts: string): ScreenPage {
    return {
        async takePicture(name) {
            let before = await page.screenshot();
            for (let look = 1; look < MOST_LOOKS; look++) {
                const now = await page.screenshot({ path: join(artefacts, `${name}.png`) });
                if (now.equals(before)) {
                    return;
                }
                before = now;
            }
        },
        async reload() {
            await page.reload();
        },
    };
}
