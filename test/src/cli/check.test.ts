import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/registry.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

/** Two services; the call between them has neither timeout nor breaker. */
const FRAGILE = `service orders { command place "POST /orders" { calls stock.reserve } }
service stock { command reserve idempotent }
`;

/** The same with a policy. */
const SOUND = `system Shop { defaults { timeout 1s  breaker { opens after 5 failures  waits 30s } } }
service orders { command place "POST /orders" { calls stock.reserve } }
service stock { command reserve idempotent }
`;

/** Tests choose the rules that they are about, so that later ones do not change what they expect. */
const ALL_OFF = Object.fromEntries(RULES.map(({ meta }) => [meta.id, 'off']));

const SETTINGS = JSON.stringify({
    rules: {
        ...ALL_OFF,
        'missing-timeout': 'error',
        'missing-circuit-breaker': 'warning',
    },
});

interface JsonReport {
    readonly version: number;
    readonly findings: readonly {
        readonly rule: string;
        readonly severity: string;
        readonly file: string;
        readonly range: { readonly start: object; readonly end: object };
        readonly element: string | null;
        readonly related: readonly object[];
    }[];
    readonly summary: object;
}

async function checkJson(folder: string, ...paths: readonly string[]) {
    const { exitCode, output } = await runRecorded(['check', '--format', 'json', ...paths], {
        workingDirectory: folder,
    });
    const report: JsonReport = JSON.parse(output);
    return { exitCode, report };
}

