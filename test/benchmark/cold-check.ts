import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { repository } from '../../.build/repository.ts';
import { elapsed, median, milliseconds, printRow } from './measure.ts';

const RUNS = 15;

/** `firebreak check` on the shop as a whole process, against a process that does nothing. Target: at most 0.5 s above. */
export async function benchmarkColdCheck(): Promise<void> {
    const nothing: number[] = [];
    const check: number[] = [];
    const draw: number[] = [];
    for (let run = 0; run < RUNS; run++) {
        nothing.push(await elapsed(() => node('-e', '0')));
        check.push(await elapsed(() => node('dist/cli/main.js', 'check', 'examples/shop')));
        draw.push(await elapsed(() => node('dist/cli/main.js', 'draw', 'examples/shop', '-o', 'out/benchmark.svg')));
    }
    const base = median(nothing);
    printRow('process', 'median', 'above node');
    printRow('node -e 0', milliseconds(base), '');
    printRow('firebreak check examples/shop', milliseconds(median(check)), milliseconds(median(check) - base));
    printRow('firebreak draw examples/shop', milliseconds(median(draw)), milliseconds(median(draw) - base));
}

function node(...args: readonly string[]): void {
    spawnSync(process.execPath, args, { cwd: repository, stdio: 'ignore' });
}
