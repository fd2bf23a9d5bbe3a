import type { Page } from 'playwright-core';
import { violationsIn } from './accessibility.ts';
import { webviewFrame } from './webview-frame.ts';

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
    /** The run that is shown. */
    run(): Promise<string>;
    /** Waits until a run stands on top of these. */
    waitForRun(run: string): Promise<void>;
    /** Waits until a text stands above the expectations: how it was run, and what stands beside it. */
    waitForSummary(text: string): Promise<void>;
    /** Shows another run, by what it is called in the list. */
    choose(run: string): Promise<void>;
    /** Shows another run beside the one that is shown, and waits until its lines are there. */
    compareWith(run: string): Promise<void>;
    /** The same where no lines will come. */
    compareInVain(run: string): Promise<void>;
    /** Waits until the panel says what is the matter. */
    waitForProblem(text: string): Promise<void>;
    /** What the list of runs to compare with says. */
    beside(): Promise<string>;
    /** Number of lines of another run in the charts. */
    dottedLines(): Promise<number>;
    /** Moves the slider. */
    goTo(seconds: number): Promise<void>;
    /** The moment that the slider is at. */
    moment(): Promise<string>;
    /** Presses a button: `Play`, `Pause`, `Open diagram`, `Stop`. */
    press(label: string): Promise<void>;
    waitForButton(label: string): Promise<void>;
    /** Waits until no run is under way. */
    waitUntilNothingRuns(): Promise<void>;
    /** Serious and critical violations of WCAG 2.2 AA. */
    violations(): Promise<string[]>;
}

/** What no other panel has. */
const SIGN = 'nav.runs';

/** Finds the panel in the workbench. */
export function resultsPanelOf(page: Page): ResultsPanelPage {
    const locate = async (selector: string) => (await webviewFrame(page, SIGN)).locator(selector);
    const texts = async (selector: string) =>
        (await (await locate(selector)).allTextContents()).map((text) => text.trim());
    const choose = async (label: string, run: string) => {
        const select = await locate(`.runs select[aria-label="${label}"]`);
        await select.selectOption({ label: run });
    };
    return {
        async verdictOf(experiment) {
            const article = await locate(`article[data-id="${experiment}"]`);
            await article.waitFor();
            return (await article.locator('h2 .word').innerText()).trim();
        },
        expectations: async () =>
            (await locate('.expectations > li')).evaluateAll((items) =>
                items.map((item) =>
                    [
                        item.querySelector('svg')?.getAttribute('aria-label'),
                        // Numbers are kept together with their units.
                        item.querySelector('strong')?.textContent?.replaceAll('\u00A0', ' '),
                    ].join(' '),
                ),
            ),
        charts: () => texts('.chart:visible .t12b'),
        async run() {
            const select = await locate('.runs select[aria-label="Run"]');
            return select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
        },
        runs: () => texts('.runs select[aria-label="Run"] option'),
        async waitForRun(run) {
            const newest = await locate('.runs select[aria-label="Run"] option:first-child');
            await newest.filter({ hasText: run }).waitFor({ state: 'attached' });
        },
        waitForSummary: async (text) => (await locate('article header')).filter({ hasText: text }).waitFor(),
        choose: (run) => choose('Run', run),
        async compareWith(run) {
            await choose('Compare with', run);
            await (await locate('.chart:visible .series.other')).first().waitFor({ state: 'attached' });
        },
        compareInVain: (run) => choose('Compare with', run),
        waitForProblem: async (text) => (await locate('.runs .problem')).filter({ hasText: text }).waitFor(),
        async beside() {
            const select = await locate('.runs select[aria-label="Compare with"]');
            return select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
        },
        dottedLines: async () => (await locate('.chart:visible .series.other')).count(),
        async goTo(seconds) {
            const slider = await locate('.runs input[type="range"]');
            await slider.fill(String(seconds * 1000));
        },
        async moment() {
            return (await locate('.runs output')).innerText();
        },
        press: async (label) => (await locate(`.runs button:has-text("${label}")`)).click(),
        waitForButton: async (label) => (await locate(`.runs button:has-text("${label}")`)).waitFor(),
        async waitUntilNothingRuns() {
            await (await locate('.under-way')).waitFor({ state: 'hidden' });
        },
        violations: async () => violationsIn(await locate('body')),
    };
}
