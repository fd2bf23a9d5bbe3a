import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

const UGLY = 'service    orders{\nreplicas   3 }\n';
const NEAT = 'service orders {\n  replicas 3\n}\n';

describe('firebreak fmt', () => {
    it('formats the models of a project in place', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'a.fbk': UGLY, 'deep/b.fbk': NEAT });
        const { exitCode, output } = await runRecorded(['fmt'], { workingDirectory: folder });
        expect(output).toBe('formatted a.fbk\n1 of 2 files formatted.\n');
        expect(exitCode).toBe(0);
        expect(readFileSync(join(folder, 'a.fbk'), 'utf8')).toBe(NEAT);
        const again = await runRecorded(['fmt'], { workingDirectory: folder });
        expect(again.output).toBe('2 files: nothing to format.\n');
    });

    it('only says what is not formatted with --check', async () => {
        const folder = temporaryFolder({ 'a.fbk': UGLY, 'b.fbk': NEAT });
        const { exitCode, output } = await runRecorded(['fmt', '--check'], { workingDirectory: folder });
        expect(output).toBe('not formatted a.fbk\n1 of 2 files not formatted.\n');
        expect(exitCode).toBe(1);
        expect(readFileSync(join(folder, 'a.fbk'), 'utf8')).toBe(UGLY);
        expect((await runRecorded(['fmt', '--check', 'b.fbk'], { workingDirectory: folder })).exitCode).toBe(0);
    });

    it('touches the named files only, and none that the project ignores', async () => {
        const folder = temporaryFolder({
            'firebreak.json': '{ "ignore": ["old"] }',
            'a.fbk': UGLY,
            'b.fbk': UGLY,
            'old/c.fbk': UGLY,
        });
        await runRecorded(['fmt', 'a.fbk'], { workingDirectory: folder });
        expect(readFileSync(join(folder, 'b.fbk'), 'utf8')).toBe(UGLY);
        await runRecorded(['fmt'], { workingDirectory: folder });
        expect(readFileSync(join(folder, 'b.fbk'), 'utf8')).toBe(NEAT);
        expect(readFileSync(join(folder, 'old/c.fbk'), 'utf8')).toBe(UGLY);
    });

    it('formats standard input to standard output', async () => {
        const folder = temporaryFolder();
        expect(await runRecorded(['fmt', '-'], { workingDirectory: folder, input: UGLY })).toEqual({
            exitCode: 0,
            output: NEAT,
            errors: '',
        });
        const latin1 = await runRecorded(['fmt', '-'], {
            workingDirectory: folder,
            input: Buffer.from('service a "größe"\n', 'latin1'),
        });
        expect(latin1).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: <stdin>: This file was not read: it is not UTF-8; save it in that encoding.\n',
        });
        const checked = await runRecorded(['fmt', '--check', '-'], { workingDirectory: folder, input: UGLY });
        expect(checked).toEqual({ exitCode: 1, output: '', errors: '' });
        const broken = await runRecorded(['fmt', '-'], { workingDirectory: folder, input: 'service {' });
        expect(broken).toEqual({
            exitCode: 2,
            output: '',
            errors: 'error: `<stdin>` has syntax errors and is left alone.\n',
        });
    });

    it('leaves a file with syntax errors as it is, and formats the others', async () => {
        const folder = temporaryFolder({ 'a.fbk': 'service   {\n', 'b.fbk': UGLY });
        const { exitCode, output, errors } = await runRecorded(['fmt'], { workingDirectory: folder });
        expect(errors).toBe(
            'error: `a.fbk` has syntax errors and is left alone.\n`firebreak check` shows what is wrong.\n',
        );
        expect(output).toBe('formatted b.fbk\n1 of 2 files formatted.\n');
        expect(exitCode).toBe(2);
        expect(readFileSync(join(folder, 'a.fbk'), 'utf8')).toBe('service   {\n');
    });

    it('says no good word of files of which it could read none', async () => {
        const folder = temporaryFolder({ 'a.fbk': 'service   {\n' });
        expect((await runRecorded(['fmt'], { workingDirectory: folder })).output).toBe('');
    });

    it('keeps a byte order mark', async () => {
        const folder = temporaryFolder({ 'a.fbk': `\uFEFF${UGLY}` });
        await runRecorded(['fmt'], { workingDirectory: folder });
        expect(readFileSync(join(folder, 'a.fbk'), 'utf8')).toBe(`\uFEFF${NEAT}`);
    });

    it('says which files it could not read', async () => {
        const folder = temporaryFolder({ 'a.fbk': Uint8Array.from([0x7f, 0x45, 0, 1]), 'b.fbk': UGLY });
        const { exitCode, errors } = await runRecorded(['fmt'], { workingDirectory: folder });
        expect(errors).toContain('error: a.fbk: This file was not read: it is a binary file, not a text.\n');
        expect(exitCode).toBe(2);
        expect(readFileSync(join(folder, 'b.fbk'), 'utf8')).toBe(NEAT);
    });
});
