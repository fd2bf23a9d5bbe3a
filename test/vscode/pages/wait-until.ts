import type { Page } from 'playwright-core';

/** Milliseconds between two looks. */
const INTERVAL = 50;
/** Milliseconds after which what should come counts as not coming. */
export const PATIENCE = 15_000;

/**
 * Looks again and again until something holds.
 *
 * @param describe what is there instead, for the error
 * @throws Error when it does not come
 */
export async function waitUntil(
    holds: () => Promise<boolean>,
    describe: () => string | Promise<string>,
): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!(await holds())) {
        if (Date.now() > deadline) {
            throw new Error(`Waited ${PATIENCE / 1000} s: ${await describe()}.`);
        }
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
}

/** Milliseconds after which a person presses a key again that did nothing. */
const IMPATIENCE = 3000;

/**
 * Presses a key until what it opens is there: an editor that is still at work drops it at times.
 *
 * @throws Error when it does not come
 */
export async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
    let pressed = Number.NEGATIVE_INFINITY;
    await waitUntil(
        async () => {
            if (await isThere()) {
                return true;
            }
            if (Date.now() - pressed > IMPATIENCE) {
                await page.keyboard.press(key);
                pressed = Date.now();
            }
            return false;
        },
        () => `${key} does nothing`,
    );
}
