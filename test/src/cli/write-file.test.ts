import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { writeOutputFile } from '../../../src/cli/write-file.ts';
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
