import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../../.build/repository.ts';
import { generateSystem } from './generated-system.ts';
import { elapsed, median, milliseconds, printRow } from './measure.ts';

const SIZES = [200, 1000];
const RUNS = 5;

/**
 * `firebreak diff HEAD` as a whole process, against `firebreak check` of the same project. One service in twenty has
 * changed since the commit. Target: 1,000 services at most twice a check.
 */
export async function benchmarkDiff(): Promise<void> {
    printRow('services', 'check', 'diff', 'ratio');
    for (const services of SIZES) {
        const folder = mkdtempSync(join(tmpdir(), 'firebreak-benchmark-'));
        try {
            writeProject(folder, services);
            const times = { check: [] as number[], diff: [] as number[] };
            for (let run = 0; run < RUNS; run++) {
                times.check.push(await elapsed(() => firebreak(folder, 'check', '--format', 'json')));
                times.diff.push(await elapsed(() => firebreak(folder, 'diff', 'HEAD', '--format', 'json')));
            }
            const [check, diff] = [median(times.check), median(times.diff)];
            printRow(String(services), milliseconds(check), milliseconds(diff), (diff / check).toFixed(2));
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    }
}

function writeProject(folder: string, services: number): void {
    const files = generateSystem({ services, servicesPerFile: 5 });
    for (const { path, text } of files) {
        writeFileSync(join(folder, path), text);
    }
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
    git('init', '--quiet');
    git('add', '--all');
    git('-c', 'user.name=Benchmark', '-c', 'user.email=benchmark@firebreak.example', 'commit', '--quiet', '-m', 'All');
    for (const { path } of files.filter((_, index) => index % 4 === 1)) {
        const text = readFileSync(join(folder, path), 'utf8');
        writeFileSync(join(folder, path), text.replace('replicas 3', 'replicas 4').replace('takes 5ms', 'takes 6ms'));
    }
}

function firebreak(folder: string, ...args: readonly string[]): void {
    const { status, stderr } = spawnSync(process.execPath, [join(repository, 'dist/cli/main.js'), ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
    });
    if (status === 2 || status === null) {
        throw new Error(`firebreak ${args.join(' ')} failed: ${stderr}`);
    }
}
