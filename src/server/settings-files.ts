import { URI, UriUtils } from 'langium';
import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../language/lsp/services.ts';
import { CONFIG_FILE } from '../../language/workspace/project-roots.ts';
import type { SettingsStore } from './project-settings.ts';

/**
 * Follows the settings files on disk. One that comes makes its folder a project and one that goes takes that back;
 * either, and what a changed one says about models to ignore, concerns all models below it, so they are built anew.
 *
 * A baseline says nothing about models.
 *
 * @param onChange called with the project, before the build
 */
export function followSettingsFiles(
    shared: FirebreakLspSharedServices,
    settings: SettingsStore,
    onChange: (project: string) => void,
): void {
    shared.lsp.DocumentUpdateHandler.onWatchedFilesChange(({ changes }: DidChangeWatchedFilesParams) => {
        for (const { uri, type } of changes) {
            const file = URI.parse(uri);
            for (const project of settings.projectsWithBaseline(file)) {
                onChange(project);
            }
            if (UriUtils.basename(file) === CONFIG_FILE) {
                const folder = UriUtils.dirname(file);
                onChange(folder.toString().replace(/\/+$/, ''));
                void rebuild(shared, folder, type);
            }
        }
    });
}

async function rebuild(shared: FirebreakLspSharedServices, folder: URI, change: FileChangeType): Promise<void> {
    const { ProjectRoots, WorkspaceLock, DocumentBuilder, LangiumDocuments, WorkspaceManager } = shared.workspace;
    await WorkspaceManager.ready;
    await WorkspaceLock.write(async (token) => {
        if (change === FileChangeType.Deleted) {
            ProjectRoots.remove(folder);
        } else {
            ProjectRoots.add(folder);
        }
        const models = LangiumDocuments.all.map(({ uri }) => uri).filter((uri) => UriUtils.contains(folder, uri));
        await DocumentBuilder.update(models.toArray(), [], token);
    });
}
