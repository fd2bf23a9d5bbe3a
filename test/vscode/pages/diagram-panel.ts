import type { Page } from 'playwright-core';
import { violationsIn } from './accessibility.ts';
import { waitUntil } from './wait-until.ts';

/** The diagram panel: a page in a page in the workbench. Elements are named by their qualified names. */
export interface DiagramPanelPage {
    /** Waits until the picture shows an element. */
    waitFor(element: string): Promise<void>;
    /** Waits until the picture does not show an element. */
    waitUntilGone(element: string): Promise<void>;
    /** All that the picture shows. */
    elements(): Promise<string[]>;
    click(element: string): Promise<void>;
    doubleClick(element: string): Promise<void>;
    /** What is selected. */
    selected(): Promise<string[]>;
    /** What was last said to screen readers. */
    announced(): Promise<string>;
    /** What in the panel has the focus: its accessible name, else the name of its element. */
    focused(): Promise<string>;
    /** Waits until the picture has the focus, which it takes when the panel gets it. */
    focusPicture(): Promise<void>;
    /** The scale that it shows, as `61 %`. */
    scale(): Promise<string>;
    /** Waits until the strip above the picture says something. */
    waitForNotice(text: string): Promise<void>;
    waitUntilNoNotice(): Promise<void>;
    /** Waits until an element is selected. */
    waitForSelected(element: string): Promise<void>;
    /** Whether a button of the toolbar that can be switched is on. */
    isPressed(label: string): Promise<boolean>;
    /** Presses a button of the toolbar, or an entry of a menu that is open. */
    press(label: string): Promise<void>;
    /** Folds the frame of an element, or opens it. */
    fold(element: string): Promise<void>;
    /** Serious and critical violations of WCAG 2.2 AA in the panel as it is. */
    violations(): Promise<string[]>;
}

/** Finds the panel in the workbench. */
export function diagramPanelOf(page: Page): DiagramPanelPage {
    const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const part = (element: string) => frame.locator(`.picture [data-id="${element}"]`).first();
    // Behind the card of a service with replicas lie those of the others.
    const card = (element: string) => frame.locator(`.picture [data-id="${element}"] > .card`).last();
    const identify = (locator: string) =>
        frame
            .locator(locator)
            .evaluateAll((parts) => [...new Set(parts.map((each) => each.getAttribute('data-id') ?? ''))].sort());
    return {
        // What lies beyond the edge of the panel is in the picture, too.
        waitFor: (element) => part(element).waitFor({ state: 'attached' }),
        waitUntilGone: (element) => part(element).waitFor({ state: 'detached' }),
        elements: () => identify('.picture [data-id]'),
        click: (element) => card(element).click(),
        doubleClick: (element) => card(element).dblclick(),
        selected: () => identify('.picture [data-id].selected'),
        async announced() {
            return (await frame.locator('[role="status"].visually-hidden').innerText()).trim();
        },
        async focused() {
            await waitUntil(
                async () => (await frame.locator(':focus').count()) > 0,
                () => 'nothing in the panel has the focus',
            );
            const focused = frame.locator(':focus').first();
            return focused.evaluate(
                (element) => element.getAttribute('aria-label') ?? element.textContent ?? element.tagName,
            );
        },
        focusPicture: () => frame.locator('.stage:focus').waitFor(),
        scale: () => frame.locator('.scale').innerText(),
        waitForNotice: (text) => frame.locator('.notice:not([hidden])').filter({ hasText: text }).waitFor(),
        waitUntilNoNotice: () => frame.locator('.notice').waitFor({ state: 'hidden' }),
        waitForSelected: (element) =>
            frame.locator(`.picture [data-id="${element}"].selected`).first().waitFor({ state: 'attached' }),
        isPressed: async (label) =>
            (await frame.locator(`button[aria-label="${label}"]`).getAttribute('aria-pressed')) === 'true',
        press: (label) =>
            frame.locator(`button[aria-label^="${label}"], [role^=menuitem]:has-text("${label}")`).click(),
        fold: (element) => frame.locator(`[data-fold="${element}"]`).click(),
        violations: () => violationsIn(frame.locator('body')),
    };
}
