import * as z from 'zod/mini';
import { judgedOutcome, listedExperiment } from '../../protocol/simulation/experiments.ts';
import type { FinishedRun } from './run-experiments.ts';

/** Runs that are kept, by the window, by the server and for the next window; older ones are forgotten. */
export const MOST_RUNS = 20;
/** Characters of a run that is kept: one of sixty services has half a million. */
const MOST_CHARACTERS = 8_000_000;

const NAME = /^run-(\d+)\.json$/;

const stored = z.object({
    run: z.string(),
    number: z.int().check(z.positive()),
    experiment: listedExperiment,
    outcome: judgedOutcome,
});

/** A folder of small files. */
export interface RunFiles {
    /** Names of the files; none where there is no folder yet. */
    list(): Promise<readonly string[]>;
    read(name: string): Promise<string>;
    /** Makes the folder, too. */
    write(name: string, text: string): Promise<void>;
    remove(name: string): Promise<void>;
}

/** The last runs of a workspace, which outlive its window. */
export interface RunStorage {
    /** Newest first. What cannot be read is left out, and removed. */
    load(): Promise<readonly FinishedRun[]>;
    /** Keeps a run, and forgets what is too old. */
    keep(run: FinishedRun): Promise<void>;
}

/** @throws Error where the files cannot be written or removed */
export function createRunStorage(files: RunFiles): RunStorage {
    async function numbered(): Promise<readonly { readonly name: string; readonly number: number }[]> {
        const names = await files.list();
        return names
            .flatMap((name) => {
                const [, number] = NAME.exec(name) ?? [];
                return number === undefined ? [] : [{ name, number: Number(number) }];
            })
            .sort((a, b) => b.number - a.number);
    }

    return {
        async load() {
            const runs: FinishedRun[] = [];
            for (const { name } of (await numbered()).slice(0, MOST_RUNS)) {
                const run = parseRun(await files.read(name));
                if (run) {
                    runs.push(run);
                } else {
                    await files.remove(name);
                }
            }
            return runs;
        },
        async keep(finished) {
            const text = JSON.stringify(finished);
            if (text.length <= MOST_CHARACTERS) {
                await files.write(`run-${finished.number}.json`, text);
            }
            for (const { name } of (await numbered()).slice(MOST_RUNS)) {
                await files.remove(name);
            }
        },
    };
}

/** A run as it was written; nothing where the file was cut off, or is of a version that wrote something else. */
function parseRun(text: string): FinishedRun | undefined {
    try {
        return stored.safeParse(JSON.parse(text)).data;
    } catch {
        return undefined;
    }
}
