import { URI, UriUtils } from 'langium';
import {
    type Connection,
    DidChangeWatchedFilesNotification,
    type InitializeParams,
    type WorkspaceFolder,
} from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../language/lsp/services.ts';

/** Has the editor watch settings and baselines that lie above the opened folders, where it does not look by itself. */
export function watchSettingsAbove(connection: Connection, shared: FirebreakLspSharedServices): void {
    let folders: readonly WorkspaceFolder[] = [];
    let canWatch = false;
    shared.lsp.LanguageServer.onInitialize(({ capabilities, workspaceFolders }: InitializeParams) => {
        folders = workspaceFolders ?? [];
        const watching = capabilities.workspace?.didChangeWatchedFiles;
        canWatch = watching?.dynamicRegistration === true && watching.relativePatternSupport === true;
    });
    shared.lsp.LanguageServer.onInitialized(async () => {
        await shared.workspace.WorkspaceManager.ready;
        const watchers = projectsAbove(shared, folders).map((baseUri) => ({
            globPattern: { baseUri, pattern: '*.json' },
        }));
        if (canWatch && watchers.length > 0) {
            await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
        }
    });
}

/** The projects of opened folders that begin above them. */
function projectsAbove({ workspace }: FirebreakLspSharedServices, folders: readonly WorkspaceFolder[]): string[] {
    const projects = folders.flatMap(({ uri }) => {
        const project = workspace.ProjectRoots.projectOf(UriUtils.joinPath(URI.parse(uri), 'any'));
        return project === '' || UriUtils.contains(uri, project) ? [] : [project];
    });
    return [...new Set(projects)];
}