describe('firebreak check', () => {
    it('finds nothing in a sound system', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': SOUND });
        const { exitCode, output, errors } = await runRecorded(['check'], { workingDirectory: folder });
        expect(output).toBe('No findings in 1 model file with 2 services and 1 call.\n');
        expect(errors).toBe('');
        expect(exitCode).toBe(0);
    });

    it('shows what it found, where, and how much', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': FRAGILE });
        const { exitCode, output } = await runRecorded(['check'], { workingDirectory: folder });
        expect(output).toContain('error[missing-timeout]: ');
        expect(output).toContain('--> shop.fbk:1:49\n');
        expect(output).toContain('| service orders { command place "POST /orders" { calls stock.reserve } }\n');
        expect(output).toContain('1 error, 1 warning in 1 model file with 2 services and 1 call.\n');
        expect(exitCode).toBe(1);
    });

    it('switches single constraints off, and gives them another severity', async () => {
        const text = `external Pay
service a { calls Pay }
constraint pci { a may not call Pay }
constraint basics { every service has owner }`;
        const settings = (rules: object) => JSON.stringify({ rules: { ...ALL_OFF, ...rules } });
        const checked = async (rules: object) => {
            const folder = temporaryFolder({ 'firebreak.json': settings(rules), 'shop.fbk': text });
            const { exitCode, report } = await checkJson(folder);
            return [exitCode, ...report.findings.map(({ severity, rule, file }) => `${severity} ${rule} ${file}`)];
        };
        expect(await checked({})).toEqual([0, 'warning constraint/basics shop.fbk', 'warning constraint/pci shop.fbk']);
        expect(await checked({ 'constraint/basics': 'off', 'constraint/pci': 'error' })).toEqual([
            1,
            'error constraint/pci shop.fbk',
        ]);
        expect(await checked({ 'constraint/pcy': 'off', 'constraint/basics': 'off' })).toEqual([
            2,
            'error config/value firebreak.json',
            'warning constraint/pci shop.fbk',
        ]);
    });

    it('writes JSON with names relative to the working directory and positions from zero', async () => {
        const folder = temporaryFolder({ 'a b/firebreak.json': SETTINGS, 'a b/größe.fbk': FRAGILE });
        const { exitCode, report } = await checkJson(folder, 'a b');
        expect(exitCode).toBe(1);
        expect(Object.keys(report)).toEqual(['version', 'findings', 'summary']);
        expect(report.version).toBe(1);
        expect(report.summary).toEqual({ error: 1, warning: 1, info: 0 });
        const timeout = report.findings.find(({ rule }) => rule === 'missing-timeout');
        expect(Object.keys(timeout ?? {})).toEqual([
            'rule',
            'severity',
            'message',
            'file',
            'range',
            'element',
            'related',
            'fixes',
            'help',
        ]);
        expect(timeout).toMatchObject({
            severity: 'error',
            file: 'a b/größe.fbk',
            element: 'orders.place',
            range: { start: { line: 0, character: 48 }, end: { line: 0, character: 67 } },
            help: 'src/rules/missing-timeout.md',
        });
    });

    it('names files outside the working directory by the way to them', async () => {
        const folder = temporaryFolder({ 'shop/firebreak.json': SETTINGS, 'shop/x.fbk': FRAGILE, 'here/y.fbk': '' });
        const { report } = await checkJson(join(folder, 'here'), '../shop');
        expect(new Set(report.findings.map(({ file }) => file))).toEqual(new Set(['../shop/x.fbk']));
    });

    it('reads the whole project of a file and reports on the file alone', async () => {
        const folder = temporaryFolder({
            'firebreak.json': SETTINGS,
            'stock.fbk': 'service stock { command reserve idempotent { calls ledger } }\nservice ledger\n',
            'orders.fbk': 'service orders { command place { calls stock.reserve } }\n',
        });
        const all = await checkJson(folder);
        expect(new Set(all.report.findings.map(({ file }) => file))).toEqual(new Set(['orders.fbk', 'stock.fbk']));
        const { report } = await checkJson(folder, 'orders.fbk');
        expect(report.findings).toEqual(all.report.findings.filter(({ file }) => file === 'orders.fbk'));
        expect(report.findings.every(({ rule }) => rule.startsWith('missing-'))).toBe(true);
    });

    it('keeps projects apart', async () => {
        const folder = temporaryFolder({
            'a/firebreak.json': SETTINGS,
            'a/a.fbk': 'service one\n',
            'b/firebreak.json': SETTINGS,
            'b/b.fbk': 'service two { calls one { timeout 1s  breaker { opens after 5 failures  waits 30s } } }\n',
        });
        const { report, exitCode } = await checkJson(folder);
        expect(exitCode).toBe(1);
        expect(report.findings.map(({ file, element }) => ({ file, element }))).toEqual([
            { file: 'b/b.fbk', element: 'two' },
        ]);
    });

    it('says that names may stand in files that nobody said belong to the project', async () => {
        const folder = temporaryFolder({
            'a/orders.fbk': 'service orders { calls stock }\n',
            'b/stock.fbk': 'service stock\n',
        });
        const hint = 'there is no firebreak.json that says which folder is the whole project';
        const part = await runRecorded(['check', 'a'], { workingDirectory: folder });
        expect(part.output).toContain('error[link/');
        expect(part.output).toContain(hint);
        expect((await runRecorded(['check', '.'], { workingDirectory: folder })).output).not.toContain(hint);
    });

    it('counts warnings against --max-warnings', async () => {
        const settings = JSON.stringify({ rules: { ...ALL_OFF, 'missing-timeout': 'warning' } });
        const folder = temporaryFolder({ 'firebreak.json': settings, 'shop.fbk': SOUND.replace('timeout 1s  ', '') });
        const run = (...options: readonly string[]) => runRecorded(['check', ...options], { workingDirectory: folder });
        expect((await run()).exitCode).toBe(0);
        expect((await run('--max-warnings', '1')).exitCode).toBe(0);
        const tooMany = await run('--max-warnings', '0');
        expect(tooMany.exitCode).toBe(1);
        expect(tooMany.errors).toBe('--max-warnings allows 0, and there are 1.\n');
    });

    it('leaves out what the project ignores', async () => {
        const folder = temporaryFolder({
            'firebreak.json': JSON.stringify({ ignore: ['drafts'], ...JSON.parse(SETTINGS) }),
            'shop.fbk': SOUND,
            'drafts/x.fbk': 'service orders {',
        });
        expect((await checkJson(folder)).report.findings).toEqual([]);
        const named = await runRecorded(['check', 'drafts/x.fbk'], { workingDirectory: folder });
        expect(named.exitCode).toBe(2);
        expect(named.errors).toBe(
            'error: `drafts/x.fbk` is left out of its project.\nSee `ignore` in firebreak.json.\n',
        );
    });

    it('writes its report to a file, plain and the same as to a pipe', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': FRAGILE });
        const world = { workingDirectory: folder, colours: true, columns: 40 };
        const { exitCode, output } = await runRecorded(['check', '-o', 'out/report.txt'], world);
        expect(exitCode).toBe(1);
        expect(output).toBe('\u001b[32mwrote\u001b[39m out/report.txt: 1 error, 1 warning\n');
        const piped = await runRecorded(['check', '-o', '-'], { workingDirectory: folder });
        expect(readFileSync(join(folder, 'out/report.txt'), 'utf8')).toBe(piped.output);
        expect(await runRecorded(['check', '-o', 'shop.fbk/x'], { workingDirectory: folder })).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: `shop.fbk/x` cannot be written: a part of its path is a file, not a folder.\n',
        });
    });

    it('writes a file as its name ends, unless told otherwise', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': FRAGILE });
        const written = async (file: string, ...args: readonly string[]) => {
            await runRecorded(['check', '-o', file, ...args], { workingDirectory: folder });
            return readFileSync(join(folder, file), 'utf8');
        };
        expect(JSON.parse(await written('found.json'))).toMatchObject({ version: 1 });
        expect(JSON.parse(await written('found.sarif'))).toMatchObject({ version: '2.1.0' });
        expect(await written('found.xml')).toMatch(/^<\?xml/);
        expect(await written('found.md')).toMatch(/^<!-- firebreak -->/);
        expect(await written('found.log')).toMatch(/^shop\.fbk|^error\[|^warning\[/);
        expect(await written('sarif.json', '--format', 'sarif')).toContain('sarif-2.1.0');
    });

    it.each(['check', 'draw'])('%s writes over no model', async (command) => {
        const folder = temporaryFolder({ 'shop.fbk': FRAGILE, 'firebreak.json': SETTINGS });
        const args = command === 'draw' ? ['draw', '--format', 'svg'] : [command];
        for (const file of ['shop.fbk', 'firebreak.json']) {
            await runRecorded([...args, '-o', file], { workingDirectory: folder });
        }
        expect(readFileSync(join(folder, 'shop.fbk'), 'utf8')).toBe(FRAGILE);
        expect(readFileSync(join(folder, 'firebreak.json'), 'utf8')).toBe(SETTINGS);
    });

    it('checks standard input as a project of its own', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'other.fbk': 'service orders' });
        const { exitCode, output } = await runRecorded(['check', '-'], { workingDirectory: folder, input: FRAGILE });
        expect(output).toContain('--> <stdin>:1:49\n');
        expect(exitCode).toBe(1);
    });

    it('gives the same bytes for the same input', async () => {
        const folder = temporaryFolder({
            'firebreak.json': SETTINGS,
            'b.fbk': SOUND,
            'a/c.fbk': 'service x { calls orders }',
        });
        const run = () => runRecorded(['check', '--format', 'json'], { workingDirectory: folder });
        expect((await run()).output).toBe((await run()).output);
    });

    it('takes the day into account for what is allowed until a date', async () => {
        const allowed = FRAGILE.replace(
            'calls stock.reserve',
            'allow missing-timeout because "it is new" until 2026-06-30  calls stock.reserve',
        );
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': allowed });
        const run = (today: string) => runRecorded(['check'], { workingDirectory: folder, today });
        expect((await run('2026-06-30')).exitCode).toBe(0);
        const later = await run('2026-07-01');
        expect(later.exitCode).toBe(1);
        expect(later.output).toContain('[allow/expired]');
    });
});

