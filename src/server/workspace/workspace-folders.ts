import { URI } from 'langium';
import type { Connection, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { takeIn } from './take-in.ts';

/**
 * Loads the files of a folder that is added to the open workspace, and drops those of one that is taken out.
 *
 * @param onChange called when models may belong to other projects than before, before the build
 */
export function followWorkspaceFolders(
    connection: Connection,
    shared: FirebreakLspSharedServices,
    onChange: () => void,
): void {
    const { ProjectReach, WorkspaceLock, WorkspaceManager } = shared.workspace;
    const change = async ({ added, removed }: WorkspaceFoldersChangeEvent) => {
        await WorkspaceManager.ready;
        await WorkspaceLock.write(async (token) => {
            const gone = new Set(removed.map((folder) => folder.uri));
            const kept = ProjectReach.folders.filter((folder) => !gone.has(folder.toString()));
            const fresh = added.map((folder) => URI.parse(folder.uri));
            ProjectReach.open([...kept, ...fresh]);
            onChange();
            await takeIn(shared, fresh, token);
        });
    };
    let isSupported = false;
    shared.lsp.LanguageServer.onInitialize((params) => {
        isSupported = params.capabilities.workspace?.workspaceFolders === true;
    });
    shared.lsp.LanguageServer.onInitialized(() => {
        if (isSupported) {
            connection.workspace.onDidChangeWorkspaceFolders((event) => void change(event));
        }
    });
}
