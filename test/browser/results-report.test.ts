import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readInterFonts } from '../../src/cli/drawing/assets.ts';
import { THEMES } from '../../src/diagram/render/theme.ts';
import { reportPage } from '../../src/experiments/page/report-page.ts';
import { partNames } from '../../src/experiments/part-names.ts';
import { runExperiment } from '../../src/experiments/run-experiment.ts';
import { indexModel } from '../../src/model/index-model.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../../src/simulation/plan/simulation-settings.ts';
import { runInTurns } from '../../src/simulation/replication/run-in-turns.ts';
import { exampleModel } from '../example-model.ts';
import { closeBrowser, openPage } from './harness/open-panel.ts';
import { violationsIn } from './harness/violations.ts';

type Page = Awaited<ReturnType<typeof openPage>>;

let html: string;
let page: Page;

beforeAll(async () => {
    const index = indexModel(await exampleModel('experiments'));
    const setting = { settings: DEFAULT_SIMULATION_SETTINGS, seed: 1, replications: 1, runner: runInTurns() };
    const reports = [];
    for (const experiment of index.model.experiments.slice(0, 3)) {
        const outcome = await runExperiment(index, experiment, setting);
        if (outcome.ok) {
            reports.push({ result: outcome.result, counterfactuals: [] });
        }
    }
    html = reportPage('Shop', reports, await readInterFonts(), partNames(index));
});
afterEach(async () => {
    await page.context().close();
});
afterAll(closeBrowser);

async function open(options: Parameters<typeof openPage>[0]): Promise<void> {
    page = await openPage(options);
    await page.setContent(html);
}

const colourOf = (selector: string, property: string) =>
    page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** A colour as browsers tell it. */
function computed(hex: string): string {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    return `rgb(${red}, ${green}, ${blue})`;
}

describe('the report of experiments', () => {
    it.each([
        { look: 'light', colorScheme: 'light', contrast: 'no-preference' },
        { look: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
        { look: 'hc-light', colorScheme: 'light', contrast: 'more' },
        { look: 'hc-dark', colorScheme: 'dark', contrast: 'more' },
    ] as const)('is $look where the system is, and keeps to WCAG 2.2 AA', async ({ look, colorScheme, contrast }) => {
        await open({ viewport: { width: 1280, height: 900 }, colorScheme, contrast });
        const { palette } = THEMES[look];
        expect(await colourOf('.results', 'background-color')).toBe(computed(palette.canvas));
        expect(await colourOf('.run-chart:visible .series.p99', 'stroke')).toBe(computed(palette.ink));
        for (const summary of await page.locator('summary').all()) {
            await summary.click();
        }
        expect(await violationsIn(page)).toEqual([]);
    });

    it.each(['light', 'dark'] as const)(
        'is printed dark on white from a %s screen, and with each drawing once',
        async (colorScheme) => {
            await open({ viewport: { width: 700, height: 1000 }, colorScheme });
            await page.emulateMedia({ media: 'print', colorScheme });
            const { palette } = THEMES.print;
            expect(await colourOf('.results', 'color')).toBe(computed(palette.ink));
            expect(await colourOf('.run-chart:visible .series.p99', 'stroke')).toBe(computed(palette.ink));
            expect(await page.locator('.run-chart:visible').count()).toBe(3);
            expect(await page.getByText('What was taken for granted').count()).toBeGreaterThan(0);
            expect(await page.locator('.notes li').first().isVisible()).toBe(true);
            expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(700);
        },
    );

    it('is printed from its first page on, with charts that fit on a page', async () => {
        await open({ viewport: { width: 700, height: 1000 } });
        await page.emulateMedia({ media: 'print' });
        const [title, header] = await Promise.all([
            page.locator('h1').boundingBox(),
            page.locator('article header').first().boundingBox(),
        ]);
        expect((header?.y ?? 0) - (title?.y ?? 0)).toBeLessThan(100);
        const heights = await page
            .locator('.fitting svg:visible')
            .evaluateAll((drawings) => drawings.map((drawing) => drawing.getBoundingClientRect().height));
        expect(Math.max(...heights)).toBeLessThan(800);
    });
});
