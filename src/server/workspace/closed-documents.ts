import { type TextDocument, URI } from 'langium';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';

/**
 * When an editor closes, the file on disk counts again: edits that were thrown away must not stay in the model, and
 * what never was a file of the workspace (an untitled text, a file opened by itself) leaves it with its diagnostics.
 */
export function forgetClosedDocuments(shared: FirebreakLspSharedServices): void {
    shared.workspace.TextDocuments.onDidClose((event) => {
        void settle(shared, event.document);
    });
}

async function settle(shared: FirebreakLspSharedServices, closed: TextDocument): Promise<void> {
    const uri = URI.parse(closed.uri);
    const text = shared.workspace.ProjectReach.contains(uri) ? await readIfThere(shared, uri) : undefined;
    const isOpenAgain = shared.workspace.TextDocuments.get(uri) !== undefined;
    if (isOpenAgain || text === closed.getText()) {
        return;
    }
    await shared.workspace.WorkspaceLock.write((token) =>
        text === undefined
            ? shared.workspace.DocumentBuilder.update([], [uri], token)
            : shared.workspace.DocumentBuilder.update([uri], [], token),
    );
}

async function readIfThere(shared: FirebreakLspSharedServices, uri: URI): Promise<string | undefined> {
    const files = shared.workspace.FileSystemProvider;
    return (await files.exists(uri)) ? files.readFile(uri) : undefined;
}
