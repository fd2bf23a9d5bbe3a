import type { URI } from 'langium';
import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { CONFIG_FILE } from '../../../language/workspace/project-roots.ts';
import { foldersAbove } from '../../../language/workspace/settings-above.ts';

/**
 * Has the editor watch what lies above the opened folders, where it does not look by itself: settings that may come
 * there, and the models and baselines of projects that begin there.
 */
export function watchAbove(connection: Connection, shared: FirebreakLspSharedServices): void {
    const { ProjectReach, WorkspaceManager, DocumentBuilder } = shared.workspace;
    const watched = new Set<string>();
    let canWatch = false;

    function watch(folders: readonly URI[], pattern: string): void {
        const fresh = folders.map((folder) => folder.toString()).filter((uri) => !watched.has(`${uri} ${pattern}`));
        const watchers = fresh.map((baseUri) => ({ globPattern: { baseUri, pattern } }));
        if (canWatch && watchers.length > 0) {
            for (const uri of fresh) {
                watched.add(`${uri} ${pattern}`);
            }
            // An editor that refuses leaves it at what it looks at by itself.
            connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
        }
    }

    function watchAll(): void {
        watch(ProjectReach.folders.flatMap(foldersAbove), CONFIG_FILE);
        watch(ProjectReach.rootsAbove, '**/*.{fbk,json}');
    }

    shared.lsp.LanguageServer.onInitialize(({ capabilities }: InitializeParams) => {
        const watching = capabilities.workspace?.didChangeWatchedFiles;
        canWatch = watching?.dynamicRegistration === true && watching.relativePatternSupport === true;
    });
    shared.lsp.LanguageServer.onInitialized(async () => {
        await WorkspaceManager.ready;
        watchAll();
        DocumentBuilder.onUpdate(watchAll);
    });
}
