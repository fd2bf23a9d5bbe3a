import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { median, milliseconds, printRow } from './measure.ts';
import type { PhaseTimes } from './model-size-run.ts';

const SIZES = [500, 1000, 2000, 5000];
const RUNS = 3;

/**
 * Parse, link, check, model and rules of generated systems, 5 services a file, each size in a process of its own.
 * Targets: 1,000 services in 200 files at most 2 s and 400 MB, and linear from there.
 */
export async function benchmarkModelSize(): Promise<void> {
    printRow('services', 'parse', 'link+check', 'model', 'rules', 'all', 'a service', 'memory');
    for (const size of SIZES) {
        const runs = Array.from({ length: RUNS }, () => measured(size));
        const of = (phase: (times: PhaseTimes) => number): number => median(runs.map(phase));
        const all = of((times) => times.parse + times.build + times.model + times.rules);
        printRow(
            String(size),
            milliseconds(of((times) => times.parse)),
            milliseconds(of((times) => times.build)),
            milliseconds(of((times) => times.model)),
            milliseconds(of((times) => times.rules)),
            milliseconds(all),
            `${(all / size).toFixed(2)} ms`,
            `${of((times) => times.megabytes).toFixed(0)} MB`,
        );
    }
}

function measured(services: number): PhaseTimes {
    const script = fileURLToPath(new URL('./model-size-run.ts', import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, [script, String(services)], { encoding: 'utf8' });
    if (!stdout) {
        throw new Error(`The run with ${services} services failed: ${stderr}`);
    }
    return JSON.parse(stdout) as PhaseTimes;
}
