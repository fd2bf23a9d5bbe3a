import { type URI, UriUtils } from 'langium';
import { CONFIG_FILE } from '../../language/workspace/project-roots.ts';
import { isSkippedFolder } from '../../language/workspace/skipped-folders.ts';
import type { FileAccess, FolderEntry } from './file-access.ts';
import { FileAccessError } from './file-access.ts';
import { byPath, contains } from './uri-paths.ts';

/** Ending of the files that hold models. */
export const MODEL_EXTENSION = '.fbk';

/** A folder that could not be read. */
export interface UnreadableFolder {
    readonly uri: URI;
    readonly reason: string;
}

/** What stands under a folder, sorted by path. */
export interface DiscoveredFiles {
    readonly models: readonly URI[];
    readonly configs: readonly URI[];
    readonly unreadable: readonly UnreadableFolder[];
}

/**
 * Finds all models and project files under a folder. The folder itself is entered whatever its name is. Linked files
 * and folders count under the name of the link, but nothing counts twice: what stands in the folder by itself goes
 * before what is only linked, and a link that leads back up is not followed.
 *
 * @param onFolder called for each folder that is entered, with their number so far
 */
export async function discoverFiles(
    access: FileAccess,
    folder: URI,
    onFolder?: (entered: number) => void,
): Promise<DiscoveredFiles> {
    const root: Place = { uri: folder, real: await identify(access, folder) };
    const found: Walk = { own: [root], linkedFolders: [], files: [], linkedFiles: [], unreadable: [] };
    const entered = new Set<string>();
    for (let next = nextFolder(found); next; next = nextFolder(found)) {
        const leadsBackUp = next !== root && contains(next.real, root.real);
        if (!leadsBackUp && !entered.has(next.real.toString())) {
            entered.add(next.real.toString());
            onFolder?.(entered.size);
            await enter(access, next, found);
        }
    }
    const files = withoutRepetition([...found.files, ...found.linkedFiles.sort(byPlace)]).sort(byPath);
    return {
        models: files.filter((file) => UriUtils.basename(file) !== CONFIG_FILE),
        configs: files.filter((file) => UriUtils.basename(file) === CONFIG_FILE),
        unreadable: found.unreadable.sort((a, b) => byPath(a.uri, b.uri)),
    };
}

/** A file or folder by the name under which it was found, and by its name without links. */
interface Place {
    readonly uri: URI;
    readonly real: URI;
}

/** What a walk has found so far; the first two lists are folders still to enter. */
interface Walk {
    readonly own: Place[];
    readonly linkedFolders: Place[];
    readonly files: Place[];
    readonly linkedFiles: Place[];
    readonly unreadable: UnreadableFolder[];
}

function nextFolder(found: Walk): Place | undefined {
    return found.own.pop() ?? found.linkedFolders.sort(byPlace).shift();
}

async function enter(access: FileAccess, folder: Place, found: Walk): Promise<void> {
    let entries: readonly FolderEntry[];
    try {
        entries = await access.readFolder(folder.uri);
    } catch (error) {
        found.unreadable.push({ uri: folder.uri, reason: reasonOf(error) });
        return;
    }
    for (const entry of entries) {
        const uri = UriUtils.joinPath(folder.uri, entry.name);
        if (entry.kind === 'folder' && !isSkippedFolder(entry.name)) {
            if (!entry.link) {
                found.own.push({ uri, real: UriUtils.joinPath(folder.real, entry.name) });
            } else if (access.realUri) {
                found.linkedFolders.push({ uri, real: await identify(access, uri) });
            }
        } else if (isProjectFile(entry)) {
            if (!entry.link) {
                found.files.push({ uri, real: UriUtils.joinPath(folder.real, entry.name) });
            } else {
                found.linkedFiles.push({ uri, real: await identify(access, uri) });
            }
        }
    }
}

/** The name without links; of a broken link, or where a file system cannot tell, the name itself. */
async function identify(access: FileAccess, uri: URI): Promise<URI> {
    try {
        return (await access.realUri?.(uri)) ?? uri;
    } catch {
        return uri;
    }
}

function withoutRepetition(places: readonly Place[]): URI[] {
    const byIdentity = new Map<string, URI>();
    for (const { uri, real } of places) {
        if (!byIdentity.has(real.toString())) {
            byIdentity.set(real.toString(), uri);
        }
    }
    return [...byIdentity.values()];
}

/** A broken link to a model counts too, so that reading it says what is wrong. */
function isProjectFile(entry: FolderEntry): boolean {
    const named = entry.name === CONFIG_FILE || (entry.name.endsWith(MODEL_EXTENSION) && !entry.name.startsWith('.'));
    return named && (entry.kind === 'file' || (entry.link && entry.kind === 'other'));
}

/** The reason that a file access gave, for a message. */
export function reasonOf(error: unknown): string {
    if (error instanceof FileAccessError) {
        return error.message;
    }
    throw error;
}

function byPlace(a: Place, b: Place): number {
    return byPath(a.uri, b.uri);
}
