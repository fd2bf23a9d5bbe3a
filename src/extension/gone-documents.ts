import { type TextDocument, workspace } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import {
    DidCloseTextDocumentNotification,
    DidOpenTextDocumentNotification,
    FileChangeType,
    type FileEvent,
} from 'vscode-languageserver-protocol';
import { languageId } from './document-selector.ts';

/** The part of a client's middleware that knows of documents whose files are gone. */
export type GoneDocuments = Required<Pick<Middleware, 'didChange' | 'didClose'>> & {
    /** To be told of each change on disk. */
    follow(event: FileEvent): Promise<void>;
};

/**
 * An editor keeps a text for minutes after its last tab was closed, and shows tabs of files that are no more. To the
 * language server such a text would count: after switching branches the model would hold what the branch does not. So
 * the server is told that a text is closed when its file goes, unless there are unsaved edits in it; and that it is
 * open when the file comes back, or somebody writes on.
 */
export function createGoneDocuments(client: () => BaseLanguageClient | undefined): GoneDocuments {
    const gone = new Set<string>();

    async function openAgain(uri: string): Promise<void> {
        const running = client();
        const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
        if (gone.delete(uri) && running && document) {
            const params = running.code2ProtocolConverter.asOpenTextDocumentParams(document);
            await running.sendNotification(DidOpenTextDocumentNotification.type, params);
        }
    }

    async function close(document: TextDocument): Promise<void> {
        const running = client();
        const uri = document.uri.toString();
        if (running && !document.isDirty && !gone.has(uri)) {
            gone.add(uri);
            const params = running.code2ProtocolConverter.asCloseTextDocumentParams(document);
            await running.sendNotification(DidCloseTextDocumentNotification.type, params);
        }
    }

    return {
        async follow({ uri: changed, type }) {
            const running = client();
            const isIn = (uri: string) => uri === changed || uri.startsWith(`${changed}/`);
            const concerned = workspace.textDocuments.filter(
                ({ languageId: id, uri }) =>
                    id === languageId && running && isIn(running.code2ProtocolConverter.asUri(uri)),
            );
            for (const document of concerned) {
                await (type === FileChangeType.Deleted ? close(document) : openAgain(document.uri.toString()));
            }
        },
        async didChange(event, next) {
            const uri = event.document.uri.toString();
            // Opened again, it has the change already.
            await (gone.has(uri) ? openAgain(uri) : next(event));
        },
        async didClose(document, next) {
            if (!gone.delete(document.uri.toString())) {
                await next(document);
            }
        },
    };
}
