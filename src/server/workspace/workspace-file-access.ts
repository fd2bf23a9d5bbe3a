import type { FileSystemProvider } from 'langium';
import { type FileAccess, FileAccessError } from '../../project/file-access.ts';

/** The files of the editor's workspace as a project reads them. */
export function createWorkspaceFileAccess(files: FileSystemProvider): FileAccess {
    return {
        status: (uri) =>
            explainFailure(async () => {
                if (!(await files.exists(uri))) {
                    return { kind: 'missing' };
                }
                const { isFile, isDirectory } = await files.stat(uri);
                return { kind: isFile ? 'file' : isDirectory ? 'folder' : 'other' };
            }),
        readFolder: (uri) =>
            explainFailure(async () =>
                (await files.readDirectory(uri)).map((entry) => ({
                    name: entry.uri.path.slice(entry.uri.path.lastIndexOf('/') + 1),
                    kind: entry.isFile ? 'file' : entry.isDirectory ? 'folder' : 'other',
                    link: false,
                })),
            ),
        readText: (uri) => explainFailure(() => files.readFile(uri)),
    };
}

async function explainFailure<T>(read: () => Promise<T>): Promise<T> {
    try {
        return await read();
    } catch (error) {
        throw new FileAccessError('unreadable', error instanceof Error ? error.message : String(error));
    }
}
