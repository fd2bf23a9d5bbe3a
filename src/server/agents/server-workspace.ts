import { DocumentState, type LangiumDocument, URI, UriUtils } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { drawPicture } from '../../agents/pictures/draw-picture.ts';
import type { AgentProject, AgentWorkspace } from '../../agents/project/agent-workspace.ts';
import { chooseProject } from '../../agents/project/choose-project.ts';
import { projectOfNothing } from '../../agents/project/unsaved-texts.ts';
import { ToolFailure } from '../../agents/tool.ts';
import type { Drawer } from '../../diagram/draw.ts';
import { DEFAULT_CONFIG } from '../../project/config/project-config.ts';
import { unknownConstraints } from '../../project/config/unknown-constraints.ts';
import { documentProblems } from '../../project/document-problems.ts';
import { problemToFinding, type TextProblem } from '../../project/text-problem.ts';
import { byPath } from '../../project/uri-paths.ts';
import { compareFindings } from '../../rules/finding.ts';
import type { ReplicationRunner } from '../../simulation/replication/replication-runner.ts';
import { type EarlierSources, openRevisionOf } from '../comparison/earlier-project.ts';
import type { ProjectModels, ProjectState } from '../projects/project-models.ts';

/** What agents are answered with. */
export interface AgentSources extends Pick<EarlierSources, 'openRevision' | 'mayRunGit'> {
    readonly shared: FirebreakLspSharedServices;
    readonly models: ProjectModels;
    readonly drawer: Drawer;
    readonly runner: ReplicationRunner;
    /** What is wrong with the models of the workspace as files, by their URIs. */
    readonly fileProblems: () => Iterable<TextProblem>;
    readonly today: () => string;
    readPage(path: string): Promise<string>;
}

/**
 * What agents work with in an editor: the open projects, as the editor has their texts, saved or not.
 *
 * @param near a document of the project that is meant where an agent names none
 */
export function serverWorkspace(
    sources: AgentSources,
    near: string | undefined,
    token: CancellationToken,
): AgentWorkspace {
    const { ProjectReach, ProjectRoots, LangiumDocuments, WorkspaceManager } = sources.shared.workspace;
    return {
        async open(name, signal, isDrafted = false) {
            await WorkspaceManager.ready;
            const keys = new Set(LangiumDocuments.all.map(({ uri }) => ProjectRoots.projectOf(uri)));
            const preferred = near === undefined ? undefined : ProjectRoots.projectOf(URI.parse(near));
            const isClear = name === undefined && preferred !== undefined && keys.has(preferred);
            const projects = [...keys]
                .filter((key) => !isClear || key === preferred)
                .sort()
                .map((key) => ({ key, root: rootOf(sources, key) }));
            if (projects.length === 0 && isDrafted) {
                const folders = ProjectReach.folders.length > 0 ? ProjectReach.folders : [NO_FOLDER];
                const { root } = chooseProject(
                    folders.map((folder) => ({ root: folder })),
                    name,
                );
                return projectOfNothing(root, sources.today(), signal);
            }
            const { key, root } = chooseProject(projects, name);
            return openProject(sources, key, root, token);
        },
        today: sources.today,
        pictures: { make: (request) => drawPicture({ drawer: sources.drawer }, request) },
        runner: sources.runner,
        async revisionsOf(folder) {
            const openRevision = await openRevisionOf(sources, folder);
            if (typeof openRevision === 'string') {
                throw new ToolFailure(WHY_NO_GIT[openRevision]);
            }
            return openRevision;
        },
        readPage: sources.readPage,
    };
}

const WHY_NO_GIT = {
    'out of reach':
        'Git can be asked only where the editor runs on the machine that holds the files, not in a browser and not for virtual folders. preview_change compares the model with texts that you give.',
    'not trusted':
        'Git is not run in a workspace that the user does not trust, since a repository can have it start programs. Ask the user to trust the workspace, or compare with texts that you have: preview_change.',
} as const;

/** Where texts stand that are in no folder. */
const NO_FOLDER = URI.parse('untitled:/');

/** The folder of a project; models outside of all folders have that of the first of them. */
function rootOf({ shared }: AgentSources, project: string): URI {
    if (project !== '') {
        return URI.parse(project);
    }
    const { LangiumDocuments, ProjectRoots } = shared.workspace;
    const outside = LangiumDocuments.all
        .map(({ uri }) => uri)
        .filter((uri) => ProjectRoots.projectOf(uri) === project)
        .toArray()
        .sort(byPath);
    return UriUtils.dirname(outside[0] ?? NO_FOLDER);
}

async function openProject(
    sources: AgentSources,
    key: string,
    root: URI,
    token: CancellationToken,
): Promise<AgentProject> {
    const { DocumentBuilder, LangiumDocuments, ProjectRoots } = sources.shared.workspace;
    await DocumentBuilder.waitUntil(DocumentState.Validated, token);
    const state = await sources.models.now(key, token);
    const documents = LangiumDocuments.all
        .filter((document) => ProjectRoots.projectOf(document.uri) === key && state.texts.has(document.uri.toString()))
        .toArray();
    return projectOf(sources, state, root, documents);
}

async function projectOf(
    { fileProblems }: AgentSources,
    state: ProjectState,
    root: URI,
    documents: readonly LangiumDocument[],
): Promise<AgentProject> {
    const { config } = state.settings;
    const { baseline, problems: ofBaseline } = await state.baselineProblems();
    const ofFiles = [...fileProblems()].filter(({ uri }) => state.texts.has(uri));
    const ofSources = [...state.settings.problems, ...ofBaseline, ...ofFiles];
    const index = state.index();
    const problems = [...ofSources, ...unknownConstraints(config, index.model), ...documents.flatMap(documentProblems)]
        .map(problemToFinding)
        .toSorted(compareFindings);
    return {
        sources: {
            root,
            config,
            isConfigured: config !== DEFAULT_CONFIG,
            ...(baseline ? { baseline } : {}),
            models: [...state.texts]
                .map(([uri, text]) => ({ uri: URI.parse(uri), text }))
                .sort((a, b) => byPath(a.uri, b.uri)),
            ignored: [],
            problems: ofSources,
        },
        problems,
        index,
        async findings() {
            const { fresh, known, allowed, swallowed } = await state.compared();
            return { fresh: [...problems, ...fresh].toSorted(compareFindings), known, allowed, swallowed };
        },
    };
}
