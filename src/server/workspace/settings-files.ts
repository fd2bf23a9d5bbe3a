import { URI, UriUtils } from 'langium';
import { type DidChangeWatchedFilesParams, FileChangeType, type FileEvent } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { CONFIG_FILE } from '../../../language/workspace/project-roots.ts';
import type { SettingsStore } from '../projects/project-settings.ts';
import { takeIn } from './take-in.ts';

/** What {@link followSettingsFiles} tells, before the build that follows. */
export interface SettingsListener {
    /** A baseline that a project's settings name has changed. A baseline says nothing about models. */
    onBaseline(project: string): void;
    /** Settings came, changed or went: models may be ignored now, or belong to other projects than before. */
    onSettings(): void;
}

/**
 * Follows the settings files on disk. One that comes makes its folder a project and one that goes, by itself or with a
 * folder around it, takes that back; either, and what a changed one says about models to ignore, concerns all models
 * below it, so they are built anew.
 */
export function followSettingsFiles(
    shared: FirebreakLspSharedServices,
    settings: SettingsStore,
    listener: SettingsListener,
): void {
    const { ProjectRoots, WorkspaceLock, WorkspaceManager } = shared.workspace;

    async function rebuild(changes: readonly FileEvent[]): Promise<void> {
        await WorkspaceManager.ready;
        await WorkspaceLock.write(async (token) => {
            const folders = changes.flatMap((change) => changedProjects(ProjectRoots, change));
            if (folders.length > 0) {
                listener.onSettings();
                await takeIn(shared, modelsIn(shared, folders), token);
            }
        });
    }

    shared.lsp.DocumentUpdateHandler.onWatchedFilesChange(({ changes }: DidChangeWatchedFilesParams) => {
        const projects = new Set(changes.flatMap(({ uri }) => settings.projectsWithBaseline(URI.parse(uri))));
        for (const project of projects) {
            listener.onBaseline(project);
        }
        if (changes.some((change) => mayChangeProjects(ProjectRoots, change))) {
            void rebuild(changes);
        }
    });
}

type Roots = FirebreakLspSharedServices['workspace']['ProjectRoots'];

function mayChangeProjects(roots: Roots, { uri, type }: FileEvent): boolean {
    const file = URI.parse(uri);
    return UriUtils.basename(file) === CONFIG_FILE || (type === FileChangeType.Deleted && roots.hasBelow(file));
}

/** Makes projects of folders, or takes that back; gives the folders. */
function changedProjects(roots: Roots, { uri, type }: FileEvent): URI[] {
    const file = URI.parse(uri);
    const isSettings = UriUtils.basename(file) === CONFIG_FILE;
    if (type === FileChangeType.Deleted) {
        const gone = isSettings ? UriUtils.dirname(file) : file;
        if (isSettings) {
            roots.remove(gone);
            return [gone];
        }
        return roots.removeBelow(gone).map((root) => URI.parse(root));
    }
    if (isSettings) {
        roots.add(UriUtils.dirname(file));
        return [UriUtils.dirname(file)];
    }
    return [];
}

function modelsIn({ workspace }: FirebreakLspSharedServices, folders: readonly URI[]): URI[] {
    return workspace.LangiumDocuments.all
        .map(({ uri }) => uri)
        .filter((uri) => folders.some((folder) => UriUtils.contains(folder, uri)))
        .toArray();
}
