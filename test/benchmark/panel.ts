import { closeBrowser, type OpenPanel, openPanel } from '../browser/harness/open-panel.ts';
import { generateSystem } from './generated-system.ts';
import { elapsed, milliseconds, printRow } from './measure.ts';

const SIZES = [200, 1000];
/** Milliseconds after which a new scale is drawn sharply. */
const SETTLING_TIME = 6000;
/** Milliseconds of each movement. */
const WHILE = 1500;

/** What moving and scaling the picture of a large system costs in a browser without a graphics card. */
export async function benchmarkPanel(): Promise<void> {
    printRow('services', ...SIZES.map(String));
    const columns: Record<string, string>[] = [];
    for (const services of SIZES) {
        columns.push(await measure(services));
    }
    for (const name of Object.keys(columns[0] ?? {})) {
        printRow(name, ...columns.map((column) => column[name] ?? ''));
    }
    await closeBrowser();
}

async function measure(services: number): Promise<Record<string, string>> {
    const files = generateSystem({ services, servicesPerFile: 50 });
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const panel = await openPanel({ files: texts, view: 'services', width: 1400, height: 900 });
    const { page } = panel;
    const results: Record<string, string> = {};
    try {
        const shown = await elapsed(() => page.waitForSelector('.picture', { timeout: 120_000 }));
        results['first picture, server included'] = milliseconds(shown);
        results['elements of SVG'] = String(
            await page.locator('.picture').evaluate((svg) => svg.querySelectorAll('*').length),
        );
        results['frames of an empty page'] = await emptyPage(panel);
        for (const percent of [100, 60, 30, 15, 6]) {
            await scaleTo(panel, percent / 100);
            results[`pan at ${percent} %`] = await framesPerSecond(panel, 'pan');
        }
        await scaleTo(panel, 0.3);
        results['zoom from 30 %'] = await framesPerSecond(panel, 'zoom');
        const edited = texts['part0000.fbk'] ?? '';
        const edit = await elapsed(async () => {
            panel.type('part0000.fbk', edited.replace('service s0 "Service 0"', 'service s0 "Service edited"'));
            await page.waitForSelector('text=Service edited', { state: 'attached', timeout: 60_000 });
        });
        results['edit until it is shown, harness included'] = milliseconds(edit);
        Object.assign(results, await partsOfEdit(panel, 'part0000.fbk', edited));
    } finally {
        await panel.close();
    }
    return results;
}

/** Edits that are measured apart; the median counts. */
const EDITS = 5;

/**
 * What an edit costs the server, and what it costs the page from the arrival of the picture until it is on the screen.
 * The way between them is another one in an editor.
 */
async function partsOfEdit({ page, editor, uriOf, type }: OpenPanel, file: string, text: string) {
    const [server, shown, size]: [number[], number[], number[]] = [[], [], []];
    await page.evaluate(() => {
        const measured = window as unknown as { shown: number[] };
        measured.shown = [];
        window.addEventListener('message', ({ data, timeStamp }) => {
            if (data?.type === 'answer' && typeof data.result?.svg === 'string') {
                // The frame after the next begins when the next one is on the screen.
                requestAnimationFrame(() =>
                    requestAnimationFrame(() => measured.shown.push(performance.now() - timeStamp)),
                );
            }
        });
    });
    for (let i = 0; i < EDITS; i++) {
        const count = shown.length;
        const request = { uri: uriOf(file), view: 'services', theme: 'light', folded: [] };
        server.push(
            await elapsed(async () => {
                type(file, text.replace('service s0 "Service 0"', `service s0 "Service e${i}"`));
                size.push(JSON.stringify(await editor.request('firebreak/picture', request).answer).length);
            }),
        );
        await page.waitForSelector(`text=Service e${i}`, { state: 'attached', timeout: 60_000 });
        await page.waitForTimeout(SETTLING_TIME / 4);
        const all = await page.evaluate(() => (window as unknown as { shown: number[] }).shown);
        shown.push(...all.slice(count));
    }
    return {
        'edit: the server draws': milliseconds(median(server)),
        'edit: the page shows': milliseconds(median(shown)),
        'edit: the message': `${(median(size) / 1e6).toFixed(2)} MB`,
    };
}

function median(values: readonly number[]): number {
    return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What this machine can do while nothing is drawn. */
async function emptyPage({ page }: OpenPanel): Promise<string> {
    const empty = await page.context().newPage();
    const frames = await empty.evaluate(
        (time) =>
            new Promise<number>((resolve) => {
                const begin = performance.now();
                let count = 0;
                const tick = (now: number) => {
                    count++;
                    now - begin < time ? requestAnimationFrame(tick) : resolve((count * 1000) / (now - begin));
                };
                requestAnimationFrame(tick);
            }),
        WHILE,
    );
    await empty.close();
    return `${frames.toFixed(0)}/s`;
}

async function scaleTo({ page }: OpenPanel, scale: number): Promise<void> {
    await page.locator('.stage').focus();
    await page.keyboard.press('1');
    await page.waitForTimeout(400);
    const centre = { x: 600, y: 450 };
    await page.mouse.move(centre.x, centre.y);
    // The wheel scales by 2 to the power of a thousandth of what is turned, times two.
    await page.mouse.wheel(0, -Math.log2(scale) * 500);
    await page.waitForTimeout(SETTLING_TIME);
}

async function framesPerSecond({ page }: OpenPanel, movement: 'pan' | 'zoom'): Promise<string> {
    const frames = await page.evaluate(
        ({ kind, time }) =>
            new Promise<number>((resolve) => {
                const stage = document.querySelector('.stage');
                const at = { clientX: 600, clientY: 450, bubbles: true, cancelable: true, view: window };
                stage?.dispatchEvent(new MouseEvent('mousedown', at));
                const begin = performance.now();
                let count = 0;
                const tick = (now: number) => {
                    count++;
                    const turn = Math.sin((now - begin) / 200);
                    if (kind === 'pan') {
                        const event = { ...at, clientX: 600 + 250 * turn, clientY: 450 + 120 * turn };
                        window.dispatchEvent(new MouseEvent('mousemove', event));
                    } else {
                        stage?.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: 12 * turn }));
                    }
                    if (now - begin < time) {
                        requestAnimationFrame(tick);
                    } else {
                        window.dispatchEvent(new MouseEvent('mouseup', at));
                        resolve((count * 1000) / (now - begin));
                    }
                };
                requestAnimationFrame(tick);
            }),
        { kind: movement, time: WHILE },
    );
    return `${frames.toFixed(0)}/s`;
}
