import { URI, UriUtils } from 'langium';
import { counted } from '../model/wording.ts';
import { type BuiltProject, buildProjects } from '../project/build-projects.ts';
import { isTargeted } from '../project/locate-projects.ts';
import type { ProjectSources } from '../project/read-project.ts';
import { CommandFailure } from './command-failure.ts';
import { toFileName, toUri } from './file-names.ts';
import { openProjects } from './open-projects.ts';
import type { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** The projects of some paths, understood. */
export interface BuiltPaths {
    readonly projects: readonly BuiltProject[];
    /** Whether a file, by its URI, is one of those that were named or stands in a folder that was. */
    readonly isAskedFor: (uri: string) => boolean;
}

/**
 * Reads and builds the projects of some paths; see {@link openProjects}.
 *
 * @throws CommandFailure
 */
export async function buildPaths(
    terminal: Terminal,
    paths: readonly string[],
    progress: Progress,
): Promise<BuiltPaths> {
    const { projects, targets } = await openProjects(terminal, paths, progress);
    const count = projects.reduce((sum, { models }) => sum + models.length, 0);
    const built = await buildProjects(projects, {
        onParse: (parsed) => progress.report(`Parsing, ${parsed} of ${count} models`),
        onLink: () => progress.report(`Linking and checking ${counted(count, 'model')}`),
    });
    return { projects: built, isAskedFor: (uri) => isTargeted(targets, URI.parse(uri)) };
}

/**
 * The one project of a path, for commands that speak of one.
 *
 * @throws CommandFailure also when the path holds several projects
 */
export async function buildOneProject(terminal: Terminal, path: string, progress: Progress): Promise<BuiltProject> {
    const { projects } = await buildPaths(terminal, [path], progress);
    const [project, ...others] = projects;
    if (!project || others.length > 0) {
        const named = toUri(terminal.workingDirectory, path).toString();
        const names = projects.map(({ sources }) =>
            toFileName(terminal.workingDirectory, nameFor(sources, named).toString()),
        );
        throw new CommandFailure(
            `There are several projects in \`${path}\`.`,
            `Name one of them: ${names.map((name) => `\`${name}\``).join(', ')}.`,
        );
    }
    return project;
}

/** By what a project can be named alone: its folder, unless the others in it stand in that, too. */
function nameFor({ root, configText, models }: ProjectSources, named: string): URI {
    const own = models.find(({ uri }) => UriUtils.dirname(uri).toString() === root.toString());
    return root.toString() === named ? (configText?.uri ?? own?.uri ?? root) : root;
}
