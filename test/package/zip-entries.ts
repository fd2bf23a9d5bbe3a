import { readFile } from 'node:fs/promises';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** Bytes of an entry before its name. */
const ENTRY_HEAD = 46;

/**
 * The names of all files in a ZIP archive, sorted.
 *
 * @throws Error when the file is no such archive
 * @see APPNOTE 6.3.10, sections 4.3.12 and 4.3.16
 */
export async function zipEntries(path: string): Promise<string[]> {
    const archive = await readFile(path);
    const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) {
        throw new Error(`${path} is no ZIP archive.`);
    }
    const names: string[] = [];
    const count = archive.readUInt16LE(end + 10);
    let offset = archive.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) {
        if (archive.readUInt32LE(offset) !== DIRECTORY_ENTRY) {
            throw new Error(`${path} has a damaged directory.`);
        }
        const nameLength = archive.readUInt16LE(offset + 28);
        const extraLength = archive.readUInt16LE(offset + 30);
        const commentLength = archive.readUInt16LE(offset + 32);
        names.push(archive.toString('utf8', offset + ENTRY_HEAD, offset + ENTRY_HEAD + nameLength));
        offset += ENTRY_HEAD + nameLength + extraLength + commentLength;
    }
    return names.sort();
}
