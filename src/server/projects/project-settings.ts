import { type FileSystemProvider, URI, UriUtils } from 'langium';
import { CONFIG_FILE } from '../../../language/workspace/project-roots.ts';
import { type ReadBaseline, readBaseline } from '../../project/baseline-file.ts';
import {
    createIgnoreFilter,
    DEFAULT_CONFIG,
    type ProjectConfig,
    readConfig,
} from '../../project/config/project-config.ts';
import type { FileAccess } from '../../project/file-access.ts';
import { fileProblems, readSource } from '../../project/read-source.ts';
import type { TextProblem } from '../../project/text-problem.ts';
import { createWorkspaceFileAccess } from '../workspace/workspace-file-access.ts';

/** What a project's `firebreak.json` says, and what is wrong with it. */
export interface ProjectSettings {
    readonly config: ProjectConfig;
    readonly problems: readonly TextProblem[];
    /** Whether the settings leave a model out. */
    isIgnored(model: URI): boolean;
    /** Reads the findings that the project has accepted; each time anew, since the command line writes them. */
    readBaseline(): Promise<ReadBaseline>;
}

/** The settings of all open projects, by the keys of `ProjectRoots`; each file is read when it is first asked for. */
export interface SettingsStore {
    of(project: string): Promise<ProjectSettings>;
    /** Has the settings read again when they are next asked for. */
    forget(project: string): void;
    /** The same for all projects. */
    forgetAll(): void;
    /** The projects whose settings, as they were last read, name this file as their baseline. */
    projectsWithBaseline(file: URI): readonly string[];
}

const noSettings: ProjectSettings = {
    config: DEFAULT_CONFIG,
    problems: [],
    isIgnored: () => false,
    readBaseline: () => Promise.resolve({ problems: [] }),
};

/** @param files where the settings are */
export function createSettingsStore(files: FileSystemProvider): SettingsStore {
    const access = createWorkspaceFileAccess(files);
    const known = new Map<string, Promise<ProjectSettings>>();
    const baselines = new Map<string, string | undefined>();
    return {
        of(project) {
            const settings = known.get(project) ?? read(project);
            known.set(project, settings);
            return settings;
        },
        forget: (project) => void known.delete(project),
        forgetAll: () => known.clear(),
        projectsWithBaseline: (file) =>
            [...baselines].flatMap(([project, baseline]) => (baseline === file.toString() ? [project] : [])),
    };

    async function read(project: string): Promise<ProjectSettings> {
        const settings = await readSettings(access, project);
        baselines.set(project, settings.config.baseline?.uri.toString());
        return settings;
    }
}

async function readSettings(access: FileAccess, project: string): Promise<ProjectSettings> {
    const root = URI.parse(project);
    const file = UriUtils.joinPath(root, CONFIG_FILE);
    if (project === '' || !(await isThere(access, file))) {
        return noSettings;
    }
    const source = await readSource(access, file);
    if (!('text' in source)) {
        return { ...noSettings, problems: fileProblems(source) };
    }
    const { config, problems } = readConfig(file, source.text);
    return {
        config,
        problems,
        isIgnored: createIgnoreFilter(root, config),
        readBaseline: () => readBaseline(access, file, config),
    };
}

/** Where the editor cannot say, reading the file will tell why. */
async function isThere(access: FileAccess, file: URI): Promise<boolean> {
    try {
        return (await access.status(file)).kind === 'file';
    } catch {
        return true;
    }
}
