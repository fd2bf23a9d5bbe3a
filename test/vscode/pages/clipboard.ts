import type { Page } from 'playwright-core';

/** The clipboard of the machine, as another program finds it. */
export interface ClipboardPage {
    /** The types of what is in it. */
    types(): Promise<string[]>;
    /** The PNG in it, in base64. */
    png(): Promise<string>;
    /** Has the browser refuse to write into it, or not any more. */
    refuse(isRefused: boolean): Promise<void>;
}

/** Reads the clipboard, which the page is allowed for that. */
export function clipboardOf(page: Page): ClipboardPage {
    const reading = async <T>(read: () => Promise<T>): Promise<T> => {
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        try {
            return await read();
        } finally {
            await page.context().clearPermissions();
        }
    };
    return {
        async refuse(isRefused) {
            // What is not granted then is denied.
            await (isRefused ? page.context().grantPermissions([]) : page.context().clearPermissions());
        },
        types: () =>
            reading(() =>
                page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => [...types])),
            ),
        png: () =>
            reading(() =>
                page.evaluate(async () => {
                    const [item] = await navigator.clipboard.read();
                    const bytes = new Uint8Array((await (await item?.getType('image/png'))?.arrayBuffer()) ?? []);
                    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
                }),
            ),
    };
}
