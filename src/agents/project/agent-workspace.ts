import type { URI } from 'langium';
import type { ModelIndex } from '../../model/index-model.ts';
import type { BuiltProject } from '../../project/build-projects.ts';
import type { OpenRevision } from '../../project/comparison/read-revision.ts';
import type { ProjectFindings } from '../../project/project-findings.ts';
import type { ReplicationRunner } from '../../simulation/replication/replication-runner.ts';
import type { PictureMaker } from '../pictures/picture-maker.ts';

/** A project as the tools of agents see it. */
export interface AgentProject extends Pick<BuiltProject, 'sources' | 'problems'> {
    readonly index: ModelIndex;
    /** Everything that is found in it, problems with its texts included; worked out when it is first asked for. */
    findings(): Promise<ProjectFindings>;
}

/** What the tools of agents work with; each mouth has its own. */
export interface AgentWorkspace {
    /**
     * The project of a name, as its texts are now.
     *
     * @param name a path, or the end of one; may be absent where there is one project
     * @param isDrafted whether texts are given with the question: they may be the first of a project that is not there yet
     * @throws ToolFailure when no project, or more than one, is called so
     */
    open(name: string | undefined, signal: AbortSignal, isDrafted?: boolean): Promise<AgentProject>;
    /** ISO date by which allowances expire. */
    today(): string;
    /**
     * What opens the git revisions of a project's folder.
     *
     * @throws ToolFailure that says why git cannot be asked here
     */
    revisionsOf(folder: URI): Promise<OpenRevision>;
    /** Draws pictures, at best beside this thread. */
    readonly pictures: PictureMaker;
    /** Runs experiments, at best beside this thread. */
    readonly runner: ReplicationRunner;
    /** The text of a page that comes with Firebreak, by its path from the package's root. */
    readPage(path: string): Promise<string>;
}
