import type { Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** One picture: what to do before it is taken, from the state that the scene before left. */
export interface Scene {
    readonly name: string;
    play(workbench: Workbench): Promise<void>;
    /** The part that says it all, for where there is little room; in CSS pixels. */
    readonly detail: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    /** What must be in the picture; some of it goes when the editor is busy, and the scene is played again. */
    readonly shows: string;
    /** Takes away what came up over the window. */
    leave?(workbench: Workbench): Promise<void>;
}

const pressEscape = ({ page }: Workbench) => page.keyboard.press('Escape');

/** Shows a file through the palette's list of files. */
async function openFile({ page, pages }: Workbench, file: string): Promise<void> {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget:visible input').waitFor();
    await page.keyboard.type(file);
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: file }).first().waitFor();
    await page.keyboard.press('Enter');
    await pages.editor.waitFor(file);
}

/** Puts the cursor before the first occurrence of a text, as the find box does. */
async function goTo(page: Page, line: number, column: number): Promise<void> {
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget:visible input').waitFor();
    await page.keyboard.type(`${line}:${column}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Gives the diagram the larger part: drags the line between text and diagram to `left` pixels from the left. */
async function moveSash(page: Page, left: number): Promise<void> {
    const panel = await page.locator('.editor-group-container').nth(1).boundingBox();
    if (!panel) {
        throw new Error('There is no second group of editors.');
    }
    await page.mouse.move(panel.x, panel.y + 300);
    await page.mouse.down();
    await page.mouse.move(left, panel.y + 300, { steps: 5 });
    await page.mouse.up();
    await page.mouse.move(640, 4);
}

/** Gives the text the focus again, by a click below its last line. */
async function focusText(page: Page): Promise<void> {
    await page.mouse.click(300, 640);
    await page.locator('.monaco-editor.focused').waitFor();
    await page.mouse.move(640, 4);
}

/** The call that the pictures are about, in `ordering.fbk`. */
const CALL = { line: 9, column: 24 };

/** Milliseconds after which lenses, hints and lights have come. */
const SETTLING = 2000;

/** The window for what needs room. */
const WIDE = { width: 1600, height: 840 };

/** Where the text ends and the diagram begins, in the wide window. */
const TEXT_WIDTH = 440;

/** In the order in which they are played. */
export const SCENES: readonly Scene[] = [
    {
        name: 'findings',
        shows: '.monaco-hover:not(.hidden) .marker',
        async play(workbench) {
            const { page } = workbench;
            await page
                .getByRole('tab', { name: /^Firebreak/ })
                .first()
                .click();
            await page.mouse.move(640, 4);
            await page.locator('.monaco-list-row').filter({ hasText: 'timeout-inversion' }).first().waitFor();
            await openFile(workbench, 'ordering.fbk');
            await goTo(page, CALL.line, CALL.column);
            await page.locator('.squiggly-error').first().waitFor();
            await page.keyboard.press('Control+k');
            await page.keyboard.press('Control+i');
            await page.locator('.monaco-hover:not(.hidden) .marker').first().waitFor();
        },
        detail: { x: 352, y: 170, width: 900, height: 370 },
        leave: pressEscape,
    },
    {
        name: 'quick-fix',
        shows: '.action-widget .monaco-list-row',
        async play({ page, pages }) {
            await goTo(page, CALL.line, CALL.column);
            // What the editor asks for at a new place closes the menu when it comes.
            await page.waitForTimeout(SETTLING);
            await pages.editor.openQuickFixes();
        },
        detail: { x: 352, y: 214, width: 660, height: 330 },
        leave: pressEscape,
    },
    {
        name: 'write',
        shows: '.suggest-widget.visible .monaco-list-row',
        async play({ page }) {
            await goTo(page, CALL.line + 2, 8);
            await page.keyboard.press('Enter');
            await page.keyboard.type('calls ');
            await page.keyboard.press('Control+ ');
            await page.locator('.suggest-widget.visible .monaco-list-row').nth(3).waitFor();
        },
        detail: { x: 352, y: 170, width: 660, height: 370 },
        async leave({ page, pages }) {
            await page.keyboard.press('Escape');
            await pages.quickInput.runCommand('File: Revert File');
            await page.locator('.tab.active:not(.dirty)').first().waitFor();
        },
    },
    {
        name: 'diagram',
        shows: 'iframe.webview.ready',
        async play({ page, pages }) {
            await page.setViewportSize(WIDE);
            await page.keyboard.press('Control+b');
            await page.keyboard.press('Control+k');
            await page.keyboard.press('v');
            await pages.diagramPanel.waitFor('Ordering.orders');
            await moveSash(page, TEXT_WIDTH);
            await focusText(page);
            await goTo(page, CALL.line, CALL.column);
            await pages.diagramPanel.press('Close the inspector');
            await pages.diagramPanel.press('Fit the picture');
            await page.mouse.move(640, 4);
        },
        detail: { x: TEXT_WIDTH, y: 74, width: 1156, height: 700 },
    },
    {
        name: 'compare',
        shows: 'iframe.webview.ready',
        async play({ page, pages }) {
            await page.setViewportSize({ ...WIDE, height: 980 });
            await focusText(page);
            await pages.quickInput.runCommand('Firebreak: Compare architecture with…');
            await pages.quickInput.choose('v1');
            await page
                .frameLocator('iframe.webview.ready')
                .frameLocator('iframe#active-frame')
                .getByText('since v1')
                .waitFor();
            await pages.diagramPanel.press('Fit the picture');
            await page.mouse.move(640, 4);
        },
        detail: { x: TEXT_WIDTH, y: 40, width: 1156, height: 880 },
    },
];
