import { dirname, resolve } from 'node:path';
import { URI, UriUtils } from 'langium';
import type { EntryKind, FileAccess } from '../../project/file-access.ts';
import { GitFailure } from '../../project/git/git-failure.ts';
import { type GitRevision, isRevision, openGitRevision } from '../../project/git/git-revision.ts';
import { parseRevisionName, type RevisionName } from '../../project/git/revision-name.ts';
import { nodeFileAccess } from '../../project/node-file-access.ts';
import { CommandFailure } from '../command-failure.ts';
import { DASH, toFileName, toUri } from '../file-names.ts';
import { kindOfPath } from '../open-projects.ts';
import type { Terminal } from '../terminal.ts';

/** One of the two states that are compared: where to find it and how to read it. */
export interface Side {
    /** As people call it: `main`, `main:services/shop`, `old`, `the working folder`. */
    readonly title: string;
    readonly access: FileAccess;
    /** The project's folder or one of its files. */
    readonly uri: URI;
    readonly kind: EntryKind;
    /** Lets go of what is needed for reading. */
    close(): void;
}

/** A side before it is opened: a path on disk, or a name that must be a revision. */
type Named =
    | { readonly on: 'disk'; readonly path: string; readonly kind: EntryKind }
    | ({ readonly on: 'git'; readonly name: string } & RevisionName);

/**
 * Opens the two sides of a comparison. A revision without a path is about the same folder as the other side; without a
 * second side it is compared with the working folder.
 *
 * @throws CommandFailure when a name is neither a folder nor a revision, or both
 */
export async function openSides(
    terminal: Terminal,
    before: string,
    after: string | undefined,
): Promise<readonly [Side, Side]> {
    const old = await readName(terminal, before);
    const now = after === undefined ? defaultSide(old) : await readName(terminal, after);
    const first = await openSide(terminal, old, now);
    try {
        return [first, await openSide(terminal, now, old)];
    } catch (error) {
        first.close();
        throw error;
    }
}

/** The working folder; for `main:services/shop` the folder of that name in it. */
function defaultSide(old: Named): Named {
    return old.on === 'git' && old.path !== undefined
        ? { on: 'git', name: '', revision: '', path: old.path }
        : { on: 'disk', path: '.', kind: 'folder' };
}

async function readName(terminal: Terminal, name: string): Promise<Named> {
    if (name === DASH) {
        throw new CommandFailure('Standard input cannot be compared.', 'Name a folder or a git revision.');
    }
    if (name.startsWith('-')) {
        throw new CommandFailure(
            `\`${name}\` is neither a folder nor a git revision.`,
            `No revision begins with a dash. A folder of that name is \`./${name}\`.`,
        );
    }
    if (name.trim() === '') {
        throw new CommandFailure('An empty name is neither a folder nor a git revision.');
    }
    const kind = await kindOnDisk(terminal, name);
    if (kind === 'missing') {
        return { on: 'git', name, ...parseRevisionName(name) };
    }
    if (kind === 'other') {
        throw new CommandFailure(`\`${name}\` is neither a file nor a folder.`);
    }
    if (!isPathLike(name) && (await isRevision(terminal.workingDirectory, name))) {
        throw new CommandFailure(
            `\`${name}\` is both a ${kind} and a git revision.`,
            `Write \`./${name}\` for the ${kind}, or \`${name}:./\` for this folder in the revision.`,
        );
    }
    return { on: 'disk', path: name, kind };
}

/** Of `HEAD:../..` no part may be taken for a folder of this name just because `..` leads out of it again. */
async function kindOnDisk({ workingDirectory }: Terminal, name: string): Promise<EntryKind | 'missing'> {
    const [first = ''] = name.split('/');
    const isThere =
        isPathLike(name) ||
        !first.includes(':') ||
        (await kindOfPath(name, toUri(workingDirectory, first))) !== 'missing';
    return isThere ? kindOfPath(name, toUri(workingDirectory, name)) : 'missing';
}

/** What can only be a path: no revision begins so. */
function isPathLike(name: string): boolean {
    return /^(?:\.|[/\\]|[A-Za-z]:[/\\])/.test(name);
}

async function openSide(terminal: Terminal, side: Named, other: Named): Promise<Side> {
    if (side.on === 'disk') {
        return onDisk(terminal, side.path, side.kind);
    }
    return side.revision === '' ? inWorkTree(terminal, side) : inRevision(terminal, side, other);
}

function onDisk({ workingDirectory }: Terminal, path: string, kind: EntryKind): Side {
    const uri = toUri(workingDirectory, path);
    const name = toFileName(workingDirectory, uri.toString());
    const title = name === '.' ? 'the working folder' : `\`${name}\``;
    return { title, access: nodeFileAccess, uri, kind, close: () => undefined };
}

/** The folder of the work tree that a path behind a colon means. */
async function inWorkTree(terminal: Terminal, { path = '' }: Named & { readonly on: 'git' }): Promise<Side> {
    const revision = await open(terminal, 'HEAD', 'HEAD');
    revision.close();
    const uri = below(revision, path);
    const name = toFileName(terminal.workingDirectory, uri.toString());
    const kind = await kindOfPath(name, uri);
    if (kind === 'missing') {
        throw new CommandFailure(`There is no file or folder \`${name}\` to compare with.`);
    }
    return onDisk(terminal, uri.fsPath, kind);
}

async function inRevision(terminal: Terminal, side: Named & { readonly on: 'git' }, other: Named): Promise<Side> {
    const { workingDirectory } = terminal;
    const like = side.path === undefined && other.on === 'disk' ? other : undefined;
    const place = resolve(workingDirectory, like?.path ?? '.');
    const folder = like?.kind === 'file' ? dirname(place) : place;
    const revision = await open({ workingDirectory: folder }, side.revision, side.name);
    try {
        const path = side.path ?? (other.on === 'git' ? other.path : undefined);
        const uri =
            path !== undefined
                ? below(revision, path)
                : like?.kind === 'file'
                  ? UriUtils.joinPath(revision.folder, UriUtils.basename(URI.file(place)))
                  : revision.folder;
        const { kind } = await revision.access.status(uri);
        if (kind === 'missing' || kind === 'other') {
            const name = toFileName(revision.root.fsPath, uri.toString());
            throw new CommandFailure(
                `There is no \`${name}\` in the revision \`${side.revision}\`.`,
                'Behind a colon stands the path from the top of the repository, as in `main:services/shop`.',
            );
        }
        return { title: `\`${side.name}\``, access: revision.access, uri, kind, close: revision.close };
    } catch (error) {
        revision.close();
        throw explained(error, side.name);
    }
}

/** A path from the top of the repository, or with `./` from the working directory, as git has it. */
function below({ root, folder }: GitRevision, path: string): URI {
    return UriUtils.resolvePath(/^\.\.?(?:\/|$)/.test(path) ? folder : root, path.replace(/^\/+/, '') || '.');
}

async function open(
    { workingDirectory }: Pick<Terminal, 'workingDirectory'>,
    revision: string,
    name: string,
): Promise<GitRevision> {
    try {
        return await openGitRevision(workingDirectory, revision);
    } catch (error) {
        throw explained(error, name);
    }
}

function explained(error: unknown, name: string): unknown {
    return error instanceof GitFailure
        ? new CommandFailure(
              `There is no file or folder \`${name}\`, and as a git revision it cannot be read: ${lowerFirst(error.message)}`,
              error.hint,
          )
        : error;
}

function lowerFirst(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
