import type { Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/** Messages, in the list that the bell opens: while tests run, the workbench shows none in the corner by itself. */
export interface NotificationsPage {
    /** Waits for a message that holds a text, and gives all of it. */
    waitFor(text: string): Promise<string>;
    /** All messages, newest first. */
    all(): Promise<string[]>;
    /** Presses a button of the message that holds a text. */
    press(text: string, button: string): Promise<void>;
    /** Puts all messages away. */
    clear(): Promise<void>;
}

/** Finds messages in the workbench. */
export function notificationsOf(page: Page): NotificationsPage {
    const list = page.locator('.notifications-center.visible');
    const bell = page.locator('#status\\.notifications');
    const open = async () => {
        if (!(await list.isVisible())) {
            await bell.click();
            // What is told of the bell would cover the buttons of a message.
            await page.mouse.move(0, 0);
        }
        return list;
    };
    const holding = async (text: string) => {
        const message = list.locator('.notification-list-item').filter({ hasText: text }).first();
        await waitUntil(
            async () => {
                // A list that is empty may close itself.
                await open();
                return message.isVisible();
            },
            () => `no message holds "${text}"`,
        );
        return message;
    };
    return {
        async waitFor(text) {
            return (await holding(text)).locator('.notification-list-item-message').innerText();
        },
        all: async () => (await open()).locator('.notification-list-item-message').allInnerTexts(),
        async press(text, button) {
            await (await holding(text)).getByRole('button', { name: button, exact: true }).click();
        },
        async clear() {
            await open();
            if ((await list.locator('.notification-list-item').count()) > 0) {
                await list.locator('.codicon-notifications-clear-all').click();
                await list.waitFor({ state: 'hidden' });
            }
        },
    };
}
