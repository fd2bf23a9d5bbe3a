import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../../.build/chromium.ts';
import { repository } from '../../.build/repository.ts';
import { runPlan } from '../../src/simulation/engine/run-plan.ts';
import { eventfulPlan } from '../src/simulation/engine/eventful-plan.ts';

/** What the page runs: the same plan, with the code as a browser gets it. */
const IN_PAGE = `
    import { runPlan } from './src/simulation/engine/run-plan.ts';
    import { eventfulPlan } from './test/src/simulation/engine/eventful-plan.ts';
    globalThis.record = JSON.stringify(runPlan(eventfulPlan, 7));
`;

it('runs a simulation in a browser to the same bytes as in Node', async () => {
    const { outputFiles } = await build({
        stdin: { contents: IN_PAGE, resolveDir: repository },
        absWorkingDir: repository,
        bundle: true,
        minify: true,
        platform: 'browser',
        target: 'es2022',
        format: 'iife',
        write: false,
    });
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
    try {
        const page = await browser.newPage();
        await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
        expect(await page.evaluate('globalThis.record')).toBe(JSON.stringify(runPlan(eventfulPlan, 7)));
    } finally {
        await browser.close();
    }
});
