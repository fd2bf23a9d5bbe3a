import { type URI, UriUtils } from 'langium';
import { CONFIG_FILE } from '../../../language/workspace/project-roots.ts';
import { indexModel } from '../../model/index-model.ts';
import { type BuiltProject, buildProjects } from '../../project/build-projects.ts';
import { createIgnoreFilter, DEFAULT_CONFIG, readConfig } from '../../project/config/project-config.ts';
import { MODEL_EXTENSION } from '../../project/discover-files.ts';
import { type ProjectFindings, projectFindingsInSteps } from '../../project/project-findings.ts';
import type { ModelText, ProjectSources } from '../../project/read-project.ts';
import { checkText, fileProblems, LARGEST_FILE } from '../../project/read-source.ts';
import { inTurns } from '../../project/turns.ts';
import { byPath, contains } from '../../project/uri-paths.ts';
import { ToolFailure } from '../tool.ts';
import type { AgentProject, AgentWorkspace } from './agent-workspace.ts';
import { folderName } from './choose-project.ts';
import { takeTurns } from './take-turns.ts';

/** A text that somebody means to save. */
export interface UnsavedText {
    /** Path in the project. */
    readonly file: string;
    readonly text: string;
}

/** A project as the tools see it, of one that was built. */
export function agentProject({ sources, problems, model }: BuiltProject, today: string): AgentProject {
    const index = indexModel(model);
    let found: Promise<ProjectFindings> | undefined;
    return {
        sources,
        problems,
        index,
        findings() {
            // For whoever else may ask it goes on, though nobody waits for this answer any more.
            found ??= inTurns(projectFindingsInSteps({ sources, problems, model: index }, today), takeTurns());
            return found;
        },
    };
}

/** A project in which nothing is written yet. */
export async function projectOfNothing(root: URI, today: string, signal: AbortSignal): Promise<AgentProject> {
    const sources = { root, config: DEFAULT_CONFIG, isConfigured: false, models: [], ignored: [], problems: [] };
    return agentProject(await build(sources, signal), today);
}

async function build(sources: ProjectSources, signal: AbortSignal): Promise<BuiltProject> {
    const [built] = await buildProjects([sources], { turns: takeTurns(signal) });
    if (!built) {
        throw new Error('A project was not built.');
    }
    return built;
}

/**
 * Opens the project that is asked about, with texts that are not saved where some are given; these may be the first.
 *
 * @throws ToolFailure likewise, and when there is no such project
 */
export async function openWith(
    workspace: AgentWorkspace,
    { project, texts }: { readonly project?: string | undefined; readonly texts?: readonly UnsavedText[] | undefined },
    signal: AbortSignal,
): Promise<{ readonly saved: AgentProject; readonly project: AgentProject }> {
    const saved = await workspace.open(project, signal, texts !== undefined && texts.length > 0);
    return { saved, project: await withTexts(saved, texts, workspace.today(), signal) };
}

/**
 * The project as it would be with some texts saved. Nothing is written.
 *
 * @throws ToolFailure when a text's file is none of a project, or stands outside of it
 */
export async function withTexts(
    project: AgentProject,
    texts: readonly UnsavedText[] | undefined,
    today: string,
    signal: AbortSignal,
): Promise<AgentProject> {
    return texts === undefined || texts.length === 0
        ? project
        : (await builtAgain(project, texts, today, signal)).project;
}

/** The same, with what was built: a fresh one also where no text is given. */
export async function builtAgain(
    { sources }: AgentProject,
    texts: readonly UnsavedText[] = [],
    today: string,
    signal: AbortSignal,
): Promise<{ readonly project: AgentProject; readonly built: BuiltProject }> {
    const built = await build(sourcesWith(sources, texts), signal);
    return { project: agentProject(built, today), built };
}

function sourcesWith(sources: ProjectSources, texts: readonly UnsavedText[]): ProjectSources {
    const length = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (length > LARGEST_FILE) {
        throw new ToolFailure(
            `These texts have ${length} characters together, more than the ${LARGEST_FILE} that are read at a time. Give only the files that change.`,
        );
    }
    const placed = texts.map(({ file, text }) => ({ uri: placeOf(sources.root, file), text }));
    const config = placed.find(({ uri }) => UriUtils.basename(uri) === CONFIG_FILE);
    const settled = config ? withSettings(sources, config) : sources;
    const isIgnored = createIgnoreFilter(settled.root, settled.config);
    const models = new Map<string, ModelText>(settled.models.map((model) => [model.uri.toString(), model]));
    const replaced = new Set(placed.map(({ uri }) => uri.toString()));
    const problems = settled.problems.filter(
        (problem) => !replaced.has(problem.uri) || problem.code.startsWith('config/'),
    );
    for (const { uri, text } of placed.filter((each) => each !== config)) {
        const source = checkText(uri, text);
        if ('text' in source) {
            models.set(uri.toString(), { uri, text });
        } else {
            models.delete(uri.toString());
            problems.push(...fileProblems(source));
        }
    }
    return {
        ...settled,
        models: [...models.values()].filter(({ uri }) => !isIgnored(uri)).sort((a, b) => byPath(a.uri, b.uri)),
        problems,
    };
}

function withSettings(sources: ProjectSources, configText: ModelText): ProjectSources {
    const { config, problems } = readConfig(configText.uri, configText.text);
    return {
        ...sources,
        config,
        isConfigured: true,
        configText,
        problems: [...sources.problems.filter(({ code }) => !code.startsWith('config/')), ...problems],
    };
}

/** Where a file of a project stands; one that stands elsewhere is refused. */
function placeOf(root: URI, file: string): URI {
    const path = file.replaceAll('\\', '/');
    const folder = root.path.endsWith('/') ? root.path : `${root.path}/`;
    const inside = path.startsWith(folder) ? path.slice(folder.length) : path;
    const uri = UriUtils.joinPath(root, inside);
    const name = UriUtils.basename(uri);
    const isConfig = name === CONFIG_FILE && UriUtils.dirname(uri).toString() === root.toString();
    if (inside.startsWith('/') || /^[a-z]:|^[a-z][\w+.-]+:\/\//i.test(inside) || !contains(root, uri)) {
        throw new ToolFailure(
            `"${file}" is outside of the project. Name a file by its path in ${folderName(root)}, such as services/orders${MODEL_EXTENSION}.`,
        );
    }
    if (!name.endsWith(MODEL_EXTENSION) && !isConfig) {
        throw new ToolFailure(
            `"${file}" is no file of a project. The names of models end in ${MODEL_EXTENSION}; settings stand in ${CONFIG_FILE} at the top of the project.`,
        );
    }
    return uri;
}
