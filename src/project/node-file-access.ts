import { isUtf8 } from 'node:buffer';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'langium';
import type { EntryKind, FileAccess, FolderEntry } from './file-access.ts';
import { FileAccessError } from './file-access.ts';

/** The file system of the machine. */
export const nodeFileAccess: FileAccess = {
    async status(uri) {
        try {
            const found = await stat(uri.fsPath);
            return { kind: kindOf(found), bytes: found.size };
        } catch (error) {
            const reason = explain(error);
            if (reason.reason === 'missing' && !(await isThere(uri.fsPath))) {
                return { kind: 'missing' };
            }
            throw reason;
        }
    },
    async readFolder(uri) {
        const folder = uri.fsPath;
        const entries = await attempt(() => readdir(folder, { withFileTypes: true }));
        const links = entries.filter((entry) => entry.isSymbolicLink());
        const targets = new Map(
            await Promise.all(links.map(async ({ name }) => [name, await linked(folder, name)] as const)),
        );
        return entries.map((entry): FolderEntry => {
            const link = entry.isSymbolicLink();
            return { name: entry.name, kind: link ? (targets.get(entry.name) ?? 'other') : kindOf(entry), link };
        });
    },
    async readText(uri) {
        return decodeText(await attempt(() => readFile(uri.fsPath)));
    },
    async realUri(uri) {
        return URI.file(await attempt(() => realpath(uri.fsPath)));
    },
};

/**
 * The text that the bytes of a file mean, without byte order mark.
 *
 * @throws FileAccessError when they are no UTF-8
 */
export function decodeText(bytes: Buffer): string {
    if (!isUtf8(bytes)) {
        throw new FileAccessError('not-text', describeBytes(bytes));
    }
    const text = bytes.toString('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

interface Kinds {
    isFile(): boolean;
    isDirectory(): boolean;
}

function kindOf(found: Kinds): EntryKind {
    if (found.isFile()) {
        return 'file';
    }
    return found.isDirectory() ? 'folder' : 'other';
}

/** What a link leads to; a broken link or a loop of links is nothing that can be read. */
async function linked(folder: string, name: string): Promise<EntryKind> {
    try {
        return kindOf(await stat(join(folder, name)));
    } catch {
        return 'other';
    }
}

async function isThere(path: string): Promise<boolean> {
    try {
        await lstat(path);
        return true;
    } catch {
        return false;
    }
}

function describeBytes(bytes: Buffer): string {
    const [first, second] = bytes;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
        return 'it is encoded as UTF-16; save it as UTF-8';
    }
    return bytes.includes(0) ? 'it is a binary file, not a text' : 'it is not UTF-8; save it in that encoding';
}

async function attempt<T>(action: () => Promise<T>): Promise<T> {
    try {
        return await action();
    } catch (error) {
        throw explain(error);
    }
}

const REASONS: Readonly<Record<string, FileAccessError>> = {
    ENOENT: new FileAccessError('missing', 'it does not exist, or is a link to something that does not'),
    ENOTDIR: new FileAccessError('missing', 'a part of its path is a file, not a folder'),
    EACCES: new FileAccessError('unreadable', 'permission denied'),
    EPERM: new FileAccessError('unreadable', 'permission denied'),
    ELOOP: new FileAccessError('unreadable', 'it is a symbolic link that leads back to itself'),
    ENAMETOOLONG: new FileAccessError('unreadable', 'the path is too long'),
    EISDIR: new FileAccessError('unreadable', 'it is a folder'),
    EMFILE: new FileAccessError('unreadable', 'too many files are open; raise the limit with `ulimit -n`'),
    ERR_FS_FILE_TOO_LARGE: new FileAccessError('unreadable', 'it is too large to read'),
};

function explain(error: unknown): FileAccessError {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const words = error instanceof Error ? error.message : String(error);
    return REASONS[code] ?? new FileAccessError('unreadable', words);
}
