import type { Page } from 'playwright-core';
import { violationsIn } from './accessibility.ts';
import { pressUntil, waitUntil } from './wait-until.ts';
import { webviewFrame } from './webview-frame.ts';

/** The diagram panel, of which one is in sight. Elements are named by their qualified names. */
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
    /** Gives the panel of the second group the focus, by keys, and waits until the picture has it. */
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
    /** Waits until the picture shows a moment of a run, which the strip above it names. */
    waitForMoment(title: string): Promise<void>;
    /** Elements and calls on which the moment of a run has put a state: `failing`, `full`, `load-4`. */
    marked(state: string): Promise<string[]>;
    /** Waits until the picture shows no moment of a run any more. */
    waitUntilNoMoment(): Promise<void>;
    /** Serious and critical violations of WCAG 2.2 AA in the panel as it is. */
    violations(): Promise<string[]>;
}

/** Finds the panel in the workbench. */
export function diagramPanelOf(page: Page): DiagramPanelPage {
    const frame = () => webviewFrame(page, '.stage');
    const locate = async (selector: string) => (await frame()).locator(selector);
    const part = (element: string) => locate(`.picture [data-id="${element}"]`).then((found) => found.first());
    // Behind the card of a service with replicas lie those of the others.
    const card = (element: string) => locate(`.picture [data-id="${element}"] > .card`).then((found) => found.last());
    const identify = async (selector: string) =>
        (await locate(selector)).evaluateAll((parts) =>
            [...new Set(parts.map((each) => each.getAttribute('data-id') ?? ''))].sort(),
        );
    return {
        // What lies beyond the edge of the panel is in the picture, too.
        waitFor: async (element) => (await part(element)).waitFor({ state: 'attached' }),
        waitUntilGone: async (element) => (await part(element)).waitFor({ state: 'detached' }),
        elements: () => identify('.picture [data-id]'),
        click: async (element) => (await card(element)).click(),
        doubleClick: async (element) => (await card(element)).dblclick(),
        selected: () => identify('.picture [data-id].selected'),
        async announced() {
            return (await (await locate('[role="status"].visually-hidden')).innerText()).trim();
        },
        async focused() {
            const focus = await locate(':focus');
            await waitUntil(
                async () => (await focus.count()) > 0,
                () => 'nothing in the panel has the focus',
            );
            return focus
                .first()
                .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? element.tagName);
        },
        async focusPicture() {
            // A text that is being opened takes the focus back at times: a person presses the key again.
            const picture = await locate('.stage:focus');
            await pressUntil(page, 'Control+2', () => picture.isVisible());
        },
        scale: async () => (await locate('.scale')).innerText(),
        waitForNotice: async (text) =>
            (await locate('.notice:not(.moment):not([hidden])')).filter({ hasText: text }).waitFor(),
        waitUntilNoNotice: async () => (await locate('.notice:not(.moment)')).waitFor({ state: 'hidden' }),
        waitForSelected: async (element) =>
            (await locate(`.picture [data-id="${element}"].selected`)).first().waitFor({ state: 'attached' }),
        isPressed: async (label) =>
            (await (await locate(`button[aria-label="${label}"]`)).getAttribute('aria-pressed')) === 'true',
        press: async (label) =>
            (await locate(`button[aria-label^="${label}"], [role^=menuitem]:has-text("${label}")`)).click(),
        fold: async (element) => (await locate(`[data-fold="${element}"]`)).click(),
        waitForMoment: async (title) =>
            (await locate('.notice.moment:not([hidden])')).filter({ hasText: title }).waitFor(),
        marked: async (state) =>
            (await locate(`.layer.replaying .${state}`)).evaluateAll((parts) =>
                [
                    ...new Set(
                        parts.map((each) => each.getAttribute('data-id') ?? each.getAttribute('data-edges') ?? ''),
                    ),
                ].sort(),
            ),
        async waitUntilNoMoment() {
            await (await locate('.notice.moment')).waitFor({ state: 'hidden' });
            await (await locate('.layer.replaying')).waitFor({ state: 'detached' });
        },
        violations: async () => violationsIn(await locate('body')),
    };
}
