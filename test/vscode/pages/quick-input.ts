import type { Page } from 'playwright-core';
import { type List, labelsOf, takeByKeys } from './list.ts';
import { waitUntil } from './wait-until.ts';

/** The box in the middle of the top: commands, quick picks, questions. */
export interface QuickInputPage {
    /** Runs a command by its title in the palette. */
    runCommand(title: string): Promise<void>;
    /** Opens a file of the workspace by its name. */
    openFile(name: string): Promise<void>;
    /** Puts the editor's cursor on `line:column`, counted from 1. */
    goTo(place: string): Promise<void>;
    /** What a quick pick offers, as far as it is in sight. */
    labels(): Promise<string[]>;
    /** Waits until a quick pick offers something and takes it by keys. */
    choose(label: string): Promise<void>;
    /** Answers the question whose title or prompt holds a text. */
    answer(question: string, text: string): Promise<void>;
    /** What stands below the input: the prompt, or why the text will not do. */
    message(): Promise<string>;
    /** What is typed in it. */
    text(): Promise<string>;
}

/** Finds the box in the workbench. */
export function quickInputOf(page: Page): QuickInputPage {
    const widget = page.locator('.quick-input-widget:visible');
    const input = widget.locator('.quick-input-box input');
    const list: List = {
        rows: widget.locator('.quick-input-list .monaco-list-row'),
        label: '.quick-input-list-row:first-child .label-name',
    };
    const open = async (key: string, prefix: string) => {
        await page.keyboard.press(key);
        await waitUntil(
            async () => (await input.count()) === 1 && (await input.inputValue()) === prefix,
            () => `${key} does not open the box`,
        );
    };
    return {
        async runCommand(title) {
            await open('F1', '>');
            await page.keyboard.type(title);
            await takeByKeys(page, list, title);
        },
        async openFile(name) {
            await open('Control+p', '');
            await page.keyboard.type(name);
            await takeByKeys(page, list, name);
        },
        async goTo(place) {
            await open('Control+g', ':');
            await page.keyboard.type(place);
            await page.keyboard.press('Enter');
            await widget.waitFor({ state: 'hidden' });
        },
        async labels() {
            await list.rows.first().waitFor();
            return labelsOf(list);
        },
        choose: (label) => takeByKeys(page, list, label),
        async answer(question, text) {
            await widget.filter({ hasText: question }).waitFor();
            await input.press('Control+a');
            await page.keyboard.type(text);
            await page.keyboard.press('Enter');
        },
        async message() {
            return (await widget.locator('.quick-input-message').innerText()).trim();
        },
        text: () => input.inputValue(),
    };
}
