import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { readPage } from '../../protocol/agents/tools.ts';
import { parseMessage } from '../../protocol/message.ts';

/** Gives the language server the pages that come with the extension, which it cannot reach itself everywhere. */
export function answerPageRequests(client: BaseLanguageClient, extension: Uri): void {
    client.onRequest<object, void>(readPage.method, async (params: unknown) => {
        const { page } = parseMessage(readPage.method, readPage.params, params);
        return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, page))) };
    });
}
