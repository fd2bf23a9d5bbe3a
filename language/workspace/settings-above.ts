import { type FileSystemProvider, type URI, UriUtils } from 'langium';
import { CONFIG_FILE, type ProjectRoots } from './project-roots.ts';

/** So many folders are looked at on the way up. */
const MOST_LEVELS = 64;

/** Makes the nearest folder above another that holds a `firebreak.json` a project, as the command line would. */
export async function addSettingsAbove(files: FileSystemProvider, roots: ProjectRoots, folder: URI): Promise<void> {
    let above = folder;
    for (let level = 0; level < MOST_LEVELS; level++) {
        const parent = UriUtils.dirname(above);
        if (parent.toString() === above.toString()) {
            return;
        }
        above = parent;
        if (await isThere(files, UriUtils.joinPath(above, CONFIG_FILE))) {
            roots.add(above);
            return;
        }
    }
}

/** A folder above the opened one may be out of reach. */
async function isThere(files: FileSystemProvider, file: URI): Promise<boolean> {
    try {
        return await files.exists(file);
    } catch {
        return false;
    }
}
