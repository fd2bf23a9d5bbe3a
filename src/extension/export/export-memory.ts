import { type Memento, Uri, workspace } from 'vscode';
import { EXPORT_FORMATS, type ExportFormat } from '../../protocol/diagram/export.ts';

const FORMAT_KEY = 'export.format';
const FOLDER_KEY = 'export.folder';

/** What is remembered of the last export, workspace by workspace. */
export interface ExportMemory {
    readonly format: () => ExportFormat | undefined;
    /** The folder of the last file, if it is still there. */
    folder(): Promise<Uri | undefined>;
    keepFormat(format: ExportFormat): void;
    keepFolder(folder: Uri): void;
}

/** @param state survives the window */
export function createExportMemory(state: Memento): ExportMemory {
    return {
        format: () => EXPORT_FORMATS.find(({ name }) => name === state.get(FORMAT_KEY)),
        async folder() {
            const kept = state.get(FOLDER_KEY);
            if (typeof kept !== 'string') {
                return undefined;
            }
            const folder = Uri.parse(kept);
            try {
                await workspace.fs.stat(folder);
                return folder;
            } catch {
                return undefined;
            }
        },
        keepFormat: (format) => void state.update(FORMAT_KEY, format.name),
        keepFolder: (folder) => void state.update(FOLDER_KEY, folder.toString()),
    };
}
