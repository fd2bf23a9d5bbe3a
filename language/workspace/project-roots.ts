import { type URI, UriUtils } from 'langium';

/** Name of the file that makes a folder a project. */
export const CONFIG_FILE = 'firebreak.json';

/**
 * Which project a document belongs to: the nearest folder above it that holds a `firebreak.json`, else the workspace
 * folder, else one project for all that is nowhere.
 */
export class ProjectRoots {
    private readonly configured = new Set<string>();
    private readonly fallback = new Set<string>();
    private readonly cache = new Map<string, string>();

    /** Makes a folder a project (it holds a `firebreak.json`). */
    add(folder: URI): void {
        this.configured.add(folderKey(folder));
        this.cache.clear();
    }

    /** Takes it back. */
    remove(folder: URI): void {
        this.configured.delete(folderKey(folder));
        this.cache.clear();
    }

    /** Whether a folder that holds a `firebreak.json` lies in another, or is it. */
    hasBelow(folder: URI): boolean {
        return [...this.configured].some((root) => UriUtils.contains(folder, root));
    }

    /** Takes back all that lie in a folder, itself included; says which they were, by their keys. */
    removeBelow(folder: URI): readonly string[] {
        const gone = [...this.configured].filter((root) => UriUtils.contains(folder, root));
        for (const root of gone) {
            this.configured.delete(root);
        }
        this.cache.clear();
        return gone;
    }

    /** A folder that is a project for whatever in it belongs to no other. */
    addWorkspaceFolder(folder: URI): void {
        this.fallback.add(folderKey(folder));
        this.cache.clear();
    }

    /** Takes it back. */
    removeWorkspaceFolder(folder: URI): void {
        this.fallback.delete(folderKey(folder));
        this.cache.clear();
    }

    /** Key of a document's project: the root folder's URI without a slash at the end, or the empty text. */
    projectOf(document: URI): string {
        const folder = folderKey(UriUtils.dirname(document));
        let project = this.cache.get(folder);
        if (project === undefined) {
            project = nearest(folder, this.configured) ?? nearest(folder, this.fallback) ?? '';
            this.cache.set(folder, project);
        }
        return project;
    }
}

function folderKey(folder: URI): string {
    return folder.toString().replace(/\/+$/, '');
}

function nearest(folder: string, roots: ReadonlySet<string>): string | undefined {
    for (let candidate = folder; ; ) {
        if (roots.has(candidate)) {
            return candidate;
        }
        const slash = candidate.lastIndexOf('/');
        if (slash < 0) {
            return undefined;
        }
        candidate = candidate.slice(0, slash);
    }
}
