import { FileSystemError, Uri, workspace } from 'vscode';
import type { RunFiles } from './run-storage.ts';

/** The files of a folder that an editor gave to the extension, also where there is no disk. */
export function runFiles(folder: Uri): RunFiles {
    const fileUri = (name: string) => Uri.joinPath(folder, name);
    return {
        async list() {
            try {
                return (await workspace.fs.readDirectory(folder)).map(([name]) => name);
            } catch (error) {
                if (error instanceof FileSystemError && error.code === 'FileNotFound') {
                    return [];
                }
                throw error;
            }
        },
        async read(name) {
            return new TextDecoder().decode(await workspace.fs.readFile(fileUri(name)));
        },
        async write(name, text) {
            await workspace.fs.createDirectory(folder);
            await workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
        },
        async remove(name) {
            await workspace.fs.delete(fileUri(name));
        },
    };
}
