import { join } from 'node:path';
import { URI } from 'langium';
import { type FileAccess, FileAccessError, type FolderEntry } from '../file-access.ts';
import { decodeText } from '../node-file-access.ts';
import { pathBelow } from '../uri-paths.ts';
import { GitFailure } from './git-failure.ts';
import { openObjectReader } from './object-reader.ts';
import { type GitAccess, type GitAnswer, runGit } from './run-git.ts';
import { createTreeWalk, type FoundEntry, isLink, kindOf, type TreeWalk } from './tree-walk.ts';

/** The files of a repository as they were at a revision. */
export interface GitRevision {
    /** Reads them under the names that they have, or would have, in the work tree. */
    readonly access: FileAccess;
    /** Top of the work tree. */
    readonly root: URI;
    /** The folder from which it was opened, as the work tree has it: without links on the way. */
    readonly folder: URI;
    /** Lets go of git; nothing can be read afterwards. */
    close(): void;
}

/**
 * Opens a revision for reading; the work tree, the index and the repository stay as they are.
 *
 * @param folder an existing folder of the work tree
 * @param revision a branch, tag, commit or whatever else git understands
 * @throws GitFailure when there is no git, no repository or no such revision
 */
export async function openGitRevision(
    folder: string,
    revision: string,
    gitAccess: GitAccess = {},
): Promise<GitRevision> {
    const place = await locateRepository(folder);
    const tree = await treeOf(folder, revision, gitAccess);
    const contents = openObjectReader(folder, '--batch', gitAccess);
    const sizes = openObjectReader(folder, '--batch-check', gitAccess);
    const root = URI.file(place.top);
    return {
        access: createAccess(createTreeWalk(contents, tree), contents, sizes, root),
        root,
        folder: URI.file(join(place.top, place.prefix).replace(/(?<=[^/\\])[/\\]$/, '')),
        close() {
            contents.close();
            sizes.close();
        },
    };
}

/**
 * Whether git understands a name as a revision. Where there is no git or no repository, nothing is one.
 *
 * @param folder an existing folder
 */
export async function isRevision(folder: string, name: string): Promise<boolean> {
    try {
        return isSafe(name) && 'output' in (await verify(folder, name));
    } catch (error) {
        if (error instanceof GitFailure) {
            return false;
        }
        throw error;
    }
}

/** What begins with a dash would be an option, and no revision does. */
function isSafe(revision: string): boolean {
    return revision !== '' && !revision.startsWith('-') && !/[\0\n]/.test(revision);
}

/** Asks first for the object: behind `:/message` nothing could be added to the name. */
async function verify(folder: string, revision: string, access: GitAccess = {}): Promise<GitAnswer> {
    const object = await runGit(folder, ['rev-parse', '--quiet', '--verify', revision], access);
    return 'output' in object
        ? runGit(folder, ['rev-parse', '--quiet', '--verify', `${object.output}^{tree}`], access)
        : object;
}

async function locateRepository(folder: string): Promise<{ readonly top: string; readonly prefix: string }> {
    const top = await runGit(folder, ['rev-parse', '--show-toplevel']);
    const prefix = await runGit(folder, ['rev-parse', '--show-prefix']);
    if ('output' in top && 'output' in prefix && top.output !== '') {
        return { top: top.output, prefix: prefix.output };
    }
    const said = 'error' in top ? top.error : '';
    if (said.includes('not a git repository')) {
        throw new GitFailure('This is not inside a git repository.', 'Folders can be compared without git.');
    }
    throw new GitFailure(`Git cannot read this repository: ${said.replace(/^fatal: /, '') || 'it has no work tree'}`);
}

async function treeOf(folder: string, revision: string, access: GitAccess): Promise<string> {
    const tree = isSafe(revision) ? await verify(folder, revision, access) : { error: '' };
    if ('error' in tree) {
        throw await unknownRevision(folder, revision);
    }
    return tree.output;
}

async function unknownRevision(folder: string, revision: string): Promise<GitFailure> {
    const shallow = await runGit(folder, ['rev-parse', '--is-shallow-repository']);
    const hint =
        'output' in shallow && shallow.output === 'true'
            ? 'This clone is shallow: fetch the revision first, for example with `git fetch --unshallow`.'
            : 'Name a branch, a tag or a commit; `git branch --all` lists the branches.';
    return new GitFailure(`The repository has no revision \`${revision}\`.`, hint);
}

function createAccess(
    walk: TreeWalk,
    contents: ReturnType<typeof openObjectReader>,
    sizes: ReturnType<typeof openObjectReader>,
    root: URI,
): FileAccess {
    /** What stands outside of the work tree is in no revision of it. */
    const find = (uri: URI): Promise<FoundEntry | undefined> => {
        const path = pathBelow(root, uri);
        const isRoot = uri.path.replace(/\/$/, '') === root.path.replace(/\/$/, '');
        return path !== '' || isRoot ? walk.find(path.split('/')) : Promise.resolve(undefined);
    };
    const expect = async (uri: URI, kind: 'file' | 'folder') => {
        const found = await find(uri);
        if (!found) {
            throw new FileAccessError('missing', 'it does not exist in this revision');
        }
        if (found.kind !== kind || found.id === undefined) {
            throw new FileAccessError('unreadable', `it is no ${kind} in this revision`);
        }
        return { ...found, id: found.id };
    };
    return {
        async status(uri) {
            const found = await find(uri);
            const object = found?.kind === 'file' && found.id !== undefined ? await sizes.read(found.id) : undefined;
            return { kind: found?.kind ?? 'missing', ...(object ? { bytes: object.bytes } : {}) };
        },
        async readFolder(uri) {
            const { id, path } = await expect(uri, 'folder');
            const entries: FolderEntry[] = [];
            for (const [name, entry] of await walk.entries(id)) {
                const link = isLink(entry);
                const kind = link ? ((await walk.find([...path, name]))?.kind ?? 'other') : kindOf(entry);
                entries.push({ name, kind, link });
            }
            return entries;
        },
        async readText(uri) {
            const { id } = await expect(uri, 'file');
            const object = await contents.read(id);
            if (!object?.content) {
                throw new FileAccessError('unreadable', 'the repository does not hold its content');
            }
            return decodeText(object.content);
        },
        async realUri(uri) {
            const found = await find(uri);
            return found ? root.with({ path: [root.path.replace(/\/$/, ''), ...found.path].join('/') }) : uri;
        },
    };
}
