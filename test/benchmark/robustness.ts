import process from 'node:process';
import { choicesFrom } from '../arbitraries/seeded-choices.ts';
import { examplesAt } from '../robustness/examples-on-disk.ts';
import { beginSession, type RandomSession } from '../robustness/random-session.ts';
import { listenForSilence } from '../robustness/settled.ts';
import type { EditorKind } from '../src/server/connect-editor.ts';
import { folderOnDisk, openEditorOnProcess, type ProcessEditor } from '../src/server/server-process.ts';
import { milliseconds, printRow } from './measure.ts';

/** Edits by each of the seeds. */
const EDITS = Number(process.env['ROBUSTNESS_EDITS'] ?? 10_000);
const SEEDS = (process.env['ROBUSTNESS_SEEDS'] ?? '1,2,3').split(',').map(Number);
const WARMING_UP = 300;

const workspace = { configuration: true, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } };
const KIND: EditorKind = { capabilities: { workspace } };

/**
 * Random edits, files that come and go, and requests, on the examples against the built language server, by three
 * seeds. Prints what went wrong (nothing should have), whether the editor shows in the end what a fresh server shows,
 * and how much memory is in use with the same texts before and after. Target: at most 20 % more.
 * `ROBUSTNESS_EDITS` and `ROBUSTNESS_SEEDS=4,5` change the run.
 */
export async function benchmarkRobustness(): Promise<void> {
    printRow(`${EDITS} edits`, 'time', 'requests', 'cancelled', 'errors', 'as fresh', 'before', 'after', 'ratio');
    for (const seed of SEEDS) {
        await run(seed);
    }
}

async function run(seed: number): Promise<void> {
    const { folder, texts, remove } = folderOnDisk(examplesAt);
    const server = await openEditorOnProcess([folder], KIND);
    const session = beginSession(server.editor, texts, choicesFrom(seed));
    await session.edit(WARMING_UP);
    await session.restore();
    await session.askEverything();
    const before = await server.memory();
    const begun = performance.now();
    await session.edit(EDITS);
    const time = performance.now() - begun;
    await session.settle();
    const differing = await differences(session, folder);
    await session.restore();
    await session.askEverything();
    const after = await server.memory();
    const faults = faultsOf(session, server);
    printRow(
        `seed ${seed}`,
        milliseconds(time),
        String(session.requests.made),
        String(session.requests.cancelled),
        String(faults.length),
        differing.length === 0 ? 'yes' : 'NO',
        megabytes(before),
        megabytes(after),
        (after / before).toFixed(2),
    );
    for (const line of [...new Set([...faults, ...differing])].slice(0, 40)) {
        process.stdout.write(`  ${line}\n`);
    }
    server.stop();
    await server.ended;
    remove();
}

/** Where the editor shows something else than one whose server was just started. */
async function differences(session: RandomSession, folder: string): Promise<string[]> {
    const fresh = await openEditorOnProcess([folder], KIND);
    const isReady = listenForSilence(fresh.editor);
    session.openIn(fresh.editor);
    await isReady();
    const [here, there] = [await session.shown(), await session.shown(fresh.editor)];
    fresh.stop();
    await fresh.ended;
    return [...here].flatMap(([uri, state]) =>
        Object.entries(state).flatMap(([what, shown]) => {
            const other = (there.get(uri) as Record<string, unknown>)[what];
            const [mine, its] = [partsOf(shown), partsOf(other)];
            const [more, less] = [
                mine.filter((part) => !its.includes(part)),
                its.filter((part) => !mine.includes(part)),
            ];
            return more.length + less.length === 0
                ? []
                : [`${uri} ${what}`, ...more.map((it) => `+ ${it}`), ...less.map((it) => `- ${it}`)];
        }),
    );
}

function partsOf(shown: unknown): string[] {
    return Array.isArray(shown) ? shown.map((part) => JSON.stringify(part)) : [JSON.stringify(shown)];
}

function faultsOf(session: RandomSession, { editor, said }: ProcessEditor): string[] {
    return [
        ...session.failures.map(({ method, code, message }) => `${method}: ${code} ${message}`),
        ...editor.errors,
        ...said()
            .split('\n')
            .filter((line) => line !== ''),
    ];
}

function megabytes(bytes: number): string {
    return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
