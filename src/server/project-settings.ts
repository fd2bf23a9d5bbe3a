import { DocumentState, type LangiumDocument, URI, UriUtils } from 'langium';
import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../language/lsp/services.ts';
import { CONFIG_FILE } from '../../language/workspace/project-roots.ts';
import {
    createIgnoreFilter,
    DEFAULT_CONFIG,
    type ProjectConfig,
    readConfig,
} from '../project/config/project-config.ts';
import type { FileAccess } from '../project/file-access.ts';
import { fileProblems } from '../project/read-project.ts';
import { readSource } from '../project/read-source.ts';
import type { TextProblem } from '../project/text-problem.ts';
import { createWorkspaceFileAccess } from './workspace-file-access.ts';

/** What a project's `firebreak.json` says, and what is wrong with it. */
export interface ProjectSettings {
    readonly config: ProjectConfig;
    readonly problems: readonly TextProblem[];
    /** Whether the settings leave a model out. */
    isIgnored(model: URI): boolean;
}

/** The settings of all open projects, read when they are asked for and again when a file changes. */
export interface SettingsStore {
    /** @param project a key of `ProjectRoots` */
    of(project: string): Promise<ProjectSettings>;
}

const noSettings: ProjectSettings = { config: DEFAULT_CONFIG, problems: [], isIgnored: () => false };

/**
 * Reads settings and follows their files: one that comes or goes also moves the models around it from one project to
 * another.
 *
 * @param onChange called when the settings of a project may have changed without a change of its models
 */
export function createSettingsStore(
    shared: FirebreakLspSharedServices,
    onChange: (project: string) => void,
): SettingsStore {
    const files = createWorkspaceFileAccess(shared.workspace.FileSystemProvider);
    const known = new Map<string, Promise<ProjectSettings>>();
    shared.lsp.DocumentUpdateHandler.onWatchedFilesChange(({ changes }: DidChangeWatchedFilesParams) => {
        for (const { uri, type } of changes) {
            const file = URI.parse(uri);
            if (UriUtils.basename(file) === CONFIG_FILE) {
                const folder = UriUtils.dirname(file);
                const project = folder.toString().replace(/\/+$/, '');
                known.delete(project);
                void moveModels(shared, folder, type);
                onChange(project);
            }
        }
    });
    return {
        of(project) {
            const settings = known.get(project) ?? readSettings(files, project);
            known.set(project, settings);
            return settings;
        },
    };
}

async function readSettings(files: FileAccess, project: string): Promise<ProjectSettings> {
    const root = URI.parse(project);
    const file = UriUtils.joinPath(root, CONFIG_FILE);
    if (project === '' || (await files.status(file)).kind !== 'file') {
        return noSettings;
    }
    const source = await readSource(files, file);
    if (!('text' in source)) {
        return { ...noSettings, problems: fileProblems(source) };
    }
    const { config, problems } = readConfig(file, source.text);
    return { config, problems, isIgnored: createIgnoreFilter(root, config) };
}

/** Builds the models below a folder anew when the folder has become a project or is none any more. */
async function moveModels(shared: FirebreakLspSharedServices, folder: URI, change: FileChangeType): Promise<void> {
    if (change === FileChangeType.Changed) {
        return;
    }
    const { ProjectRoots, WorkspaceLock, DocumentBuilder, LangiumDocuments } = shared.workspace;
    await WorkspaceLock.write(async (token) => {
        if (change === FileChangeType.Created) {
            ProjectRoots.add(folder);
        } else {
            ProjectRoots.remove(folder);
        }
        const models = LangiumDocuments.all.filter((model) => UriUtils.contains(folder, model.uri)).toArray();
        await DocumentBuilder.update(models.map(uriOf), [], token);
    });
}

function uriOf(document: LangiumDocument): URI {
    return document.uri;
}

/** Whether a document is linked, so that a model can be made of it. */
export function isLinked(document: LangiumDocument): boolean {
    return document.state >= DocumentState.IndexedReferences;
}
