import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

const UNUSED = 'allow chatty-call because "of old"';
const SHOP = `service orders {
  ${UNUSED}
  command place { calls stock.reserve }   // at once
}
service stock { command reserve idempotent }
`;

const run = (workingDirectory: string, ...args: readonly string[]) =>
    runRecorded(['check', ...args], { workingDirectory });

const read = (folder: string, name = 'shop.fbk') => readFileSync(join(folder, name), 'utf8');

describe('firebreak check --fix', () => {
    it('applies what is safe, reports what is left, and says that there is more', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'shop.fbk': SHOP });
        const { exitCode, output, errors } = await run(folder, '--fix');
        expect(read(folder)).toBe(SHOP.replace(`  ${UNUSED}\n`, ''));
        expect(errors).toMatch(
            /^Fixed 1 finding in 1 file\.\n\d+ findings? can be fixed by writing down what the system should have: see --fix-unsafe\.\n$/,
        );
        expect(output).not.toContain('allow/unused');
        expect(output).toContain('`orders.place` calls `stock.reserve`');
        expect(exitCode).toBe(1);
    });

    it('applies everything with --fix-unsafe, and keeps comments', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'shop.fbk': SHOP });
        const { exitCode, errors } = await run(folder, '--fix-unsafe');
        expect(errors).toMatch(/^Fixed \d+ findings in 1 file\.\n/);
        expect(read(folder)).toMatch(/calls stock\.reserve \{.*timeout.*\} \} {3}\/\/ at once\n/);
        expect(exitCode).toBe(0);
    });

    it('leaves no other file behind, and keeps rights, links and byte order marks', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'real/shop.text': `\ufeff${SHOP}` });
        symlinkSync('real/shop.text', join(folder, 'shop.fbk'));
        chmodSync(join(folder, 'real/shop.text'), 0o640);
        await run(folder, '--fix');
        expect(read(folder)).toBe(`\ufeff${SHOP.replace(`  ${UNUSED}\n`, '')}`);
        expect(lstatSync(join(folder, 'shop.fbk')).isSymbolicLink()).toBe(true);
        expect(statSync(join(folder, 'shop.fbk')).mode & 0o777).toBe(0o640);
        expect(readdirSync(join(folder, 'real'))).toEqual(['shop.text']);
    });

    it('fixes nothing that a baseline holds', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{ "baseline": "known.json" }', 'shop.fbk': SHOP });
        await run(folder, '--update-baseline');
        expect((await run(folder, '--fix')).errors).toBe('There is nothing to fix.\n');
        expect(read(folder)).toBe(SHOP);
    });

    it('cannot change standard input', async () => {
        const folder = temporaryFolder({});
        expect(await runRecorded(['check', '-', '--fix'], { workingDirectory: folder, input: SHOP })).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: Standard input cannot be changed.\n`--fix-dry-run` shows what would change.\n',
        });
    });
});

describe('firebreak check --fix-dry-run', () => {
    it('writes nothing but a diff that makes the same text as fixing', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'a b/shop.fbk': SHOP });
        const { exitCode, output, errors } = await run(folder, '--fix-dry-run', '--fix-unsafe');
        expect(exitCode).toBe(1);
        expect(read(folder, 'a b/shop.fbk')).toBe(SHOP);
        expect(output).toMatch(/^--- a\/a b\/shop\.fbk\s*\n\+\+\+ b\/a b\/shop\.fbk\s*\n@@ /);
        expect(errors).toMatch(/^\d+ findings can be fixed in 1 file; nothing was written\.\n$/);
        await run(folder, '--fix-unsafe');
        expect(applyPatch(SHOP, output)).toBe(read(folder, 'a b/shop.fbk'));
    });

    it('ends well where there is nothing to fix', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'calm.fbk': 'context Calm\n' });
        expect(await run(folder, '--fix-dry-run')).toEqual({
            exitCode: 0,
            output: '',
            errors: 'There is nothing to fix.\n',
        });
    });

    it('shows what it would change in standard input', async () => {
        const world = { workingDirectory: temporaryFolder({}), input: SHOP };
        const { output } = await runRecorded(['check', '-', '--fix-dry-run'], world);
        expect(output).toContain(`\n-  ${UNUSED}\n`);
    });

    it('colours what goes and what comes', async () => {
        const workingDirectory = temporaryFolder({ 'shop.fbk': SHOP });
        const { output } = await runRecorded(['check', '--fix-dry-run'], { workingDirectory, colours: true });
        expect(output).toContain(`\u001b[31m-  ${UNUSED}\u001b[39m`);
    });
});
