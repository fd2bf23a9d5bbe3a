import * as z from 'zod/mini';
import type { RequestMessage } from './message.ts';

/**
 * How the language server reads a workspace that it cannot reach itself: it asks the editor, which has a file system
 * for every scheme (a browser's own folders, a repository on a server, a container).
 */
const fileReference = z.object({ uri: z.string().check(z.minLength(1)) });

/** Names one file or folder. */
export type FileReference = z.infer<typeof fileReference>;

const fileKind = z.enum(['file', 'folder', 'other']);

/** What stands at a path. `other` is a socket, a broken link and the like. */
export type FileKind = z.infer<typeof fileKind>;

const folderEntry = z.object({ name: z.string().check(z.minLength(1)), kind: fileKind });

/** One entry of a folder, with its name inside the folder. */
export type FolderEntry = z.infer<typeof folderEntry>;

/** Asks what stands at a path; `missing` when nothing does. */
export const statFile: RequestMessage<FileReference, { kind: FileKind | 'missing' }> = {
    method: 'firebreak/statFile',
    params: fileReference,
    result: z.object({ kind: z.enum(['file', 'folder', 'other', 'missing']) }),
};

/** Asks for the entries of a folder, in the order of their names. */
export const readFolder: RequestMessage<FileReference, { entries: readonly FolderEntry[] }> = {
    method: 'firebreak/readFolder',
    params: fileReference,
    result: z.object({ entries: z.array(folderEntry) }),
};

/** Asks for the text of a file, read as UTF-8 without its byte order mark. */
export const readTextFile: RequestMessage<FileReference, { text: string }> = {
    method: 'firebreak/readTextFile',
    params: fileReference,
    result: z.object({ text: z.string() }),
};
