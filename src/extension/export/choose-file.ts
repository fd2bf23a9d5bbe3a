import { Uri, window, workspace } from 'vscode';
import type { ExportFormat } from '../../protocol/diagram/export.ts';
import type { ExportedPicture } from '../../protocol/panel/to-host.ts';
import { isExisting } from './existing-files.ts';
import { suggestedName } from './suggested-name.ts';

/**
 * Asks where to write; nothing when the person gives up. The dialog asks before a file is replaced.
 *
 * @param folder of the last export; without it the model's, if files can be written there
 */
export async function chooseFile(
    picture: ExportedPicture,
    format: ExportFormat,
    folder: Uri | undefined,
): Promise<Uri | undefined> {
    const place = folder ?? writableFolderOf(Uri.parse(picture.uri, true));
    const chosen = await window.showSaveDialog({
        ...(place ? { defaultUri: Uri.joinPath(place, suggestedName(picture, format)) } : {}),
        filters: { [format.title]: [format.ending] },
        title: `Export the diagram as ${format.title}`,
        saveLabel: 'Export',
    });
    return chosen && withEnding(chosen, format);
}

function writableFolderOf(model: Uri): Uri | undefined {
    // Whether files of an unknown scheme can be written is not known either.
    return workspace.fs.isWritableFileSystem(model.scheme) === false ? undefined : Uri.joinPath(model, '..');
}

/** Not every dialog adds the ending to a name without one; the file that it makes of it may be there already. */
async function withEnding(chosen: Uri, { ending }: ExportFormat): Promise<Uri | undefined> {
    const name = nameOf(chosen);
    if (name.includes('.')) {
        return chosen;
    }
    const file = chosen.with({ path: `${chosen.path}.${ending}` });
    return !(await isExisting(file)) || (await mayReplace(`${name}.${ending}`)) ? file : undefined;
}

/** Asks before something is replaced that no dialog asked about. */
export async function mayReplace(what: string): Promise<boolean> {
    const message = `${what} is there already. Replace it?`;
    return (await window.showWarningMessage(message, { modal: true }, 'Replace')) === 'Replace';
}

/** The last part of a path. */
export function nameOf({ path }: Uri): string {
    return path.slice(path.lastIndexOf('/') + 1);
}
