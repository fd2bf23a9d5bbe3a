import type { URI } from 'langium';
import { GitFailure } from '../git/git-failure.ts';
import type { GitRevision } from '../git/git-revision.ts';
import type { ProjectSources } from '../read-project.ts';
import { readOneProject } from './read-one-project.ts';

/** Opens a revision of the repository around a folder, given by its path. */
export type OpenRevision = (folder: string, revision: string) => Promise<GitRevision>;

/** A project as it was at a revision. */
export interface RevisedProject {
    readonly sources: ProjectSources;
    /** The project's folder as the work tree has it, without links on the way; then it may have been part of another. */
    readonly folder: URI;
}

/**
 * Reads a project as it was at a revision of git. Models that were not written down yet are a project of nothing.
 *
 * @param folder the project's, on disk
 * @param stop called now and then; throws when nobody wants the project any more
 * @throws GitFailure when git cannot read it, or the folder was not there
 * @throws SeveralProjectsError when several were below the folder
 */
export async function readRevision(
    openRevision: OpenRevision,
    folder: URI,
    name: string,
    stop: () => void,
): Promise<RevisedProject> {
    const { access, folder: uri, close } = await openRevision(folder.fsPath, name);
    try {
        stop();
        const { kind } = await access.status(uri);
        if (kind !== 'folder') {
            throw new GitFailure(`The project's folder does not exist in ${name}.`);
        }
        const options = { preferOutermost: true, onFolder: stop, onFile: stop };
        return { sources: await readOneProject(access, { uri, kind }, options), folder: uri };
    } finally {
        close();
    }
}
