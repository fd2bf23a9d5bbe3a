import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EDITOR_THEMES } from './harness/editor-colours.ts';
import { closeBrowser } from './harness/open-panel.ts';
import { type OpenResults, openResults } from './harness/open-results.ts';
import { violationsIn } from './harness/violations.ts';

const MODEL = `client App { calls shop.buy  calls shop.browse }
service shop {
  replicas 2
  concurrency 20
  command buy idempotent { takes 5ms  calls payments.charge optional }
  query browse { takes 5ms }
}
service payments { replicas 2  command charge idempotent { takes 20ms } }
scenario Buy { App calls shop.buy  load 50/s }
scenario Browse { App calls shop.browse  load 50/s }
experiment Calm { load Browse 20/s for 60s  expect { latency p99 of Browse below 1s } }
experiment Slow {
  load Buy 50/s for 60s
  load Browse 50/s
  at 20s delay payments by 3s for 20s
  expect { latency p99 of Browse below 200ms }
}
experiment Unheard { load Browse 1/s for 10s  expect { latency p99 of Buy below 200ms } }
`;

/** The same with names that are longer than the room for them, and that look like markup. */
const LONG_NAMES = MODEL.replaceAll(/\bBuy\b/g, 'BuyEverythingThatWasEverPutIntoTheBasket')
    .replaceAll(/\bpayments\b/g, 'supplementaryPaymentAuthorisationGateway')
    .replace('experiment Slow {', 'experiment Slow "A <b>slow</b> gateway for supplementary payment authorisation" {');

const CALM_AND_SLOW = [
    { id: 'Calm', seed: 1 },
    { id: 'Slow', seed: 1 },
];

let results: OpenResults;

afterEach(async () => {
    await results.close();
    expect(results.complaints).toEqual([]);
});
afterAll(closeBrowser);

/** Where the line at a moment stands in the charts that are in sight; 0 left, 1 right. */
async function lineAt(): Promise<number | undefined> {
    return results.page.locator('.run-chart:visible').evaluate((drawing) => {
        const [, x] = /^M([\d.]+)/.exec(drawing.querySelector('.replay')?.getAttribute('d') ?? '') ?? [];
        const [left, right] = [Number(drawing.dataset['left']), Number(drawing.dataset['right'])];
        return x === undefined ? undefined : (Number(x) - left) / (right - left);
    });
}

/** Words in a drawing that are cut off at its end, or that lie on others. Runs in the page. */
function misplacedWords(drawings: readonly Element[]): string[] {
    return drawings.flatMap((drawing) => {
        const room = drawing.getBoundingClientRect();
        const words = [...drawing.querySelectorAll('text')].map((text) => ({
            text: text.textContent ?? '',
            box: text.getBoundingClientRect(),
        }));
        const cut = words.filter(
            ({ box }) => box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1,
        );
        const over = words.flatMap((one, at) =>
            words
                .slice(at + 1)
                .filter((other) => {
                    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                    // Boxes of lines are higher than their letters.
                    return across > 1 && down > 4;
                })
                .map((other) => `${one.text} / ${other.text}`),
        );
        return [...cut.map(({ text }) => text), ...over];
    });
}

const moments = () =>
    results.told.flatMap((message) => (message.type === 'moment' && message.at !== undefined ? [message.at] : []));

