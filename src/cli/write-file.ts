import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure } from './command-failure.ts';

/** What to do when there is a file of that name already. */
type Existing = 'replace' | 'refuse';

const REASONS: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is a file, not a folder',
    ENOSPC: 'the disk is full',
    EEXIST: 'it is there already',
    ENAMETOOLONG: 'the name is too long',
    ELOOP: 'it is a symbolic link that leads back to itself',
};

/**
 * Writes a file, and the folders above it where they are missing.
 *
 * @param name the file as the person called it, for the message
 * @throws CommandFailure when it cannot be written
 */
export async function writeTextFile(path: string, name: string, text: string, existing: Existing): Promise<void> {
    try {
        await mkdir(dirname(path), { recursive: true });
    } catch (error) {
        // The folder that is "there already" is a file.
        throw failure(name, codeOf(error) === 'EEXIST' ? 'ENOTDIR' : codeOf(error), error);
    }
    try {
        await writeFile(path, text, { flag: existing === 'replace' ? 'w' : 'wx' });
    } catch (error) {
        throw failure(name, codeOf(error), error);
    }
}

function codeOf(error: unknown): string {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function failure(name: string, code: string, error: unknown): CommandFailure {
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    return new CommandFailure(`\`${name}\` cannot be written: ${reason}.`);
}
