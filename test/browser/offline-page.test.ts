import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../../.build/chromium.ts';
import { repository } from '../../.build/repository.ts';
import { createDrawer } from '../../src/diagram/draw.ts';
import { viewNames } from '../../src/diagram/views/registry.ts';
import { indexModel } from '../../src/model/index-model.ts';
import { offlinePage } from '../../src/panel/offline-page.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { exampleModel } from '../example-model.ts';
import { modelOf } from '../model-of.ts';
import { buildPanel } from './harness/build-panel.ts';
import { HOSTILE } from './harness/texts.ts';

let browser: Browser;
let page: Page;
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
});
afterEach(() => page.close());
afterAll(() => browser.close());

async function open(model: Awaited<ReturnType<typeof modelOf>>, views: readonly string[]): Promise<void> {
    const folder = await buildPanel();
    const index = indexModel(model);
    const findings = runRules(model, { settings: DEFAULT_SETTINGS, today: '2026-01-01' });
    const drawer = createDrawer();
    const inter = (weight: number) => readFileSync(join(repository, `src/diagram/fonts/inter-${weight}.ttf`));
    const text = await offlinePage(
        drawer,
        { views, theme: 'light' },
        { project: 'offline:', version: 0, index: () => index, findings: async () => findings },
        {
            script: readFileSync(join(folder, 'panel.js'), 'utf8'),
            styles: readFileSync(join(folder, 'panel.css'), 'utf8'),
            icons: readFileSync(join(folder, 'codicon.ttf')),
            fonts: { 400: inter(400), 500: inter(500), 600: inter(600) },
        },
    );
    drawer.close();
    const file = join(repository, 'out/browser/offline.html');
    mkdirSync(join(repository, 'out/browser'), { recursive: true });
    writeFileSync(file, text);
    complaints.length = 0;
    requests.length = 0;
    const context = await browser.newContext({ offline: true, viewport: { width: 1300, height: 800 } });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.picture');
}

describe('a page from one file', () => {
    it('shows what is clicked, finds names and changes views, without a network or a complaint', async () => {
        const model = await exampleModel('shop');
        await open(
            model,
            viewNames(model).filter((name) => !name.includes(':')),
        );
        await page.click('.picture [data-id="Ordering.orders"] > .card >> nth=-1');
        await page.waitForSelector('.inspector h2');
        expect(await page.locator('.inspector h2').innerText()).toBe('Order service');
        expect(await page.locator('.inspector').innerText()).toContain('300 ms');
        expect(await page.locator('button[aria-label^="Open the source"]').count()).toBe(0);
        expect(await page.locator('button[aria-label="Export"]').count()).toBe(0);
        await page.keyboard.press('Escape');
        await page.keyboard.press('v');
        await page.keyboard.type('Context');
        await page.keyboard.press('Enter');
        await expect.poll(() => page.title()).toContain('Context map');
        await page.click('button[aria-label^="Back"]');
        await expect.poll(() => page.locator('.picture [data-id="Ordering.orders"]').count()).toBeGreaterThan(0);
        expect(complaints).toEqual([]);
        expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    });

    it('runs nothing that a model says', async () => {
        await open(await modelOf(HOSTILE, { tolerant: true }), ['services']);
        await page.click('.picture [data-id="Trap.a"] > .card >> nth=-1');
        await page.waitForSelector('.inspector h2');
        expect(await page.locator('.inspector h2').innerText()).toBe('<svg onload=window.hurt=1>');
        expect(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined();
        expect(complaints).toEqual([]);
    });

    it('has a policy that lets no other script run', async () => {
        await open(await modelOf('service a\n'), ['services']);
        await page.evaluate(() => {
            const script = document.createElement('script');
            script.textContent = 'window.hurt = 1';
            document.body.append(script);
        });
        expect(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined();
        expect(complaints.join('\n')).toContain('Content Security Policy');
    });
});
