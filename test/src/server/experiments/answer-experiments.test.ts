import { afterEach, describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../src/protocol/message.ts';
import {
    compareRuns,
    type ExperimentOutcome,
    type ExperimentWish,
    listExperiments,
    runExperimentNow,
} from '../../../../src/protocol/simulation/experiments.ts';
import { type Editor, openEditor } from '../editor.ts';

const FOLDER = 'memory:/work';
const FILE = `${FOLDER}/shop.fbk`;

const MODEL = `client App { calls shop.buy  calls shop.browse }
service shop {
  replicas 2
  concurrency 20
  command buy idempotent { takes 5ms  calls payments.charge optional }
  query browse { takes 5ms }
}
service payments {
  replicas 2
  command charge idempotent { takes 20ms }
}
scenario Buy { App calls shop.buy  load 50/s }
scenario Browse { App calls shop.browse  load 50/s }
experiment Calm {
  load Browse 50/s for 20s
  expect { latency p99 of Browse below 1s }
}
experiment Slow "Payments answer late" {
  load Buy 50/s for 60s
  load Browse 50/s
  steady { latency p99 of Browse below 100ms }
  at 20s delay payments by 3s for 20s
  expect { latency p99 of Browse below 200ms }
}
experiment Unheard {
  load Browse 1/s for 10s
  expect { latency p99 of Buy below 200ms }
}
experiment Idle { expect { latency p99 of Browse below 200ms } }
experiment Long { load Buy 2000/s for 60min  expect { latency p99 of Buy below 1s } }
`;

let open: Editor | undefined;

afterEach(() => {
    open?.stop();
    open = undefined;
});

async function editorWith(text = MODEL): Promise<Editor> {
    open = await openEditor(new Map([[FILE, text]]), [FOLDER]);
    return open;
}

async function listed(editor: Editor) {
    const answer = await editor.request(listExperiments.method, {}).answer;
    return parseMessage('experiments', listExperiments.result, answer).experiments;
}

function wishFor(id: string, more: Partial<ExperimentWish> = {}): ExperimentWish {
    return { project: FOLDER, id, replications: 2, counterfactuals: false, run: id, ...more };
}

async function run(editor: Editor, id: string, more: Partial<ExperimentWish> = {}): Promise<ExperimentOutcome> {
    const answer = await editor.request(runExperimentNow.method, wishFor(id, more)).answer;
    return parseMessage('outcome', runExperimentNow.result, answer);
}

async function judged(editor: Editor, id: string, more: Partial<ExperimentWish> = {}) {
    const outcome = await run(editor, id, more);
    if (outcome.outcome !== 'judged') {
        throw new Error(outcome.problems.map(({ message }) => message).join());
    }
    return outcome;
}

describe('the experiments of a project', () => {
    it('are listed in the order of the text, with what each expects and where', async () => {
        const experiments = await listed(await editorWith());
        expect(experiments.map(({ id }) => id)).toEqual(['Calm', 'Slow', 'Unheard', 'Idle', 'Long']);
        const slow = experiments[1];
        expect(slow).toMatchObject({ project: FOLDER, title: 'Payments answer late', location: { uri: FILE } });
        expect(slow?.expectations.map(({ text, location }) => [text, location.range.start.line])).toEqual([
            ['steady: latency p99 of Browse below 100 ms', 20],
            ['latency p99 of Browse below 200 ms', 22],
        ]);
    });

    it('are listed as far as a half-written text says them', async () => {
        const half = MODEL.slice(0, MODEL.indexOf('at 20s') + 9);
        const experiments = await listed(await editorWith(half));
        expect(experiments.map(({ id }) => id).slice(0, 2)).toEqual(['Calm', 'Slow']);
    });
});

describe('an experiment that is run', () => {
    it('passes where all holds, with results that can be shown', async () => {
        const outcome = await judged(await editorWith(), 'Calm');
        expect(outcome.verdict).toBe('pass');
        expect(outcome.summary).toMatch(/^Browse at 50\/s for 20 s, seed 1, 2 replications, [\d,]+ requests$/);
        expect(outcome.expectations).toMatchObject([
            { text: 'latency p99 of Browse below 1 s', verdict: 'pass', location: { uri: FILE } },
        ]);
        expect(outcome.markup).toContain('data-id="Calm"');
        expect(outcome.markup).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
        expect(outcome.styles).toContain('.vscode-dark');
    });

    it('fails where something does not hold, and says what came first', async () => {
        const outcome = await judged(await editorWith(), 'Slow');
        expect(outcome.verdict).toBe('fail');
        expect(outcome.expectations.map(({ text, verdict }) => [text, verdict])).toEqual([
            ['steady: latency p99 of Browse below 100 ms', 'pass'],
            ['latency p99 of Browse below 200 ms', 'fail'],
        ]);
        expect(outcome.expectations[1]?.measured).toMatch(/s .*broke at 0:2\d/);
        expect(outcome.explanation.join('\n')).toContain('shop was the first to be full');
    });

    it('tells what each part of the diagram does over time', async () => {
        const { replay } = await judged(await editorWith(), 'Slow');
        const intervals = Math.ceil(replay.duration / replay.interval);
        expect(replay.duration).toBe(60_000);
        for (const { attempts, failures } of replay.calls) {
            expect([attempts.length, failures.length]).toEqual([intervals, intervals]);
        }
        // Steps of scenarios go along the client's calls.
        expect(replay.calls.map(({ id }) => id)).toContain('App->shop.buy');
        expect(replay.calls.filter(({ id }) => id.includes('#'))).toEqual([]);
        const shop = replay.servers.find(({ id }) => id === 'shop');
        expect(shop?.inUse[5]).toBeLessThan(0.5);
        expect(shop?.inUse[30]).toBe(1);
        expect(shop?.waiting[30]).toBeGreaterThan(0);
    });

    it('is inconclusive where nothing was measured', async () => {
        const outcome = await judged(await editorWith(), 'Unheard');
        expect(outcome.verdict).toBe('inconclusive');
    });

    it('gives the same for the same seed, and something else for another', async () => {
        const editor = await editorWith();
        const [once, again, other] = [
            await judged(editor, 'Calm', { seed: 7, run: 'a' }),
            await judged(editor, 'Calm', { seed: 7, run: 'b' }),
            await judged(editor, 'Calm', { seed: 8, run: 'c' }),
        ];
        expect(again).toEqual(once);
        expect(other.summary).not.toBe(once.summary);
    });

    it('that cannot run says why, and where', async () => {
        const outcome = await run(await editorWith(), 'Idle');
        expect(outcome).toMatchObject({
            outcome: 'unrunnable',
            problems: [{ message: expect.stringContaining('errors in its text'), location: { uri: FILE } }],
        });
    });

    it('that is gone says so', async () => {
        expect(await run(await editorWith(), 'Gone')).toEqual({
            outcome: 'unrunnable',
            problems: [{ message: 'There is no experiment "Gone" any more.' }],
        });
    });
});

describe('a failed experiment', () => {
    it('is run again with the fixes of the linter, and told which would have held', async () => {
        const editor = await editorWith();
        const { markup } = await judged(editor, 'Slow', { counterfactuals: true });
        expect(markup).toContain('This would have held');
        expect(markup).toMatch(/Set a timeout and a circuit breaker on this call.*PASS/);
    });

    it('leaves the texts as they are', async () => {
        const editor = await editorWith();
        await judged(editor, 'Slow', { counterfactuals: true, replications: 1 });
        expect((await judged(editor, 'Slow', { replications: 1 })).verdict).toBe('fail');
    });
});

describe('a run that is cancelled', () => {
    it('ends at once, and the server goes on', async () => {
        const editor = await editorWith();
        const long = editor.request(runExperimentNow.method, wishFor('Long'));
        const ended = long.answer.then(
            () => 'answered',
            () => 'refused',
        );
        // It is under way when the server has answered something that was asked later.
        await listed(editor);
        long.cancel();
        expect(await ended).toBe('refused');
        expect((await judged(editor, 'Calm')).verdict).toBe('pass');
    });
});

describe('while an experiment runs', () => {
    it('half-written text does not disturb it, and other questions are answered', async () => {
        const editor = await editorWith();
        editor.open(FILE, MODEL);
        await listed(editor);
        const running = run(editor, 'Slow');
        await listed(editor);
        editor.type(FILE, MODEL.slice(0, MODEL.indexOf('service payments') + 18));
        await editor.until(() => editor.diagnosticsOf(FILE).length > 0);
        expect(await running).toMatchObject({ outcome: 'judged', verdict: 'fail' });
        expect(editor.errors).toEqual([]);
    });
});

describe('two runs', () => {
    it('stand in the same charts, the other one dotted', async () => {
        const editor = await editorWith();
        await judged(editor, 'Slow', { run: 'first', seed: 1 });
        await judged(editor, 'Slow', { run: 'second', seed: 2 });
        const answer = await editor.request(compareRuns.method, { run: 'second', with: 'first' }).answer;
        const { markup = '' } = parseMessage('comparison', compareRuns.result, answer);
        expect(markup).toContain('Beside it, dotted: Slow,');
        expect(markup).toContain('class="series p99 other"');
        expect(markup).toMatch(/beside it [\d.]+\u00A0m?s/);
    });

    it('are not compared when one is forgotten', async () => {
        const editor = await editorWith();
        await judged(editor, 'Calm', { run: 'known' });
        expect(await editor.request(compareRuns.method, { run: 'known', with: 'other' }).answer).toEqual({});
    });
});
