import type { Page } from 'playwright-core';

/** Messages, in the list that the bell opens: while tests run, the workbench shows none in the corner by itself. */
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
    const list = page.locator('.notifications-center.visible');
    const bell = page.locator('#status\\.notifications');
    const holding = async (text: string) => {
        if (!(await list.isVisible())) {
            await bell.click();
        }
        return list.locator('.notification-list-item').filter({ hasText: text }).first();
    };
    return {
        async waitFor(text) {
            return (await holding(text)).locator('.notification-list-item-message').innerText();
        },
        async press(text, button) {
            await (await holding(text)).getByRole('button', { name: button, exact: true }).click();
        },
        async clear() {
            if (!(await list.isVisible())) {
                await bell.click();
            }
            await list.locator('.codicon-notifications-clear-all').click();
            await list.waitFor({ state: 'hidden' });
        },
    };
}
