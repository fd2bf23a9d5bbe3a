import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { writeOutputFile, writeResult } from '../../../src/cli/write-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

describe('writeOutputFile', () => {
    it('makes the folders that are missing', async () => {
        const folder = temporaryFolder();
        const path = join(folder, 'a/b/c.txt');
        await writeOutputFile(path, 'a/b/c.txt', 'text', 'refuse');
        expect(await readFile(path, 'utf8')).toBe('text');
    });

    it('refuses to replace a file when told so', async () => {
        const folder = temporaryFolder();
        const path = join(folder, 'c.txt');
        await writeOutputFile(path, 'c.txt', 'first', 'refuse');
        await expect(writeOutputFile(path, 'c.txt', 'second', 'refuse')).rejects.toThrow(
            '`c.txt` cannot be written: it is there already.',
        );
        await writeOutputFile(path, 'c.txt', 'second', 'replace');
        expect(await readFile(path, 'utf8')).toBe('second');
    });

    it.runIf(process.platform === 'linux')('ends where no folder can ever be made', async () => {
        await expect(writeOutputFile('/proc/nowhere/x.svg', 'x.svg', '', 'replace')).rejects.toThrow(
            '`x.svg` cannot be written: its folder cannot be made.',
        );
    });
});

describe('writeResult', () => {
    it('replaces what was made before', async () => {
        const folder = temporaryFolder({ 'report.json': 'old' });
        await writeResult({ workingDirectory: folder }, 'report.json', 'new');
        expect(await readFile(join(folder, 'report.json'), 'utf8')).toBe('new');
    });

    it('writes over no model and no settings', async () => {
        const folder = temporaryFolder({ 'shop.fbk': 'service a', 'firebreak.json': '{}' });
        await expect(writeResult({ workingDirectory: folder }, './shop.fbk', 'a picture')).rejects.toThrow(
            '`./shop.fbk` is called like a model, so nothing is written there.',
        );
        await expect(writeResult({ workingDirectory: folder }, 'firebreak.json', 'a report')).rejects.toThrow(
            '`firebreak.json` is called like the settings of a project, so nothing is written there.',
        );
        expect(await readFile(join(folder, 'shop.fbk'), 'utf8')).toBe('service a');
        expect(await readFile(join(folder, 'firebreak.json'), 'utf8')).toBe('{}');
    });

    it('asks for a name where there is none', async () => {
        await expect(writeResult({ workingDirectory: temporaryFolder() }, '', 'text')).rejects.toThrow(
            'The file to write to has no name.',
        );
    });
});
