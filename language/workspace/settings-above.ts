import { type FileSystemProvider, type URI, UriUtils } from 'langium';
import { CONFIG_FILE } from './project-roots.ts';

/** So many folders are looked at on the way up. */
const MOST_LEVELS = 64;

/** The folders above another, nearest first. */
export function foldersAbove(folder: URI): URI[] {
    const above: URI[] = [];
    let current = folder;
    while (above.length < MOST_LEVELS) {
        const parent = UriUtils.dirname(current);
        if (parent.toString() === current.toString()) {
            break;
        }
        above.push(parent);
        current = parent;
    }
    return above;
}

/**
 * The nearest folder above another that holds a `firebreak.json`, as the command line would find it; none for a folder
 * that has settings of its own.
 */
export async function findSettingsAbove(files: FileSystemProvider, folder: URI): Promise<URI | undefined> {
    if (await hasSettings(files, folder)) {
        return undefined;
    }
    for (const above of foldersAbove(folder)) {
        if (await hasSettings(files, above)) {
            return above;
        }
    }
    return undefined;
}

/** A folder above the opened one may be out of reach. */
async function hasSettings(files: FileSystemProvider, folder: URI): Promise<boolean> {
    try {
        return await files.exists(UriUtils.joinPath(folder, CONFIG_FILE));
    } catch {
        return false;
    }
}
