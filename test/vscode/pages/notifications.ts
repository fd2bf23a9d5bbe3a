import type { Page } from 'playwright-core';

/** Messages in the corner. */
export interface NotificationsPage {
    /** Waits for a message that holds a text, and gives all of it. */
    waitFor(text: string): Promise<string>;
    /** Presses a button of the message that holds a text. */
    press(text: string, button: string): Promise<void>;
    /** Puts all messages away. */
    clear(): Promise<void>;
}

/** Finds messages in the workbench. */
export function notificationsOf(page: Page): NotificationsPage {
    const toasts = page.locator('.notification-toast');
    const holding = (text: string) => toasts.filter({ hasText: text }).first();
    return {
        async waitFor(text) {
            return holding(text).locator('.notification-list-item-message').innerText();
        },
        async press(text, button) {
            await holding(text).getByRole('button', { name: button, exact: true }).click();
        },
        async clear() {
            await page.keyboard.press('Escape');
            await toasts.first().waitFor({ state: 'hidden' });
        },
    };
}
