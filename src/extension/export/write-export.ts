import { FileSystemError, Uri, workspace } from 'vscode';
import { mayReplace, nameOf } from './choose-file.ts';
import { isExisting } from './existing-files.ts';

/** What is written: a file, and those in the folder beside it that is called like it. */
export interface ExportContent {
    readonly bytes: Uint8Array;
    readonly beside: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A place where nothing could be written, and why. */
export class ExportFailure extends Error {
    override readonly name = 'ExportFailure';
}

/** Where the files beside a report go: `docs/shop` for `docs/shop.md`, `docs/shop-files` for `docs/shop`. */
export function folderBeside(file: Uri): Uri {
    const stem = file.path.replace(/(?<=[^/])\.[^./]*$/, '');
    return file.with({ path: stem === file.path ? `${stem}-files` : stem });
}

/**
 * Writes an export. Models and settings are never replaced.
 *
 * @returns false when the person does not want to replace what is there
 * @throws ExportFailure
 */
export async function writeExport(file: Uri, { bytes, beside }: ExportContent): Promise<boolean> {
    if (/\.fbk$|\/firebreak\.json$/.test(file.path)) {
        throw new ExportFailure(`${nameOf(file)} is part of the model. Choose another name.`);
    }
    if (workspace.fs.isWritableFileSystem(file.scheme) === false) {
        throw new ExportFailure(`Files of ${file.scheme}: can only be read here.`);
    }
    const folder = folderBeside(file);
    if (
        beside.length > 0 &&
        (await wouldSurprise(file, folder)) &&
        !(await mayReplace(`The folder ${nameOf(folder)}`))
    ) {
        return false;
    }
    // What refers to the others comes last: a report that is there has its pictures.
    for (const { name, bytes: content } of beside) {
        await write(Uri.joinPath(folder, name), content);
    }
    await write(file, bytes);
    return true;
}

/** The dialog asked about the file, and by that about pictures of it; not about somebody else's folder. */
async function wouldSurprise(file: Uri, folder: Uri): Promise<boolean> {
    return (await isExisting(folder)) && !(await isExisting(file));
}

async function write(file: Uri, bytes: Uint8Array): Promise<void> {
    try {
        await workspace.fs.writeFile(file, bytes);
    } catch (error) {
        throw new ExportFailure(`${nameOf(file)} cannot be written: ${reasonOf(error)}`);
    }
}

const REASONS: ReadonlyMap<string, string> = new Map([
    ['NoPermissions', 'permission denied, or the place is read-only.'],
    ['FileIsADirectory', 'it is a folder.'],
    ['FileNotADirectory', 'a part of its path is a file, not a folder.'],
    ['Unavailable', 'the place cannot be reached now.'],
]);

function reasonOf(error: unknown): string {
    const known = error instanceof FileSystemError ? REASONS.get(error.code) : undefined;
    return known ?? (error instanceof Error ? error.message : String(error));
}
