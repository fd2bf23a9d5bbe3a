import { FileSystemError, Uri, type WorkspaceFolder, window, workspace } from 'vscode';

/** Names that are tried beside one that is taken: `shop-2`, `shop-3` … */
const MOST_NAMES = 100;

/** A folder for a new project; it is made when it is not there. */
export interface ProjectPlace {
    readonly label: string;
    readonly description: string;
    readonly folder: Uri;
}

/**
 * Folders of the workspace that a project may go into without touching what is there: the folder itself if it holds
 * none of the files and no model, and a new one in it.
 *
 * @param name of the new folder; it gets a number when there is something of that name
 * @param files names of what will be written
 */
export async function placesInWorkspace(name: string, files: readonly string[]): Promise<readonly ProjectPlace[]> {
    const writable = (workspace.workspaceFolders ?? []).filter(
        ({ uri }) => workspace.fs.isWritableFileSystem(uri.scheme) !== false,
    );
    const places = await Promise.all(writable.map((each) => placesIn(each, name, files)));
    return places.flat();
}

async function placesIn(
    { uri, name: shown }: WorkspaceFolder,
    name: string,
    files: readonly string[],
): Promise<readonly ProjectPlace[]> {
    const inside = await freeFolder(uri, name);
    const added = { label: `$(new-folder) ${shown}/${nameOf(inside)}`, description: 'a new folder', folder: inside };
    if (!(await isFree(uri, files))) {
        return [added];
    }
    return [{ label: `$(root-folder) ${shown}`, description: 'the folder that is open', folder: uri }, added];
}

/**
 * Has a person pick a folder anywhere; a project gets a folder of its own in it where it cannot go into it.
 *
 * @returns nothing when none is picked
 */
export async function pickFolder(name: string, files: readonly string[]): Promise<Uri | undefined> {
    const [folder] =
        (await window.showOpenDialog({
            canSelectFolders: true,
            canSelectFiles: false,
            canSelectMany: false,
            title: 'Folder of the new project',
            openLabel: 'Put it here',
        })) ?? [];
    return folder && ((await isFree(folder, files)) ? folder : freeFolder(folder, name));
}

/** Whether a folder has no model, and nothing of the names that will be written. */
async function isFree(folder: Uri, files: readonly string[]): Promise<boolean> {
    try {
        const entries = await workspace.fs.readDirectory(folder);
        return !entries.some(([entry]) => entry.endsWith('.fbk') || files.includes(entry));
    } catch (error) {
        return isMissing(error);
    }
}

/** @throws Error when too many of that name are there */
async function freeFolder(parent: Uri, name: string): Promise<Uri> {
    for (let number = 1; number <= MOST_NAMES; number++) {
        const folder = Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
        if (!(await exists(folder))) {
            return folder;
        }
    }
    throw new Error(`There are ${MOST_NAMES} folders called ${name} in ${parent.path}. Choose another name.`);
}

/** Whether there is a file or a folder. */
export async function exists(uri: Uri): Promise<boolean> {
    try {
        await workspace.fs.stat(uri);
        return true;
    } catch (error) {
        if (isMissing(error)) {
            return false;
        }
        throw error;
    }
}

function isMissing(error: unknown): boolean {
    return error instanceof FileSystemError && error.code === 'FileNotFound';
}

function nameOf({ path }: Uri): string {
    return path.slice(path.lastIndexOf('/') + 1);
}
