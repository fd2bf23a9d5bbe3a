import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { resultsPage } from '../../../src/extension/experiments/results-page.ts';
import { parseMessage } from '../../../src/protocol/message.ts';
import { compareRuns, runExperimentNow } from '../../../src/protocol/simulation/experiments.ts';
import {
    fromResults,
    type MessageFromResults,
    type MessageToResults,
    type ShownRun,
} from '../../../src/protocol/simulation/results-page.ts';
import { openEditor } from '../../src/server/editor.ts';
import { buildPanel } from './build-panel.ts';
import { type EditorTheme, editorVariables } from './editor-colours.ts';
import { actAsEditor, openPage } from './open-panel.ts';

const ORIGIN = 'http://results.test';
const FOLDER = 'memory:/work';

/** The page with results in a browser, with a stand-in for the extension: the runs are those of the real server. */
export interface OpenResults {
    readonly page: Page;
    /** What the page told, but for that it is ready. */
    readonly told: readonly MessageFromResults[];
    /** What went wrong, violations of its policy among it. */
    readonly complaints: readonly string[];
    /** What the page has the editor keep. */
    state(): unknown;
    send(message: MessageToResults): Promise<void>;
    close(): Promise<void>;
}

/** One run of an experiment in a text. */
export interface WantedRun {
    readonly id: string;
    readonly seed: number;
}

/** How the page is opened. */
export interface ResultsOptions {
    readonly theme?: EditorTheme;
    readonly width?: number;
    /** What the editor kept of an earlier page. */
    readonly state?: unknown;
}

/** Runs experiments one after the other, as often as they are named, and shows them: the last one first. */
export async function openResults(
    text: string,
    wanted: readonly WantedRun[],
    { theme = 'vscode-light', width = 1180, state }: ResultsOptions = {},
): Promise<OpenResults> {
    const editor = await openEditor(new Map([[`${FOLDER}/model.fbk`, text]]), [FOLDER]);
    const runs: ShownRun[] = [];
    for (const [at, { id, seed }] of wanted.entries()) {
        const key = `run-${at + 1}`;
        const wish = { project: FOLDER, id, seed, replications: 2, counterfactuals: true, run: key };
        const answer = await editor.request(runExperimentNow.method, wish).answer;
        const outcome = parseMessage('outcome', runExperimentNow.result, answer);
        if (outcome.outcome !== 'judged') {
            throw new Error(outcome.problems.map(({ message }) => message).join());
        }
        const { verdict, summary, markup, styles, replay } = outcome;
        const { duration, interval } = replay;
        runs.unshift({ key, id, number: at + 1, verdict, summary, markup, styles, duration, interval });
    }
    const folder = await buildPanel('results');
    const page = await openPage({ viewport: { width, height: 900 } });
    const told: MessageFromResults[] = [];
    const complaints: string[] = [];
    const send = async (message: MessageToResults) => {
        await page.evaluate((value) => window.postMessage(value, '*'), message);
    };
    const receive = async (message: unknown) => {
        const parsed = parseMessage('results page', fromResults, message);
        if (parsed.type === 'ready') {
            await send({ type: 'runs', runs });
            return;
        }
        told.push(parsed);
        if (parsed.type === 'compare') {
            const pair = { run: parsed.key, with: parsed.with };
            const answer = await editor.request(compareRuns.method, pair).answer;
            const { markup = '' } = parseMessage('comparison', compareRuns.result, answer);
            await send({ type: 'compared', key: parsed.key, with: parsed.with, markup });
        }
    };
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
            complaints.push(message.text());
        }
    });
    await page.exposeFunction('toHost', (message: unknown) => void receive(message));
    let kept = state;
    await page.exposeFunction('keepState', (value: unknown) => {
        kept = value;
    });
    await page.addInitScript(actAsEditor, {
        theme,
        variables: editorVariables(theme),
        state,
        lessMotion: false,
    });
    await page.route(`${ORIGIN}/**`, async (route) => {
        await (new URL(route.request().url()).pathname === '/'
            ? route.fulfill({
                  contentType: 'text/html',
                  body: resultsPage({ script: '/results.js', nonce: 'test-nonce' }),
              })
            : route.fulfill({
                  contentType: 'text/javascript',
                  body: readFileSync(join(folder, 'results.js')),
              }));
    });
    await page.goto(ORIGIN);
    return {
        page,
        told,
        complaints,
        state: () => kept,
        send,
        async close() {
            await page.context().close();
            editor.stop();
        },
    };
}
