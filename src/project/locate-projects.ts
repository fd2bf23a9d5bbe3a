import { type URI, UriUtils } from 'langium';
import { CONFIG_FILE } from '../../language/workspace/project-roots.ts';
import { type DiscoveredFiles, discoverFiles, type UnreadableFolder } from './discover-files.ts';
import { type FileAccess, FileAccessError } from './file-access.ts';
import { byPath, contains } from './uri-paths.ts';

/** A file or folder that somebody asked about. */
export interface Target {
    readonly uri: URI;
    readonly kind: 'file' | 'folder';
}

/** A project on disk: its folder, its files and what stood in the way of finding them. Nothing is read yet. */
export interface ProjectFolder {
    readonly root: URI;
    /** Its `firebreak.json`, if it has one. */
    readonly config?: URI;
    /** Its models, sorted by path. */
    readonly models: readonly URI[];
    readonly unreadable: readonly UnreadableFolder[];
}

/**
 * Finds the projects that some files and folders belong to. A file belongs to the nearest folder above it that holds
 * a `firebreak.json`; where there is none, to the folder that was asked about. A folder may hold several projects.
 *
 * @param onFolder called for each folder that is looked through
 * @returns the projects with all their files, sorted by root; none twice
 */
export async function locateProjects(
    access: FileAccess,
    targets: readonly Target[],
    onFolder?: (entered: number) => void,
): Promise<ProjectFolder[]> {
    const projects = new Map<string, ProjectFolder>();
    for (const root of await outermostRoots(access, targets)) {
        const found = await discoverFiles(access, root, onFolder);
        for (const project of divide(root, found)) {
            if (targets.some((target) => isAbout(target, project))) {
                projects.set(project.root.toString(), project);
            }
        }
    }
    return [...projects.values()].sort((a, b) => byPath(a.root, b.root));
}

/** Whether a file is one that somebody asked about. */
export function isTargeted(targets: readonly Target[], file: URI): boolean {
    return targets.some((target) => contains(target.uri, file));
}

async function outermostRoots(access: FileAccess, targets: readonly Target[]): Promise<URI[]> {
    const roots: URI[] = [];
    for (const { uri, kind } of targets) {
        const folder = kind === 'folder' ? uri : UriUtils.dirname(uri);
        roots.push((await nearestConfigured(access, folder)) ?? folder);
    }
    return roots
        .filter(
            (root, index) =>
                !roots.some((other, at) => contains(other, root) && (!contains(root, other) || at < index)),
        )
        .sort(byPath);
}

/** The folder of the project's settings that hold for a folder: itself, or the nearest above it that has any. */
export async function nearestConfigured(access: FileAccess, start: URI): Promise<URI | undefined> {
    for (let folder = start; ; folder = UriUtils.dirname(folder)) {
        if (await isFile(access, UriUtils.joinPath(folder, CONFIG_FILE))) {
            return folder;
        }
        if (UriUtils.dirname(folder).toString() === folder.toString()) {
            return undefined;
        }
    }
}

/** A folder that nobody may look into has no settings that hold; that it cannot be read is told when it is entered. */
async function isFile(access: FileAccess, uri: URI): Promise<boolean> {
    try {
        return (await access.status(uri)).kind === 'file';
    } catch (error) {
        if (error instanceof FileAccessError) {
            return false;
        }
        throw error;
    }
}

/** Deals the files under a root out to the projects in it. */
function divide(root: URI, found: DiscoveredFiles): ProjectFolder[] {
    const projects = new Map<string, GrowingProject>([[root.toString(), { root, models: [], unreadable: [] }]]);
    for (const config of found.configs) {
        const folder = UriUtils.dirname(config);
        projects.set(folder.toString(), { root: folder, config, models: [], unreadable: [] });
    }
    for (const model of found.models) {
        nearest(projects, UriUtils.dirname(model))?.models.push(model);
    }
    for (const folder of found.unreadable) {
        nearest(projects, folder.uri)?.unreadable.push(folder);
    }
    return [...projects.values()];
}

interface GrowingProject extends ProjectFolder {
    readonly models: URI[];
    readonly unreadable: UnreadableFolder[];
}

/** The innermost project around a folder. */
function nearest(projects: ReadonlyMap<string, GrowingProject>, start: URI): GrowingProject | undefined {
    for (let folder = start; ; folder = UriUtils.dirname(folder)) {
        const project = projects.get(folder.toString());
        if (project || UriUtils.dirname(folder).toString() === folder.toString()) {
            return project;
        }
    }
}

/** Whether a target stands in a project, or a project in a target. */
function isAbout(target: Target, project: ProjectFolder): boolean {
    const files = project.config ? [project.config, ...project.models] : project.models;
    return (
        files.some((file) => contains(target.uri, file)) ||
        project.unreadable.some(({ uri }) => contains(target.uri, uri))
    );
}
