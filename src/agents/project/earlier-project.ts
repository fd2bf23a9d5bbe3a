import { buildProjects } from '../../project/build-projects.ts';
import { SeveralProjectsError } from '../../project/comparison/read-one-project.ts';
import { readRevision } from '../../project/comparison/read-revision.ts';
import { GitFailure } from '../../project/git/git-failure.ts';
import { parseRevisionName } from '../../project/git/revision-name.ts';
import { contains } from '../../project/uri-paths.ts';
import { ToolFailure } from '../tool.ts';
import type { AgentProject, AgentWorkspace } from './agent-workspace.ts';
import { folderName } from './choose-project.ts';
import { takeTurns } from './take-turns.ts';
import { agentProject } from './unsaved-texts.ts';

/**
 * A project as it was at a revision of git.
 *
 * @param name a branch, a tag, a commit or whatever else git understands
 * @throws ToolFailure when there is no such revision, or git cannot be asked
 */
export async function projectAt(
    workspace: AgentWorkspace,
    { sources: { root } }: AgentProject,
    name: string,
    signal: AbortSignal,
): Promise<AgentProject> {
    const { path } = parseRevisionName(name);
    if (path !== undefined) {
        throw new ToolFailure(
            `"${name}" names a path. Name the revision alone: the folder is that of the project, ${folderName(root)}.`,
        );
    }
    const openRevision = await workspace.revisionsOf(root);
    signal.throwIfAborted();
    const stop = () => signal.throwIfAborted();
    const { sources, folder } = await readRevision(openRevision, root, name, stop).catch(explain);
    if (!contains(folder, sources.root)) {
        throw new ToolFailure(
            `In ${name}, ${folderName(root)} was a part of the project in ${folderName(sources.root)}, outside of which nothing is read here.`,
        );
    }
    const [built] = await buildProjects([sources], { turns: takeTurns(signal) });
    if (!built) {
        throw new Error('A project was not built.');
    }
    return agentProject(built, workspace.today());

    function explain(error: unknown): never {
        if (error instanceof GitFailure) {
            throw new ToolFailure([error.message, ...(error.hint === undefined ? [] : [error.hint])].join(' '));
        }
        if (error instanceof SeveralProjectsError) {
            const roots = error.roots.map(folderName).join(', ');
            throw new ToolFailure(`In ${name} there were several projects below ${folderName(root)}: ${roots}.`);
        }
        throw error;
    }
}