describe('the page of results', () => {
    it('shows the last run, and any other that is chosen', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        const { page } = results;
        const heading = page.getByRole('heading', { level: 2 });
        await heading.waitFor();
        expect(await heading.innerText()).toBe('FAIL Slow');
        expect(await page.getByText('This would have held').isVisible()).toBe(true);
        await page.getByLabel('Run', { exact: true }).selectOption({ label: '1: Calm, pass' });
        expect(await heading.innerText()).toBe('PASS Calm');
        await results.send({ type: 'choose', key: 'run-2' });
        await page.getByRole('heading', { name: 'FAIL Slow' }).waitFor();
    });

    it('tells the moment at which its slider stands, and draws a line there', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        const { page } = results;
        const slider = page.getByRole('slider', { name: 'Moment of the run' });
        await slider.fill('30000');
        expect(await lineAt()).toBeCloseTo(0.5);
        expect(await page.locator('.runs output').innerText()).toBe('0:30');
        await slider.press('ArrowRight');
        expect(await slider.getAttribute('aria-valuetext')).toBe('0:31');
        await expect.poll(moments).toEqual([30_000, 31_000]);
    });

    it('goes to the moment in the charts at which somebody clicks, and to none beside them', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        const { page } = results;
        const chart = page.locator('.run-chart:visible');
        const box = (await chart.boundingBox()) ?? { width: 0, height: 0 };
        await chart.click({ position: { x: 4, y: box.height / 2 } });
        await chart.click({ position: { x: box.width / 2, y: box.height / 2 } });
        const [left, right] = await chart.evaluate((drawing: SVGSVGElement) => [
            Number(drawing.dataset['left']) / drawing.viewBox.baseVal.width,
            Number(drawing.dataset['right']) / drawing.viewBox.baseVal.width,
        ]);
        const share = (0.5 - (left ?? 0)) / ((right ?? 1) - (left ?? 0));
        await expect.poll(moments).toEqual([Math.round(share * 60) * 1000]);
    });

    it('follows the mouse that is dragged over the charts, and writes the time at the foot of its line', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        const { page } = results;
        const chart = page.locator('.run-chart:visible');
        const box = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
        const [left, right] = await chart.evaluate((drawing: SVGSVGElement) => [
            Number(drawing.dataset['left']) / drawing.viewBox.baseVal.width,
            Number(drawing.dataset['right']) / drawing.viewBox.baseVal.width,
        ]);
        const at = (share: number) => box.x + box.width * ((left ?? 0) + ((right ?? 1) - (left ?? 0)) * share);
        await page.mouse.move(at(0.25), box.y + 200);
        await page.mouse.down();
        expect(await chart.locator('.replay-time').textContent()).toBe('0:15');
        await page.mouse.move(at(0.75), box.y + 220, { steps: 4 });
        expect(await chart.locator('.replay-time').textContent()).toBe('0:45');
        await page.mouse.move(box.x + box.width + 200, box.y + 220);
        await page.mouse.up();
        await page.mouse.move(at(0.5), box.y + 220);
        await expect.poll(() => moments().at(-1)).toBe(60_000);
        expect(await page.locator('.runs output').innerText()).toBe('1:00');
    });

    it('plays the run until it is paused', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        const { page } = results;
        await page.getByRole('button', { name: 'Play' }).click();
        await expect.poll(() => moments().length).toBeGreaterThan(3);
        await page.getByRole('button', { name: 'Pause' }).click();
        expect(moments()).toEqual(moments().map((_, at) => (at + 1) * 1000));
        expect(await page.getByRole('button', { name: 'Play' }).isVisible()).toBe(true);
    });

    it('plays from the beginning once it has come to the end', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        const { page } = results;
        await page.getByRole('slider').fill('60000');
        await page.getByRole('button', { name: 'Play' }).click();
        await expect.poll(() => moments()[1]).toBe(0);
    });

    it('shows another run dotted in the same charts, and takes it away again', async () => {
        results = await openResults(MODEL, [
            { id: 'Slow', seed: 1 },
            { id: 'Slow', seed: 2 },
        ]);
        const { page } = results;
        const beside = page.getByLabel('Compare with');
        await beside.selectOption({ label: '1: Slow, fail' });
        await page.getByText('Beside it, dotted: Slow').waitFor();
        expect(await page.locator('.run-chart:visible .series.p99.other').count()).toBe(2);
        await page.getByRole('slider').fill('15000');
        expect(await lineAt()).toBeCloseTo(0.25);
        await beside.selectOption('');
        expect(await page.locator('.series.other').count()).toBe(0);
    });

    it('is there again as it was left: run, moment and the run beside it', async () => {
        results = await openResults(MODEL, [...CALM_AND_SLOW, { id: 'Slow', seed: 2 }]);
        const { page } = results;
        await page.getByLabel('Run', { exact: true }).selectOption({ label: '2: Slow, fail' });
        await page.getByLabel('Compare with').selectOption({ label: '3: Slow, fail' });
        await page.getByText('Beside it, dotted: Slow').waitFor();
        await page.getByRole('slider').fill('15000');
        await expect.poll(() => results.state()).toEqual({ key: 'run-2', beside: 'run-3', at: 15_000 });
        const state = results.state();
        await results.close();
        results = await openResults(MODEL, [...CALM_AND_SLOW, { id: 'Slow', seed: 2 }], { state });
        await results.page.getByText('Beside it, dotted: Slow').waitFor();
        expect(await results.page.getByRole('heading', { level: 2 }).innerText()).toBe('FAIL Slow');
        expect(await results.page.locator('.runs output').innerText()).toBe('0:15');
        await expect.poll(() => moments().at(-1)).toBe(15_000);
    });

    it('asks for the diagram of the run', async () => {
        results = await openResults(MODEL, CALM_AND_SLOW);
        await results.page.getByRole('button', { name: 'Open diagram' }).click();
        await expect.poll(() => results.told.at(-1)).toEqual({ type: 'diagram', key: 'run-2' });
    });

    it('says how to get results where there are none', async () => {
        results = await openResults(MODEL, []);
        expect(await results.page.locator('.empty').innerText()).toContain('Testing view');
        expect(await violationsIn(results.page)).toEqual([]);
    });

    it.each([1460, 900, 700, 450, 308])(
        'has no word below 11 pixels, none on another one, and runs out of nothing at %i pixels',
        async (width) => {
            results = await openResults(LONG_NAMES, CALM_AND_SLOW, { width });
            const { page } = results;
            await page.locator('.run-chart:visible').waitFor();
            for (const summary of await page.locator('summary').all()) {
                await summary.click();
            }
            expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(width);
            const drawings = page.locator('.run-chart:visible, .trace-chart:visible');
            const scales = await drawings.evaluateAll((all) =>
                all.map((drawing) => {
                    const { width: drawn } = (drawing as SVGSVGElement).viewBox.baseVal;
                    return drawing.getBoundingClientRect().width / drawn;
                }),
            );
            expect(Math.min(...scales)).toBeGreaterThan(0.99);
            expect(Math.max(...scales)).toBeLessThan(1.4);
            expect((await drawings.evaluateAll(misplacedWords)).flat()).toEqual([]);
        },
    );

    it.each([700, 308])('has room for runs with long names that are under way at %i pixels', async (width) => {
        results = await openResults(MODEL, CALM_AND_SLOW, { width });
        const { page } = results;
        const id = 'SupplementaryPaymentAuthorisationGatewaySlowDuringChristmas';
        await results.send({
            type: 'underWay',
            runs: [
                { number: 3, id, share: 0.4, activity: 'running' },
                { number: 4, id, share: 0.8, activity: 'explaining' },
            ],
        });
        const stops = page.getByRole('button', { name: `Stop ${id}` });
        await stops.first().waitFor();
        for (const stop of await stops.all()) {
            const box = await stop.boundingBox();
            expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        }
        expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(width);
    });

    it.each(EDITOR_THEMES)('keeps to WCAG 2.2 AA in %s', async (theme) => {
        results = await openResults(MODEL, [{ id: 'Unheard', seed: 1 }, ...CALM_AND_SLOW], { theme });
        const { page } = results;
        for (const label of ['3: Slow, fail', '2: Calm, pass', '1: Unheard, inconclusive']) {
            await page.getByLabel('Run', { exact: true }).selectOption({ label });
            for (const summary of await page.locator('summary').all()) {
                await summary.click();
            }
            expect(await violationsIn(page), label).toEqual([]);
        }
    });
});
