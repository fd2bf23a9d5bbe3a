import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { nodeFileAccess } from '../../../src/project/node-file-access.ts';
import { LARGEST_FILE, readSource } from '../../../src/project/read-source.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function read(content: string | Uint8Array) {
    const folder = temporaryFolder({ 'x.fbk': content });
    const { uri: _, ...source } = await readSource(nodeFileAccess, URI.file(join(folder, 'x.fbk')));
    return source;
}

describe('readSource', () => {
    it('reads UTF-8, without a byte order mark', async () => {
        expect(await read('\uFEFFservice größe // 🛒')).toEqual({ text: 'service größe // 🛒' });
    });

    it('refuses a binary file', async () => {
        const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
        expect(await read(png)).toEqual({ code: 'file/not-text', reason: 'it is a binary file, not a text' });
        expect(await read('service\0')).toEqual({ code: 'file/not-text', reason: 'it is a binary file, not a text' });
    });

    it('says how to mend another encoding', async () => {
        const utf16 = Buffer.from('\uFEFFservice a', 'utf16le');
        expect(await read(utf16)).toEqual({
            code: 'file/not-text',
            reason: 'it is encoded as UTF-16; save it as UTF-8',
        });
        const latin1 = Buffer.from('service größe', 'latin1');
        expect(await read(latin1)).toEqual({
            code: 'file/not-text',
            reason: 'it is not UTF-8; save it in that encoding',
        });
    });

    it('refuses a file of 20 MB, and takes one at the limit', async () => {
        expect(await read(Buffer.alloc(20_000_000, ' '))).toEqual({
            code: 'file/too-large',
            reason: 'it has more than 5 MiB, the most that is read; divide it into several files',
        });
        expect(await read(Buffer.alloc(LARGEST_FILE, ' '))).toEqual({ text: ' '.repeat(LARGEST_FILE) });
    });

    it('says why a path leads to no text', async () => {
        const folder = temporaryFolder();
        symlinkSync('loop.fbk', join(folder, 'loop.fbk'));
        symlinkSync('nowhere', join(folder, 'broken.fbk'));
        mkdirSync(join(folder, 'folder.fbk'));
        const reasonFor = async (name: string) => readSource(nodeFileAccess, URI.file(join(folder, name)));
        expect(await reasonFor('loop.fbk')).toMatchObject({
            code: 'file/unreadable',
            reason: 'it is a symbolic link that leads back to itself',
        });
        expect(await reasonFor('broken.fbk')).toMatchObject({
            code: 'file/unreadable',
            reason: 'it does not exist, or is a link to something that does not',
        });
        expect(await reasonFor('folder.fbk')).toMatchObject({ code: 'file/unreadable', reason: 'it is a folder' });
    });
});
