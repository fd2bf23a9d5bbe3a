import type { URI } from 'langium';
import type { Baseline } from '../rules/baseline.ts';
import { readBaseline } from './baseline-file.ts';
import { createIgnoreFilter, DEFAULT_CONFIG, type ProjectConfig, readConfig } from './config/project-config.ts';
import type { FileAccess } from './file-access.ts';
import type { ProjectFolder } from './locate-projects.ts';
import { fileProblems, readSource, type SourceText } from './read-source.ts';
import { START_OF_TEXT, type TextProblem } from './text-problem.ts';

/** The text of one model. */
export interface ModelText {
    readonly uri: URI;
    readonly text: string;
}

/** A project as read: its settings and its texts, and what could not be read. */
export interface ProjectSources {
    readonly root: URI;
    readonly config: ProjectConfig;
    /** It has a `firebreak.json`, readable or not. */
    readonly isConfigured: boolean;
    /** The text of its `firebreak.json`, if it has one that could be read. */
    readonly configText?: ModelText;
    /** The findings that it has accepted, if its settings name a file of them and that could be read. */
    readonly baseline?: Baseline;
    /** In the order of their paths. */
    readonly models: readonly ModelText[];
    /** Models that its `ignore` leaves out. */
    readonly ignored: readonly URI[];
    /** With settings and files. */
    readonly problems: readonly TextProblem[];
}

/**
 * Reads a project's settings and models. What cannot be read becomes a problem; nothing is thrown for it.
 *
 * @param onFile called before each model is read, with how many were read before it
 */
export async function readProject(
    access: FileAccess,
    folder: ProjectFolder,
    onFile?: (read: number) => void,
): Promise<ProjectSources> {
    const configSource = folder.config && (await readSource(access, folder.config));
    const configText = configSource && 'text' in configSource ? configSource : undefined;
    const { config, problems } = configText
        ? readConfig(configText.uri, configText.text)
        : { config: DEFAULT_CONFIG, problems: [] };
    const { baseline, problems: baselineProblems } = configText
        ? await readBaseline(access, configText.uri, config)
        : { problems: [] };
    const isIgnored = createIgnoreFilter(folder.root, config);
    const sources: SourceText[] = configSource ? [configSource] : [];
    const models: ModelText[] = [];
    for (const uri of folder.models.filter((model) => !isIgnored(model))) {
        onFile?.(models.length);
        const source = await readSource(access, uri);
        sources.push(source);
        if ('text' in source) {
            models.push(source);
        }
    }
    return {
        root: folder.root,
        config,
        isConfigured: folder.config !== undefined,
        ...(configText ? { configText } : {}),
        ...(baseline ? { baseline } : {}),
        models,
        ignored: folder.models.filter(isIgnored),
        problems: [
            ...folder.unreadable.map(unreadableFolder),
            ...problems,
            ...baselineProblems,
            ...sources.flatMap(fileProblems),
        ],
    };
}

function unreadableFolder({ uri, reason }: ProjectFolder['unreadable'][number]): TextProblem {
    const message = `This folder was not looked through: ${reason}.`;
    return { code: 'file/unreadable', severity: 'error', message, uri: uri.toString(), range: START_OF_TEXT };
}
