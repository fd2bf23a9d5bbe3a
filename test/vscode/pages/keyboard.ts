import type { Page } from 'playwright-core';

/** The keyboard, wherever the focus is. */
export interface KeyboardPage {
    /** Presses keys one after the other, named as Playwright does: `Control+k`, `F2`. */
    press(...keys: readonly string[]): Promise<void>;
    /** Types a text key by key. A line end is Enter. */
    type(text: string): Promise<void>;
}

/** Takes the keyboard of a page. */
export function keyboardOf({ keyboard }: Page): KeyboardPage {
    return {
        async press(...keys) {
            for (const key of keys) {
                await keyboard.press(key);
            }
        },
        async type(text) {
            await keyboard.type(text);
        },
    };
}
