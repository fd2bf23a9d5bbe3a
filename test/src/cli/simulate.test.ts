import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';
import { parseXml } from './report/parse-xml.ts';

/** One worker who takes 40 ms for each customer. */
const KIOSK = `client Kiosk { calls till.buy }
service till { replicas 1  concurrency 1  command buy idempotent { takes 40ms } }
scenario Buy { Kiosk calls till.buy  load 10/s }
experiment Calm "A quiet day" { load Buy 2/s for 60s  expect { latency p50 of Buy below 200ms } }
experiment Crowd {
  load Buy 30/s for 60s
  at 20s delay Kiosk to till by 10ms for 10s
  expect { latency p99 of Buy below 50ms }
}
experiment Rare { load Buy 1/s for 60s  expect { errors of Buy below 0.01% } }
`;

function simulate(args: readonly string[], files: Readonly<Record<string, string>> = { 'kiosk.fbk': KIOSK }) {
    return runRecorded(['simulate', ...args], { workingDirectory: temporaryFolder(files) });
}

const quickly = ['--replications', '2'];

interface Reported {
    readonly id: string;
    readonly verdict: string;
    readonly seed: number;
    readonly replications: number;
    readonly scenarios: readonly { readonly requests: number; readonly latency: { readonly mean: number } }[];
    readonly servers: readonly { readonly id: string; readonly utilisation: number }[];
    readonly expectations: readonly Readonly<Record<string, unknown>>[];
    readonly explanation: readonly { readonly kind: string; readonly elements: readonly string[] }[];
}

function read(output: string): readonly Reported[] {
    const report: { version: number; experiments: readonly Reported[] } = JSON.parse(output);
    expect(report.version).toBe(1);
    return report.experiments;
}

describe('firebreak simulate', () => {
    it('ends with 0 when all pass', async () => {
        const { exitCode, output } = await simulate(['Calm', ...quickly]);
        expect(output).toContain('PASS  Calm  A quiet day');
        expect(output).toContain('✓ latency p50 of Buy below 200 ms');
        expect(exitCode).toBe(0);
    });

    it('ends with 1 when one fails, and says who was full and that it never caught up', async () => {
        const { exitCode, output } = await simulate(['Calm', 'Crowd', '--format', 'json', ...quickly]);
        expect(exitCode).toBe(1);
        const [calm, crowd] = read(output);
        expect([calm?.verdict, crowd?.verdict]).toEqual(['pass', 'fail']);
        expect(crowd?.expectations[0]).toMatchObject({ verdict: 'fail', file: 'kiosk.fbk', line: 8 });
        expect(crowd?.explanation.map(({ kind }) => kind)).toEqual(
            expect.arrayContaining(['saturation', 'divergence']),
        );
        expect(crowd?.explanation.flatMap(({ elements }) => elements)).toContain('till');
    });

    it('ends with 3 when too little was seen to tell', async () => {
        const { exitCode, output } = await simulate(['Rare', ...quickly]);
        expect(exitCode).toBe(3);
        expect(output).toMatch(/INCONCLUSIVE {2}Rare/);
        expect(output).toMatch(/about 29,\d{3} are needed to be sure/);
    });

    it('runs a scenario under any load, from which nothing is expected', async () => {
        const options = ['--load', '12.5/s', '--for', '20min', '--network', '0ms', '--format', 'json'];
        const { exitCode, output } = await simulate(['--scenario', 'Buy', ...options]);
        expect(exitCode).toBe(0);
        const [run] = read(output);
        expect(run).toMatchObject({ id: 'Buy', verdict: 'none', replications: 1, expectations: [] });
        // M/M/1: half of the places in use, and twice the work.
        expect(run?.servers).toEqual([expect.objectContaining({ id: 'till', utilisation: expect.closeTo(0.5, 1) })]);
        expect(run?.scenarios[0]?.latency.mean).toBeGreaterThan(70);
        expect(run?.scenarios[0]?.latency.mean).toBeLessThan(90);
    });

    it('gives the same bytes for the same seed, and others for another', async () => {
        const args = ['Calm', 'Crowd', '--format', 'json', ...quickly];
        const [one, same, other] = await Promise.all([
            simulate(args),
            simulate(args),
            simulate([...args, '--seed', '2']),
        ]);
        expect(same.output).toBe(one.output);
        expect(other.output).not.toBe(one.output);
    });

    it('writes JUnit that CI can read', async () => {
        const { output } = await simulate(['Calm', 'Crowd', 'Rare', '--format', 'junit', ...quickly]);
        const suites = parseXml(output);
        expect(suites.attributes).toMatchObject({ tests: '3', failures: '1', errors: '1' });
        const outcomes = suites.children.map((suite) => [
            suite.attributes['name'],
            ...suite.children.flatMap(({ children }) => children.map(({ name }) => name)),
        ]);
        expect(outcomes).toEqual([['Calm'], ['Crowd', 'failure'], ['Rare', 'error']]);
    });

    it('writes a page that loads and runs nothing', async () => {
        const folder = temporaryFolder({ 'kiosk.fbk': KIOSK.replace('A quiet day', '<img src=x onerror=alert(1)>') });
        const args = ['simulate', 'Calm', '--format', 'html', '-o', 'report.html', ...quickly];
        const { exitCode } = await runRecorded(args, { workingDirectory: folder });
        expect(exitCode).toBe(0);
        const page = readFileSync(join(folder, 'report.html'), 'utf8');
        const [, body = ''] = page.split('<body>');
        expect(page.includes("default-src 'none'")).toBe(true);
        expect(body.match(/<(?:img|script|link|iframe)|\son\w+="|(?:src|href)="/g)).toBeNull();
        expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
        expect(body).toContain('<svg xmlns="http://www.w3.org/2000/svg" class="run-chart"');
    });

    it('writes a file as its name ends, plain, and says what came of the experiments', async () => {
        const world = { workingDirectory: temporaryFolder({ 'kiosk.fbk': KIOSK }), colours: true };
        const written = async (file: string) => {
            const { output } = await runRecorded(['simulate', ...quickly, '-o', file], world);
            expect(output).toBe(`\u001b[32mwrote\u001b[39m ${file}: 1 failed, 1 inconclusive, 1 passed\n`);
            return readFileSync(join(world.workingDirectory, file), 'utf8');
        };
        expect(read(await written('runs.json')).map(({ id }) => id)).toEqual(['Calm', 'Crowd', 'Rare']);
        expect(parseXml(await written('runs.xml')).attributes).toMatchObject({ tests: '3' });
        expect(await written('runs.html')).toMatch(/^<!doctype html>/);
        const text = await written('runs.txt');
        expect(text).toMatch(/^PASS {2}Calm/);
        expect(text).not.toContain('\u001b');
    });

    it('takes a path for the project and all else for names', async () => {
        const files = { 'shop/kiosk.fbk': KIOSK, 'other/empty.fbk': 'client A' };
        const { output } = await simulate(['Calm', 'shop', ...quickly], files);
        expect(output).toContain('PASS  Calm');
        expect((await simulate(['--project', 'shop', 'Calm', ...quickly], files)).output).toContain('PASS  Calm');
        expect((await simulate(['shop', 'other'], files)).errors).toContain('are both paths');
    });
});

