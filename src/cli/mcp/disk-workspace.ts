import type { URI } from 'langium';
import type { AgentProject, AgentWorkspace } from '../../agents/project/agent-workspace.ts';
import { chooseProject } from '../../agents/project/choose-project.ts';
import { takeTurns } from '../../agents/project/take-turns.ts';
import { agentProject } from '../../agents/project/unsaved-texts.ts';
import { buildProjects } from '../../project/build-projects.ts';
import { openGitRevision } from '../../project/git/git-revision.ts';
import { locateProjects, type ProjectFolder } from '../../project/locate-projects.ts';
import { nodeFileAccess } from '../../project/node-file-access.ts';
import { type ProjectSources, readProject } from '../../project/read-project.ts';
import { readPackageFile } from '../package-files.ts';

/** So many projects are kept ready; of more, those that nobody asked for longest are built anew. */
const MOST_KEPT = 4;

/** A project as it was built last. */
interface KeptProject {
    readonly sources: ProjectSources;
    readonly day: string;
    readonly project: AgentProject;
}

/**
 * What agents work with on this machine's disk. Each time a project is opened its texts are read, so that nobody is
 * told of a state that is gone; only when one is another than before is the project built anew.
 *
 * @param roots gives the folders outside of which nothing is read
 * @param beside what runs experiments and draws, at best beside this thread, which goes on answering
 */
export function createDiskWorkspace(
    roots: (signal: AbortSignal) => Promise<readonly URI[]>,
    today: () => string,
    beside: Pick<AgentWorkspace, 'runner' | 'pictures'>,
): AgentWorkspace {
    const kept = new Map<string, KeptProject>();
    let queue: Promise<unknown> = Promise.resolve();

    async function open(name: string | undefined, signal: AbortSignal, isDrafted: boolean): Promise<AgentProject> {
        const limits = await roots(signal);
        const folders = await locateProjects(
            nodeFileAccess,
            limits.map((uri) => ({ uri, kind: 'folder' as const })),
            () => signal.throwIfAborted(),
        );
        const empty = limits.map((root): ProjectFolder => ({ root, models: [], unreadable: [] }));
        const folder = chooseProject(folders.length === 0 && isDrafted ? empty : folders, name);
        const sources = await readProject(nodeFileAccess, folder, () => signal.throwIfAborted());
        const key = folder.root.toString();
        const day = today();
        const known = kept.get(key);
        kept.delete(key);
        const project =
            known && known.day === day && isSame(known.sources, sources)
                ? known.project
                : await build(sources, day, signal);
        kept.set(key, { sources, day, project });
        for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) {
            kept.delete(oldest);
        }
        return project;
    }

    return {
        open(name, signal, isDrafted = false) {
            // One after the other, so that two questions at once do not build a project twice.
            const opened = queue.then(() => {
                signal.throwIfAborted();
                return open(name, signal, isDrafted);
            });
            queue = opened.catch(() => undefined);
            return opened;
        },
        today,
        // Git is there for whoever starts this server; it fetches nothing, since no tool reaches further than this disk.
        revisionsOf: async () => (folder, revision) => openGitRevision(folder, revision, { offline: true }),
        pictures: beside.pictures,
        runner: beside.runner,
        readPage: readPackageFile,
    };
}

async function build(sources: ProjectSources, day: string, signal: AbortSignal): Promise<AgentProject> {
    const [built] = await buildProjects([sources], { turns: takeTurns(signal) });
    if (!built) {
        throw new Error('A project was not built.');
    }
    return agentProject(built, day);
}

/** Whether nothing of a project has changed, whatever became of the times of its files. */
function isSame(before: ProjectSources, now: ProjectSources): boolean {
    return (
        before.models.length === now.models.length &&
        before.models.every(({ uri, text }, i) => {
            const other = now.models[i];
            return other !== undefined && other.text === text && other.uri.toString() === uri.toString();
        }) &&
        before.isConfigured === now.isConfigured &&
        before.configText?.text === now.configText?.text &&
        JSON.stringify([before.baseline, before.problems]) === JSON.stringify([now.baseline, now.problems])
    );
}
