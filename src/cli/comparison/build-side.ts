import { counted } from '../../model/wording.ts';
import { type BuiltProject, buildProjects } from '../../project/build-projects.ts';
import { readOneProject, SeveralProjectsError } from '../../project/comparison/read-one-project.ts';
import { GitFailure } from '../../project/git/git-failure.ts';
import type { Target } from '../../project/locate-projects.ts';
import type { ProjectSources } from '../../project/read-project.ts';
import { CommandFailure } from '../command-failure.ts';
import { toFileName } from '../file-names.ts';
import type { Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import type { Side } from './open-sides.ts';

/**
 * Reads and builds the one project of a side. A folder without models is a project of nothing: the architecture was not
 * written down yet, or is no more.
 *
 * @throws CommandFailure when the folder holds several projects, the file is no model, or git cannot read it
 */
export async function buildSide(terminal: Terminal, side: Side, progress: Progress): Promise<BuiltProject> {
    const sources = await readSide(terminal, side, progress).catch((error: unknown) => {
        throw error instanceof GitFailure
            ? new CommandFailure(`${side.title} cannot be read: ${error.message}`, error.hint)
            : error;
    });
    const [project] = await buildProjects([sources], {
        onParse: (parsed) => progress.report(`Parsing ${side.title}, ${parsed} of ${sources.models.length} models`),
        onLink: () => progress.report(`Linking and checking ${side.title}`),
    });
    if (!project) {
        throw new Error('A project was not built.');
    }
    // Of the texts only the model is needed from here on, and two of them at a time fill the memory.
    return { ...project, documents: [] };
}

async function readSide({ workingDirectory }: Terminal, side: Side, progress: Progress): Promise<ProjectSources> {
    const { access, uri, title } = side;
    const target: Target = { uri, kind: side.kind === 'file' ? 'file' : 'folder' };
    try {
        const sources = await readOneProject(access, target, {
            onFolder: (entered) =>
                progress.report(`Looking for models in ${title}, ${counted(entered, 'folder')} so far`),
            onFile: (read, of) => progress.report(`Reading ${title}, ${read} of ${of} models`),
        });
        if (target.kind === 'file' && sources.root.toString() === uri.toString()) {
            const name = toFileName(workingDirectory, uri.toString());
            throw new CommandFailure(`\`${name}\` is not a model.`, 'The names of models end in .fbk.');
        }
        return sources;
    } catch (error) {
        if (error instanceof SeveralProjectsError) {
            const roots = error.roots.map((root) => toFileName(workingDirectory, root.toString()));
            throw new CommandFailure(
                `There are several projects in ${title}: ${roots.join(', ')}.`,
                `Compare one of them: its folder as the second argument, as in \`firebreak diff HEAD ${roots[0]}\`.`,
            );
        }
        throw error;
    }
}
