import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './terminal.ts';

/** What to do when there is a file of that name already. */
type Existing = 'replace' | 'refuse';

const REASONS: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    ENOENT: 'its folder cannot be made',
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
export async function writeOutputFile(
    path: string,
    name: string,
    content: string | Uint8Array,
    existing: Existing,
): Promise<void> {
    try {
        await makeFolder(dirname(path));
    } catch (error) {
        // The folder that is "there already" is a file.
        throw failure(name, codeOf(error) === 'EEXIST' ? 'ENOTDIR' : codeOf(error), error);
    }
    try {
        await writeFile(path, content, { flag: existing === 'replace' ? 'w' : 'wx' });
    } catch (error) {
        throw writeFailure(name, error);
    }
}

/**
 * Writes what a command has made into the file that was named for it.
 *
 * @throws CommandFailure when it cannot be written, or {@link refuseSource} does not let it
 */
export async function writeResult(
    { workingDirectory }: Pick<Terminal, 'workingDirectory'>,
    name: string,
    content: string | Uint8Array,
): Promise<void> {
    refuseSource(name);
    await writeOutputFile(resolve(workingDirectory, name), name, content, 'replace');
}

/**
 * Keeps results away from what people write themselves: a slip in a name must not cost a model.
 *
 * @throws CommandFailure when a file is called like a model or like the settings of a project, or has no name at all
 */
export function refuseSource(name: string): void {
    if (name.trim() === '') {
        throw new CommandFailure('The file to write to has no name.', 'Name it, as in `-o report.txt`.');
    }
    const isModel = /\.fbk$/i.test(name);
    if (isModel || basename(name) === 'firebreak.json') {
        throw new CommandFailure(
            `\`${name}\` is called like ${isModel ? 'a model' : 'the settings of a project'}, so nothing is written there.`,
            'Name another file.',
        );
    }
}

/**
 * Finds out before long work whether its result has a place to go to, as far as that can be told without writing.
 *
 * @throws CommandFailure like {@link refuseSource}, and where a folder is called so
 */
export async function expectFile(
    { workingDirectory }: Pick<Terminal, 'workingDirectory'>,
    name: string,
): Promise<void> {
    refuseSource(name);
    const existing = await stat(resolve(workingDirectory, name)).catch(() => undefined);
    if (existing?.isDirectory()) {
        throw failure(name, 'EISDIR', undefined);
    }
}

/**
 * Makes a folder and what is missing above it. Node's own recursive `mkdir` never ends where a file system answers
 * "no such file" for a folder whose parent exists, as `/proc` does.
 */
async function makeFolder(path: string): Promise<void> {
    const missing: string[] = [];
    for (let folder = path; ; folder = dirname(folder)) {
        const existing = await stat(folder).catch((error: unknown) => notThere(error));
        if (existing?.isDirectory()) {
            break;
        }
        if (existing || folder === dirname(folder)) {
            throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR' });
        }
        missing.unshift(folder);
    }
    for (const folder of missing) {
        await mkdir(folder).catch((error: unknown) => {
            // Somebody else may have made it meanwhile.
            if (codeOf(error) !== 'EEXIST') {
                throw error;
            }
        });
    }
}

function notThere(error: unknown): undefined {
    if (codeOf(error) !== 'ENOENT') {
        throw error;
    }
    return undefined;
}

function codeOf(error: unknown): string {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Says why a file that the person called `name` cannot be written. */
export function writeFailure(name: string, error: unknown): CommandFailure {
    return failure(name, codeOf(error), error);
}

function failure(name: string, code: string, error: unknown): CommandFailure {
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    return new CommandFailure(`\`${name}\` cannot be written: ${reason}.`);
}
