import { DocumentState, type LangiumDocument, type URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import { buildModel } from '../../language/build-model.ts';
import type { FirebreakLspSharedServices } from '../../language/lsp/services.ts';
import { indexModel, type ModelIndex } from '../model/index-model.ts';
import { compareWithBaseline } from '../rules/baseline.ts';
import type { Finding } from '../rules/finding.ts';
import { runRules } from '../rules/run-rules.ts';
import type { ProjectSettings, SettingsStore } from './project-settings.ts';
import { unreadableLine } from './unreadable-line.ts';

/** One state of a project, with what is worked out of it when somebody first asks. */
export interface ProjectState {
    readonly project: string;
    /** Numbers the states of all projects; a later one is higher. */
    readonly version: number;
    readonly settings: ProjectSettings;
    /** The first line that cannot be read. */
    readonly unreadable: { readonly uri: string; readonly line: number } | undefined;
    index(): ModelIndex;
    /** What the rules find and the baseline does not hold. */
    findings(): Promise<readonly Finding[]>;
    /** What is wrong with the baseline, for who reports it. */
    baselineProblems(): ReturnType<ProjectSettings['readBaseline']>;
}

/** The states of all open projects, by the keys of `ProjectRoots`. */
export interface ProjectModels {
    /**
     * The present state, once all texts are linked.
     *
     * @throws when the token is cancelled while it waits
     */
    now(project: string, token?: CancellationToken): Promise<ProjectState>;
    /** The last state whose texts could all be read; the present one when there is none. */
    lastReadable(project: string, token?: CancellationToken): Promise<ProjectState>;
    /** The state is no longer the present one. */
    forget(project: string): void;
}

/** @param today gives the ISO date by which allowances expire */
export function createProjectModels(
    shared: FirebreakLspSharedServices,
    settings: SettingsStore,
    today: () => string,
): ProjectModels {
    const { ProjectRoots, DocumentBuilder, WorkspaceLock, LangiumDocuments } = shared.workspace;
    const present = new Map<string, Promise<ProjectState>>();
    const readable = new Map<string, ProjectState>();
    let version = 0;

    async function now(project: string, token?: CancellationToken): Promise<ProjectState> {
        await DocumentBuilder.waitUntil(DocumentState.IndexedReferences, token);
        const known = present.get(project);
        if (known) {
            return known;
        }
        const state = WorkspaceLock.read(() => build(project));
        present.set(project, state);
        state.catch(() => present.delete(project));
        return state;
    }

    async function build(project: string): Promise<ProjectState> {
        const found = await settings.of(project);
        const documents = LangiumDocuments.all
            .filter((document) => ProjectRoots.projectOf(document.uri) === project && !found.isIgnored(document.uri))
            .toArray();
        const state = stateOf(project, ++version, documents, found, today());
        if (!state.unreadable) {
            readable.set(project, state);
        }
        return state;
    }

    return {
        now,
        async lastReadable(project, token) {
            const state = await now(project, token);
            return state.unreadable ? (readable.get(project) ?? state) : state;
        },
        forget: (project) => void present.delete(project),
    };
}

function stateOf(
    project: string,
    version: number,
    documents: readonly LangiumDocument[],
    settings: ProjectSettings,
    today: string,
): ProjectState {
    // At once, since the documents change under the feet of whoever comes later.
    const model = buildModel(documents);
    let index: ModelIndex | undefined;
    let findings: Promise<readonly Finding[]> | undefined;
    let baseline: ReturnType<ProjectSettings['readBaseline']> | undefined;
    const readBaseline = () => {
        baseline ??= settings.readBaseline();
        return baseline;
    };
    const indexed = () => {
        index ??= indexModel(model);
        return index;
    };
    return {
        project,
        version,
        settings,
        unreadable: firstUnreadable(documents),
        index: indexed,
        baselineProblems: readBaseline,
        findings() {
            findings ??= (async () => {
                const { baseline: known = [] } = await readBaseline();
                return compareWithBaseline(runRules(indexed(), { settings: settings.config.settings, today }), known)
                    .fresh;
            })();
            return findings;
        },
    };
}

function firstUnreadable(documents: readonly LangiumDocument[]): ProjectState['unreadable'] {
    for (const document of documents) {
        const line = unreadableLine(document);
        if (line !== undefined) {
            return { uri: document.uri.toString(), line };
        }
    }
    return undefined;
}

/** Whether a document is linked, so that a model can be made of it. */
export function isLinked(document: LangiumDocument): boolean {
    return document.state >= DocumentState.IndexedReferences;
}

/** Forgets the state of each project of which a text changes, comes or goes. */
export function forgetChanged(shared: FirebreakLspSharedServices, models: ProjectModels): void {
    const { ProjectRoots, DocumentBuilder } = shared.workspace;
    const forget = (uri: URI) => models.forget(ProjectRoots.projectOf(uri));
    DocumentBuilder.onUpdate((changed, deleted) => {
        for (const uri of [...changed, ...deleted]) {
            forget(uri);
        }
    });
    DocumentBuilder.onBuildPhase(DocumentState.IndexedReferences, async (documents) => {
        for (const document of documents) {
            forget(document.uri);
        }
    });
}
