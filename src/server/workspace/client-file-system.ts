import type { FileSystemNode, FileSystemProvider, URI } from 'langium';
import { UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { type FileReference, readFolder, readTextFile, statFile } from '../../protocol/file-access.ts';
import { parseMessage, type RequestMessage } from '../../protocol/message.ts';

/** The part of a language server connection that asks the editor something. */
export type RequestSender = Pick<Connection, 'sendRequest'>;

/**
 * A file system that reads through the editor, for folders that the server cannot reach itself: everything in a
 * browser, and virtual folders on the desktop.
 *
 * The synchronous methods throw, since an answer takes a round trip, and so does reading binary files, which no part
 * of the language needs. The others reject when the editor cannot read.
 */
export function createClientFileSystem(client: RequestSender): FileSystemProvider {
    const stat = async (uri: URI) => ask(client, statFile, uri);
    return {
        async stat(uri) {
            const { kind } = await stat(uri);
            if (kind === 'missing') {
                throw new Error(`There is no file or folder ${uri.toString(true)}.`);
            }
            return toNode(uri, kind);
        },
        async exists(uri) {
            return (await stat(uri)).kind !== 'missing';
        },
        async readFile(uri) {
            return (await ask(client, readTextFile, uri)).text;
        },
        async readDirectory(uri) {
            const { entries } = await ask(client, readFolder, uri);
            return entries.map((entry) => toNode(UriUtils.joinPath(uri, entry.name), entry.kind));
        },
        async readBinary(uri) {
            throw new Error(`${uri.toString(true)} cannot be read: the editor passes text files only.`);
        },
        statSync: refuseToBlock,
        existsSync: refuseToBlock,
        readFileSync: refuseToBlock,
        readBinarySync: refuseToBlock,
        readDirectorySync: refuseToBlock,
    };
}

async function ask<Result>(
    client: RequestSender,
    message: RequestMessage<FileReference, Result>,
    uri: URI,
): Promise<Result> {
    const answer: unknown = await client.sendRequest(message.method, { uri: uri.toString() });
    return parseMessage(message.method, message.result, answer);
}

function toNode(uri: URI, kind: string): FileSystemNode {
    return { uri, isFile: kind === 'file', isDirectory: kind === 'folder' };
}

function refuseToBlock(uri: URI): never {
    throw new Error(`${uri.toString(true)} is behind the editor and cannot be read synchronously.`);
}
