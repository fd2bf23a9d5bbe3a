import type { URI } from 'langium';
import { DEFAULT_CONFIG } from '../config/project-config.ts';
import type { FileAccess } from '../file-access.ts';
import { locateProjects, type Target } from '../locate-projects.ts';
import { type ProjectSources, readProject } from '../read-project.ts';

/** Where one project was looked for, several are. */
export class SeveralProjectsError extends Error {
    override readonly name = 'SeveralProjectsError';
    /** Their folders, sorted by path. */
    readonly roots: readonly URI[];

    constructor(roots: readonly URI[]) {
        super(`There are several projects: ${roots.map(({ path }) => path).join(', ')}.`);
        this.roots = roots;
    }
}

/** What reading one project can be told. */
export interface ReadOneOptions {
    /** Takes the project of the folder itself where there are others below it. */
    readonly preferOutermost?: boolean;
    /** Called for each folder that is looked through. */
    readonly onFolder?: (entered: number) => void;
    /** Called before each model is read, with how many were read before it, of how many. */
    readonly onFile?: (read: number, of: number) => void;
}

/**
 * Reads the one project of a file or folder, as a side of a comparison. A place without models is a project of nothing:
 * the architecture was not written down yet, or is no more.
 *
 * @throws SeveralProjectsError when there are several
 */
export async function readOneProject(
    access: FileAccess,
    target: Target,
    { preferOutermost = false, onFolder, onFile }: ReadOneOptions = {},
): Promise<ProjectSources> {
    const folders = await locateProjects(access, [target], onFolder);
    const outermost = preferOutermost ? folders.find(({ root }) => isSame(root, target.uri)) : undefined;
    const [folder, ...others] = outermost ? [outermost] : folders;
    if (others.length > 0) {
        throw new SeveralProjectsError(folders.map(({ root }) => root));
    }
    return folder
        ? readProject(access, folder, (read) => onFile?.(read, folder.models.length))
        : { root: target.uri, config: DEFAULT_CONFIG, isConfigured: false, models: [], ignored: [], problems: [] };
}

function isSame(a: URI, b: URI): boolean {
    return a.toString().replace(/\/+$/, '') === b.toString().replace(/\/+$/, '');
}
