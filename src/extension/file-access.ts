import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FileKind, type FileReference, readFolder, readTextFile, statFile } from '../protocol/file-access.ts';
import { parseMessage, type RequestMessage } from '../protocol/message.ts';

/** Answers the language server's questions about files that only the editor can reach. */
export function answerFileRequests(client: BaseLanguageClient): void {
    answer(client, statFile, async (uri) => {
        try {
            return { kind: kindOf((await workspace.fs.stat(uri)).type) };
        } catch (error) {
            if (error instanceof FileSystemError && error.code === 'FileNotFound') {
                return { kind: 'missing' };
            }
            throw error;
        }
    });
    answer(client, readFolder, async (uri) => {
        const entries = await workspace.fs.readDirectory(uri);
        return {
            entries: entries
                .map(([name, type]) => ({ name, kind: kindOf(type) }))
                .sort((a, b) => (a.name < b.name ? -1 : 1)),
        };
    });
    answer(client, readTextFile, async (uri) => {
        return { text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
    });
}

function answer<Result extends object>(
    client: BaseLanguageClient,
    message: RequestMessage<FileReference, Result>,
    read: (uri: Uri) => Promise<Result>,
): void {
    client.onRequest<object, void>(message.method, async (params: unknown) => {
        const { uri } = parseMessage(message.method, message.params, params);
        return read(Uri.parse(uri, true));
    });
}

/** Links are not followed, as on disk: a link to a folder above would never end. */
function kindOf(type: FileType): FileKind {
    if (type === FileType.File) {
        return 'file';
    }
    return type === FileType.Directory ? 'folder' : 'other';
}
