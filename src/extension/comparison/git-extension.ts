import { extensions, type Uri } from 'vscode';

/** A branch, a remote one or a tag, as the editor's git extension has it. */
export interface GitRef {
    /** 0: branch, 1: remote branch, 2: tag. */
    readonly type: number;
    readonly name?: string | undefined;
}

/** A commit, as the editor's git extension has it. */
export interface GitCommit {
    readonly hash: string;
    readonly message: string;
}

/** The part of a repository that is used of the git extension's API, version 1. */
export interface GitRepository {
    getRefs(query: { readonly sort?: 'committerdate' }): Promise<readonly GitRef[]>;
    log(options: { readonly maxEntries: number }): Promise<readonly GitCommit[]>;
}

interface GitApi {
    getRepository(uri: Uri): GitRepository | null;
    openRepository?(root: Uri): Promise<GitRepository | null>;
}

interface GitExports {
    readonly enabled: boolean;
    getAPI(version: 1): GitApi;
}

/**
 * The repository around a file, as the editor's own git extension knows it. Nothing where there is none, where git is
 * switched off or missing, and in browsers, which have no such extension.
 */
export async function repositoryOf(file: Uri): Promise<GitRepository | undefined> {
    try {
        const exports = await extensions.getExtension<GitExports>('vscode.git')?.activate();
        const api = exports?.enabled ? exports.getAPI(1) : undefined;
        return (
            api?.getRepository(file) ?? (await api?.openRepository?.(file.with({ path: folderOf(file) }))) ?? undefined
        );
    } catch {
        // It throws when it has found no git; the server says so in words when it is asked for a revision.
        return undefined;
    }
}

function folderOf({ path }: Uri): string {
    return path.slice(0, path.lastIndexOf('/')) || '/';
}
