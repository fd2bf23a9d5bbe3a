import type { FrameLocator, Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/**
 * The page of a panel: a page in a page in the workbench. Several may be in sight.
 *
 * @param sign something that only this kind of panel has
 * @throws Error when there is none after a while
 */
export async function webviewFrame(page: Page, sign: string): Promise<FrameLocator> {
    let found: FrameLocator | undefined;
    await waitUntil(
        async () => {
            const names = await page
                .locator('iframe.webview.ready')
                .evaluateAll((frames) => frames.map((frame) => frame.getAttribute('name') ?? ''));
            for (const name of names) {
                const frame = page
                    .frameLocator(`iframe.webview.ready[name="${name}"]`)
                    .frameLocator('iframe#active-frame');
                if ((await frame.locator(sign).count()) > 0) {
                    found = frame;
                    return true;
                }
            }
            return false;
        },
        () => `no panel holds ${sign}`,
    );
    if (!found) {
        throw new Error(`No panel holds ${sign}.`);
    }
    return found;
}
