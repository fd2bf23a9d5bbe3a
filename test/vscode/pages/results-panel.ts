import type { Page } from 'playwright-core';
import { violationsIn } from './accessibility.ts';

/** The panel with results of experiments. */
export interface ResultsPanelPage {
    /** Waits for the results of an experiment, and gives its verdict in words. */
    verdictOf(experiment: string): Promise<string>;
    /** What was expected, each with its sign's name: `FAIL latency p99 of Buy below 50 ms`. */
    expectations(): Promise<string[]>;
    /** What the charts over time are called at their left. */
    charts(): Promise<string[]>;
    /** The runs that can be chosen. */
    runs(): Promise<string[]>;
    /** Serious and critical violations of WCAG 2.2 AA. */
    violations(): Promise<string[]>;
}

/** Finds the panel in the workbench; it is the only one that is in sight. */
export function resultsPanelOf(page: Page): ResultsPanelPage {
    const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const texts = async (selector: string) =>
        (await frame.locator(selector).allTextContents()).map((text) => text.trim());
    return {
        async verdictOf(experiment) {
            const article = frame.locator(`article[data-id="${experiment}"]`);
            await article.waitFor();
            return (await article.locator('h2 .word').innerText()).trim();
        },
        expectations: () =>
            frame.locator('.expectations > li').evaluateAll((items) =>
                items.map((item) =>
                    [
                        item.querySelector('svg')?.getAttribute('aria-label'),
                        // Numbers are kept together with their units.
                        item.querySelector('strong')?.textContent?.replaceAll('\u00A0', ' '),
                    ].join(' '),
                ),
            ),
        charts: () => texts('.chart:visible .t12b'),
        runs: () => texts('.runs select[aria-label="Run"] option'),
        violations: () => violationsIn(frame.locator('body')),
    };
}