describe('firebreak check, given what it cannot read', () => {
    const problems = async (files: Readonly<Record<string, string | Uint8Array>>, ...paths: readonly string[]) =>
        runRecorded(['check', ...paths], { workingDirectory: temporaryFolder(files) });

    it('says that a path leads nowhere', async () => {
        expect(await problems({}, 'nowhere.fbk')).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: There is no file or folder `nowhere.fbk`.\n',
        });
    });

    it('says how to start in a folder without models', async () => {
        expect(await problems({ 'docs/README.md': '' }, 'docs')).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: There are no models (*.fbk) in `docs`.\nStart one with `firebreak init`, or name the folder in which they are.\n',
        });
        expect((await problems({})).errors).toContain('There are no models (*.fbk) in this folder.');
    });

    it('says which files are models', async () => {
        expect((await problems({ 'notes.txt': 'x' }, 'notes.txt')).errors).toBe(
            'error: `notes.txt` is not a model.\nThe names of models end in .fbk.\n',
        );
    });

    it('reports a binary file and one of 20 MB, and checks the rest', async () => {
        const { exitCode, output } = await problems({
            'firebreak.json': SETTINGS,
            'binary.fbk': Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]),
            'huge.fbk': Buffer.alloc(20_000_000, '// padding\n'),
            'shop.fbk': FRAGILE,
        });
        expect(output).toContain('error[file/not-text]: This file was not read: it is a binary file, not a text.');
        expect(output).toContain('error[file/too-large]: This file was not read: it has more than 5 MiB');
        expect(output).toContain('error[missing-timeout]');
        expect(exitCode).toBe(2);
    });

    it('refuses binary standard input', async () => {
        const folder = temporaryFolder();
        const input = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]);
        const { exitCode, output } = await runRecorded(['check', '-'], { workingDirectory: folder, input });
        expect(output).toContain('error[file/not-text]');
        expect(exitCode).toBe(2);
    });

    it('reports mistakes in firebreak.json at their place', async () => {
        const { exitCode, output } = await problems({
            'firebreak.json': '{\n  "rules": { "missing-timeot": "off" }\n}',
            'shop.fbk': SOUND,
        });
        expect(output).toContain('--> firebreak.json:2:14\n');
        expect(output).toContain('  2 |   "rules": { "missing-timeot": "off" }\n');
        expect(output).toContain('Did you mean `missing-timeout`?');
        expect(exitCode).toBe(2);
    });

    it('survives links that lead in circles', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': SOUND, 'a/more.fbk': 'service x\n' });
        symlinkSync('..', join(folder, 'a/up'));
        symlinkSync('loop', join(folder, 'loop'));
        const { exitCode, output } = await runRecorded(['check'], { workingDirectory: folder });
        expect(output).toContain('No findings in 2 model files');
        expect(exitCode).toBe(0);
        expect(await runRecorded(['check', 'loop'], { workingDirectory: folder })).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: `loop` cannot be read: it is a symbolic link that leads back to itself.\n',
        });
    });

    it('tells a file that cannot be parsed from one with findings', async () => {
        const { exitCode, output } = await problems({ 'firebreak.json': SETTINGS, 'shop.fbk': `${SOUND}service {\n` });
        expect(output).toContain('error[syntax/');
        expect(exitCode).toBe(2);
    });
});
