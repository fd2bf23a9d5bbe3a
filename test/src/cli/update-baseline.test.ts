import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

/** Only these two rules, so that later ones do not change what the tests expect. */
const SETTINGS = JSON.stringify({
    baseline: 'known.json',
    rules: {
        'missing-circuit-breaker': 'warning',
        'missing-timeout': 'error',
        'wobbly-interaction': 'off',
        'uncorrelated-logs': 'off',
        'missing-golden-signals': 'off',
        'broken-trace-propagation': 'off',
    },
});
const SHOP = `service orders {
  command place { calls stock.reserve }
  command cancel { calls stock.reserve }
}
service stock { command reserve idempotent }
`;

const run = (workingDirectory: string, ...args: readonly string[]) =>
    runRecorded(['check', ...args], { workingDirectory });

async function accepted(): Promise<string> {
    const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': SHOP });
    const { exitCode } = await run(folder, '--update-baseline');
    expect(exitCode).toBe(0);
    return folder;
}

describe('firebreak check --update-baseline', () => {
    it('accepts what there is, so that later runs find nothing', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': SHOP });
        const before = await run(folder);
        expect(before.exitCode).toBe(1);
        expect(before.output).toContain('warning[config/baseline]: There is no such file yet');
        const update = await run(folder, '--update-baseline');
        expect(update.errors).toBe('wrote known.json: 4 findings\n');
        expect(update.exitCode).toBe(0);
        const after = await run(folder, '--max-warnings', '0');
        expect(after.exitCode).toBe(0);
        expect(after.output).toBe(
            'No findings in 1 model file with 2 services and 2 calls.\n4 known findings in the baseline not shown.\n',
        );
    });

    it('writes one finding on a line, the same bytes each time, and no place', async () => {
        const folder = await accepted();
        const text = readFileSync(join(folder, 'known.json'), 'utf8');
        expect(text.split('\n').filter((line) => line.includes('"rule"'))).toHaveLength(4);
        expect(text).not.toMatch(/line|shop\.fbk/);
        await run(folder, '--update-baseline');
        expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(text);
    });

    it('knows the findings again when lines move and files are renamed', async () => {
        const folder = await accepted();
        writeFileSync(join(folder, 'shop.fbk'), `// moved\n\n${SHOP}`);
        renameSync(join(folder, 'shop.fbk'), join(folder, 'orders.fbk'));
        expect((await run(folder, '--max-warnings', '0')).exitCode).toBe(0);
    });

    it('reports only what is new, and says what is gone', async () => {
        const folder = await accepted();
        writeFileSync(join(folder, 'ledger.fbk'), 'service ledger\n');
        writeFileSync(
            join(folder, 'shop.fbk'),
            SHOP.replace('cancel { calls stock.reserve }', 'audit { calls ledger }'),
        );
        const { exitCode, output } = await run(folder);
        expect(exitCode).toBe(1);
        expect(output).toContain('1 error, 1 warning in');
        expect(output).toContain('`orders.audit` calls `ledger`');
        expect(output).toContain(
            '2 known findings in the baseline not shown.\n2 findings of the baseline are gone; `firebreak check --update-baseline` takes them out:\n',
        );
        expect(output).toContain('  missing-timeout  orders.cancel\n');
        const { output: json } = await run(folder, '--format', 'json');
        expect(JSON.parse(json).baseline).toMatchObject({ known: 2, gone: [{ element: 'orders.cancel' }, {}] });
        expect((await run(folder, '--update-baseline')).errors).toBe('wrote known.json: 4 findings, 4 before\n');
        expect((await run(folder)).output).not.toContain('gone');
    });

    it('takes in all findings of the project, whatever files are named', async () => {
        const folder = temporaryFolder({
            'firebreak.json': SETTINGS,
            'shop.fbk': SHOP,
            'empty.fbk': 'context Empty\n',
        });
        await run(folder, 'empty.fbk', '--update-baseline');
        expect((await run(folder)).exitCode).toBe(0);
    });

    it('wants to know where', async () => {
        const folder = temporaryFolder({ 'shop.fbk': SHOP });
        expect(await run(folder, '--update-baseline')).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: The project in `.` has no baseline.\nAdd "baseline": "firebreak-baseline.json" to its firebreak.json.\n',
        });
    });

    it('accepts nothing while texts hide what could be found', async () => {
        const folder = temporaryFolder({ 'firebreak.json': SETTINGS, 'shop.fbk': 'service {{' });
        const { exitCode, errors } = await run(folder, '--update-baseline');
        expect(exitCode).toBe(2);
        expect(errors).toContain('has files that could not be read or parsed, so findings may be missing.');
    });

    it('says where a baseline is not one, and mends it when told to', async () => {
        const folder = await accepted();
        writeFileSync(join(folder, 'known.json'), '{ "version": 1, "findings": [{ "rule": 3 }] }');
        const { exitCode, output } = await run(folder);
        expect(exitCode).toBe(2);
        expect(output).toContain(
            'error[config/baseline]: This is no baseline that this version of Firebreak understands',
        );
        expect(output).toContain('--> known.json:1:');
        await run(folder, '--update-baseline');
        expect((await run(folder)).exitCode).toBe(0);
    });

    it('goes with no fixes', async () => {
        const { exitCode, errors } = await run(await accepted(), '--update-baseline', '--fix');
        expect(exitCode).toBe(2);
        expect(errors).toContain('cannot be used with');
    });
});
