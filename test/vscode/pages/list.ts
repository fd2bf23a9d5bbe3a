import type { Locator, Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/** A list of the workbench that is walked by arrow keys: suggestions, a quick pick, the light bulb's menu. */
export interface List {
    /** What makes up the rows. */
    readonly rows: Locator;
    /** In a row, what it is called. */
    readonly label: string;
}

/** Most rows that are walked over before a label counts as missing. */
const MOST_ROWS = 200;

/** What the rows that are in sight are called. */
export async function labelsOf({ rows, label }: List): Promise<string[]> {
    return (await rows.locator(label).allInnerTexts()).map(tidy);
}

/**
 * Takes a row as a person does by keys: down to it, then Enter.
 *
 * @throws Error that says which rows there are
 */
export async function takeByKeys(page: Page, list: List, wanted: string): Promise<void> {
    const shown = async () => (await labelsOf(list)).some((label) => label === wanted);
    await waitUntil(shown, async () => `no row "${wanted}" among ${JSON.stringify(await labelsOf(list))}`);
    const focused = async () => {
        const [label] = await list.rows.and(page.locator('.focused')).locator(list.label).allInnerTexts();
        return label === undefined ? undefined : tidy(label);
    };
    for (let step = 0; step < MOST_ROWS; step++) {
        const before = await focused();
        if (before === wanted) {
            await page.keyboard.press('Enter');
            return;
        }
        await page.keyboard.press('ArrowDown');
        await waitUntil(
            async () => (await focused()) !== before || (await list.rows.count()) === 1,
            async () => `the arrow leaves the focus on "${before}" of ${JSON.stringify(await labelsOf(list))}`,
        );
    }
    throw new Error(`The arrow keys do not come to "${wanted}".`);
}

/** Blanks of a proportional font read as blanks. */
function tidy(text: string): string {
    return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
