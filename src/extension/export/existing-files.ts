import { FileSystemError, type Uri, workspace } from 'vscode';

/** Whether there is a file or a folder; what cannot be looked at counts as there, so that nobody replaces it unasked. */
export async function isExisting(uri: Uri): Promise<boolean> {
    try {
        await workspace.fs.stat(uri);
        return true;
    } catch (error) {
        return !(error instanceof FileSystemError && error.code === 'FileNotFound');
    }
}
