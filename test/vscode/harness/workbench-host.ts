import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../../.build/chromium.ts';
import { repository } from '../../../.build/repository.ts';
import { pagesOf } from '../pages/pages.ts';
import { PATIENCE } from '../pages/wait-until.ts';
import type { SuiteExtension, SuitePart } from './build-suite.ts';
import type { PageChannel } from './page-channel.ts';
import type { SuiteResult } from './report.ts';
import { type ExtensionHost, readMessage, type SuiteMessage } from './suite-message.ts';
import { makeTestFolders, type TestFolders } from './test-folders.ts';
import { installPackagedExtension, startWorkbenchServer } from './workbench-server.ts';

/** One run of the suite in VS Code's workbench, shown by a browser. */
export interface WorkbenchRun {
    /** Its name in the report. */
    readonly title: string;
    readonly part: SuitePart;
    readonly extensionHost: ExtensionHost;
    /** A packaged extension to install; without it the repository itself is loaded as an extension in development. */
    readonly vsix?: string;
    /** Where pictures go. */
    readonly artefacts: string;
}

/** Milliseconds in which the suite has to finish. */
const RUN_LIMIT = 420_000;
const productId = 'firebreak.firebreak';

/**
 * Opens the workbench on the workspace of a part of the suite and runs that part in it.
 *
 * @param channel through which the suite reaches the page
 */
export async function runInWorkbench(
    run: WorkbenchRun,
    suite: SuiteExtension,
    channel: PageChannel,
): Promise<SuiteResult> {
    const isBrowser = run.extensionHost === 'browser';
    const folders = await makeTestFolders(
        run.part,
        isBrowser ? { 'remote.extensionKind': { [productId]: ['web'], [suite.id]: ['web'] } } : {},
    );
    await rm(run.artefacts, { recursive: true, force: true });
    await mkdir(run.artefacts, { recursive: true });
    if (run.vsix !== undefined) {
        await installPackagedExtension(folders, run.vsix);
    }
    const server = await startWorkbenchServer(folders);
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
    try {
        // The workbench takes one folder. The suite lies inside the repository's, so it runs where the extension does.
        const developed = run.vsix === undefined ? repository : suite.folder;
        const address = workbenchAddress(server.authority, folders.opened, developed, suite.scripts[run.part]);
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        page.setDefaultTimeout(PATIENCE);
        channel.attend(pagesOf(page, { artefacts: run.artefacts, workspace: folders.workspace }));
        if ('ew' in folders.opened) {
            await keepSuite(page, address);
        }
        const result = await watchSuite(run, page, address);
        return { ...result, log: [...result.log, ...server.log] };
    } finally {
        channel.attend(undefined);
        await browser.close();
        await server.stop();
        await cp(join(folders.userData, 'logs'), join(run.artefacts, 'logs'), { recursive: true, force: true });
        await folders.remove();
    }
}

function workbenchAddress(authority: string, opened: TestFolders['opened'], developed: string, suite: string): string {
    const remote = `vscode-remote://${authority}`;
    const payload = [
        ['extensionDevelopmentPath', `${remote}${developed}`],
        ['extensionTestsPath', `${remote}${suite}`],
    ];
    const query = new URLSearchParams({ ...opened, payload: JSON.stringify(payload) });
    return `http://${authority}/?${query}`;
}

/** The workbench lets the suite go when it opens a folder in a window: the suite goes on in it. */
async function keepSuite(page: Page, address: string): Promise<void> {
    const payload = new URL(address).searchParams.get('payload') ?? '';
    const isWithout = ({ searchParams }: URL) => searchParams.has('folder') && searchParams.get('payload') !== payload;
    await page.route(isWithout, async (route) => {
        const location = new URL(route.request().url());
        location.searchParams.set('payload', payload);
        await route.fulfill({ status: 302, headers: { location: location.href } });
    });
}

async function watchSuite(run: WorkbenchRun, page: Page, address: string): Promise<SuiteResult> {
    const messages: SuiteMessage[] = [];
    const log: string[] = [];
    const note = (line: string) => {
        const message = readMessage(line);
        if (message === undefined) {
            log.push(line);
            return;
        }
        messages.push(message);
        if (message.kind === 'failed') {
            void takePicture(page, run, `failed ${message.title}`.replaceAll(/\W+/g, '-'), log);
        }
    };
    page.on('pageerror', (error) => log.push(`page error: ${error.stack}`));
    await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
        note(`${type} ${values.map(String).join(' ')}`);
    });
    // The workbench calls this when the suite's `run` has ended.
    const exit = new Promise<number>((resolve) => {
        void page.exposeFunction('codeAutomationExit', resolve);
    });
    const limit = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), RUN_LIMIT).unref());
    await page.goto(address);
    const outcome = await Promise.race([exit, limit]);
    await takePicture(page, run, 'end', log);
    const breakdown = explainBreakdown(run, outcome, messages);
    return { host: run.title, messages, log, ...(breakdown === undefined ? {} : { breakdown }) };
}

function explainBreakdown(
    run: WorkbenchRun,
    outcome: number | 'late',
    messages: readonly SuiteMessage[],
): string | undefined {
    if (outcome === 'late') {
        return `it did not end within ${RUN_LIMIT / 1000} s`;
    }
    if (outcome !== 0 && !messages.some(({ kind }) => kind === 'failed')) {
        return `the editor ended with code ${outcome}`;
    }
    const started = messages.find((message) => message.kind === 'started');
    if (started?.extensionHost !== run.extensionHost) {
        return `it ran in the extension host ${started?.extensionHost}, not ${run.extensionHost}`;
    }
    return undefined;
}

async function takePicture(page: Page, run: WorkbenchRun, name: string, log: string[]): Promise<void> {
    try {
        await page.screenshot({ path: join(run.artefacts, `${name}.png`) });
    } catch (error) {
        log.push(`no picture ${name}: ${error}`);
    }
}