describe('what cannot be simulated', () => {
    it.each([
        [['Calmer'], 'There is no experiment "Calmer". Did you mean "Calm"?'],
        [['Buy'], '"Buy" is a scenario, not an experiment.'],
        [['--scenario', 'Calm'], '"Calm" is an experiment, not a scenario.'],
        [['--scenario', 'Buy', '--load', 'lots'], '`--load lots` is no load'],
        [['--scenario', 'Buy', '--load', '200ms'], '`--load 200ms` is no load'],
        [['--scenario', 'Buy', '--load', '1/s } client X {'], 'is no load'],
        [['--scenario', 'Buy', '--load', '5/s for 2min'], 'Write it as --load "5/s" --for 2min.'],
        [['--scenario', 'Buy', '--for', '5'], '`--for 5` is no duration.'],
        [['--scenario', 'Buy', '--for', '0s'], '`--for 0s` leaves no time to see anything in.'],
        [['--scenario', 'Buy', '--for=-5s'], '`--for -5s` is less than nothing.'],
        [['--scenario', 'Buy', '--network=-1ms'], '`--network -1ms` is less than nothing.'],
        [['--load', '5/s'], 'there is no `--scenario`'],
        [['Calm', '--scenario', 'Buy'], 'not both at once'],
        [['--seed', '-1'], 'It must be a whole number from 0 to 4294967295.'],
        [['--replications', '0'], 'It must be a whole number from 1 to 1000.'],
        [['Calm', '-o', 'kiosk.fbk'], '`kiosk.fbk` is called like a model, so nothing is written there.'],
        [['nowhere', '-o', '.'], '`.` cannot be written: it is a folder.'],
        [['nowhere/x.fbk'], 'There is no file or folder `nowhere/x.fbk`.'],
    ])('%j: %s', async (args, message) => {
        const { exitCode, errors, output } = await simulate(args);
        expect(errors).toContain(message);
        expect(exitCode).toBe(2);
        expect(output).toBe('');
    });

    it('is said of a model without experiments, with one to begin with', async () => {
        const { exitCode, errors } = await simulate([], { 'a.fbk': 'client A { calls b }\nservice b' });
        expect(exitCode).toBe(2);
        expect(errors).toContain('The model has no experiment.');
        expect(errors).toContain('experiment Peak {');
    });

    it('is an experiment with errors in its text: what was left out may be what fails', async () => {
        const text = `${KIOSK}experiment Lost { load Buy 2/s for 10s  at 2s kill 1 of nowhere  expect { no errors } }\n`;
        const lost = await simulate(['Lost', ...quickly], { 'kiosk.fbk': text });
        expect(lost.errors).toContain('There are errors in its text');
        expect([lost.exitCode, lost.output]).toEqual([2, '']);
        const calm = await simulate(['Calm', ...quickly], { 'kiosk.fbk': text });
        expect(calm.output).toContain('PASS  Calm');
        expect(calm.errors).toContain('The result is incomplete');
        expect(calm.exitCode).toBe(1);
    });

    it('keeps no other experiment from running', async () => {
        const text = `${KIOSK}experiment Late { load Buy 2/s for 10s  at 20s kill 1 of till  expect { no errors } }\n`;
        const { exitCode, errors, output } = await simulate(['Calm', 'Late', ...quickly], { 'kiosk.fbk': text });
        expect(output).toContain('PASS  Calm');
        expect(errors).toMatch(/Late cannot be run \(kiosk\.fbk:11:\d+\): /);
        expect(exitCode).toBe(2);
    });
});
