import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { elkInThisThread } from '../../../src/diagram/layout/elk-engine.ts';
import type { OpenRevision } from '../../../src/project/comparison/read-revision.ts';
import type { FolderEntry } from '../../../src/protocol/file-access.ts';
import { startFirebreakServer } from '../../../src/server/start-server.ts';
import { connectEditor, type Editor, type EditorDisk, type EditorKind as KindOfEditor } from './connect-editor.ts';

export type { Editor } from './connect-editor.ts';

/** What an editor has on its disk: text by URI; a file that cannot be read has `unreadable`. */
export type Disk = Map<string, string | typeof unreadable>;

/** Marks a file whose text is refused. */
export const unreadable = Symbol('unreadable');

/** What an editor and its server can do and how they are set, when they are not the plainest ones. */
export interface EditorKind extends KindOfEditor {
    /** Reads what git keeps, where the server can run it. */
    readonly openRevision?: OpenRevision;
}

/**
 * Opens an editor on some folders of a disk in memory, with a language server in the same process that reads the files
 * through the editor.
 */
export async function openEditor(disk: Disk, folders: readonly string[], kind: EditorKind = {}): Promise<Editor> {
    const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
    startFirebreakServer(
        createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor)),
        {},
        elkInThisThread(),
        kind.openRevision,
    );
    const connection = createMessageConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
    answerFileRequests(connection.onRequest.bind(connection), disk);
    return connectEditor(connection, inMemory(disk), folders, kind);
}

/** A disk in memory as an editor sees it. */
export function inMemory(disk: Disk): EditorDisk {
    return {
        has: (uri) => disk.has(uri),
        below: (folder) => [...disk.keys()].filter((uri) => uri.startsWith(`${folder}/`)),
        write: (uri, text) => void disk.set(uri, text),
        delete: (uri) => void disk.delete(uri),
    };
}

type OnRequest = (method: string, handler: (params: { uri: string }) => unknown) => unknown;

function answerFileRequests(onRequest: OnRequest, disk: Disk): void {
    onRequest('firebreak/statFile', ({ uri }) => ({
        kind: disk.has(uri) ? 'file' : entriesOf(disk, uri).length > 0 ? 'folder' : 'missing',
    }));
    onRequest('firebreak/readFolder', ({ uri }) => ({ entries: entriesOf(disk, uri) }));
    onRequest('firebreak/readTextFile', ({ uri }) => {
        const text = disk.get(uri);
        if (typeof text !== 'string') {
            throw new Error(`${uri} cannot be read`);
        }
        return { text };
    });
}

function entriesOf(disk: Disk, folder: string): FolderEntry[] {
    const entries = new Map<string, FolderEntry>();
    for (const uri of disk.keys()) {
        if (uri.startsWith(`${folder}/`)) {
            const [name = '', ...rest] = uri.slice(folder.length + 1).split('/');
            entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
        }
    }
    return [...entries.values()];
}
