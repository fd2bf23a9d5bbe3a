import { DocumentState, isOperationCancelled, type LangiumDocument, URI } from 'langium';
import { DefaultLanguageServer } from 'langium/lsp';
import {
    type CancellationToken,
    type Connection,
    type InitializeParams,
    type InitializeResult,
    LSPErrorCodes,
    ResponseError,
} from 'vscode-languageserver';
import { FirebreakCompletionProvider } from './completion/completion-provider.ts';
import { selectionRanges } from './navigation/selection-ranges.ts';
import type { FirebreakLspServices, FirebreakLspSharedServices } from './services.ts';

/** Says that the server can do what Langium has no service for, too. */
export class FirebreakLanguageServer extends DefaultLanguageServer {
    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        const result = super.buildInitializeResult(params);
        return { ...result, capabilities: { ...result.capabilities, selectionRangeProvider: true } };
    }
}

/** Answers requests that Langium has no service for: what to select next, and the documentation of a completion. */
export function answerOtherRequests(connection: Connection, shared: FirebreakLspSharedServices): void {
    const { LangiumDocuments } = shared.workspace;
    const servicesOf = (uri: URI) => shared.ServiceRegistry.getServices(uri) as FirebreakLspServices;
    connection.onSelectionRanges(async ({ textDocument, positions }, cancelToken) => {
        const uri = URI.parse(textDocument.uri);
        const document = await linked(shared, uri, cancelToken);
        return document ? selectionRanges(servicesOf(uri), document, positions) : [];
    });
    connection.onCompletionResolve((item) => {
        const uri = LangiumDocuments.all.head()?.uri;
        const provider = uri && servicesOf(uri).lsp.CompletionProvider;
        return provider instanceof FirebreakCompletionProvider ? provider.resolve(item) : item;
    });
}

async function linked(
    { workspace }: FirebreakLspSharedServices,
    uri: URI,
    cancelToken: CancellationToken,
): Promise<LangiumDocument | undefined> {
    await workspace.WorkspaceManager.ready;
    if (!workspace.LangiumDocuments.hasDocument(uri)) {
        return undefined;
    }
    try {
        await workspace.DocumentBuilder.waitUntil(DocumentState.Linked, uri, cancelToken);
    } catch (error) {
        throw isOperationCancelled(error)
            ? new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
            : error;
    }
    return workspace.LangiumDocuments.getDocument(uri);
}
