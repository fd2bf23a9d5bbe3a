import type { URI } from 'langium';

/** What stands at a path, links followed. `other` is a socket, a device, a broken link and the like. */
export type EntryKind = 'file' | 'folder' | 'other';

/** One entry of a folder. */
export interface FolderEntry {
    readonly name: string;
    readonly kind: EntryKind;
    /** It is a symbolic link; `kind` tells what it leads to. */
    readonly link: boolean;
}

/** What stands at a path; `missing` when nothing does. */
export interface FileStatus {
    readonly kind: EntryKind | 'missing';
    /** Size of a file, where the file system tells it without reading. */
    readonly bytes?: number;
}

/**
 * How a project reads its folder. The methods reject with {@link FileAccessError}. Node's file system stands in
 * `node-file-access.ts`; an editor has its own.
 */
export interface FileAccess {
    status(uri: URI): Promise<FileStatus>;
    /** The entries of a folder, in any order. */
    readFolder(uri: URI): Promise<readonly FolderEntry[]>;
    /** The text of a file, read as UTF-8, without byte order mark. */
    readText(uri: URI): Promise<string>;
    /** The same place by its name without links. Where a file system cannot tell, linked folders are not entered. */
    realUri?(uri: URI): Promise<URI>;
}

/** Why a file or folder could not be read, in words for the person who asked. */
export class FileAccessError extends Error {
    override readonly name = 'FileAccessError';
    /** `not-text`: it was read, but it is no UTF-8. */
    readonly reason: 'missing' | 'unreadable' | 'not-text';

    constructor(reason: FileAccessError['reason'], message: string) {
        super(message);
        this.reason = reason;
    }
}
