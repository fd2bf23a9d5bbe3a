import {
    type Disposable,
    EventEmitter,
    type FileChangeEvent,
    FileChangeType,
    FileSystemError,
    type FileSystemProvider,
    FileType,
    Uri,
    workspace,
} from 'vscode';

/** Files that exist nowhere but here, as those of a repository that was never cloned. */
export interface MemoryFiles extends Disposable {
    uriOf(name: string): Uri;
    /** What was written, by name, in the order of the names. */
    names(): string[];
    textOf(name: string): string | undefined;
}

/**
 * Gives the editor a file system in memory. All its files stand in one folder.
 *
 * @param files texts by name
 */
export function offerMemoryFiles(
    scheme: string,
    files: Readonly<Record<string, string>>,
    { isReadonly = false }: { readonly isReadonly?: boolean } = {},
): MemoryFiles {
    const held = new Map(Object.entries(files).map(([name, text]) => [`/${name}`, new TextEncoder().encode(text)]));
    const changes = new EventEmitter<FileChangeEvent[]>();
    const told = (type: FileChangeType, uri: Uri) => changes.fire([{ type, uri }]);
    const missing = (uri: Uri) => FileSystemError.FileNotFound(uri);
    const provider: FileSystemProvider = {
        onDidChangeFile: changes.event,
        watch: () => ({ dispose: () => undefined }),
        stat(uri) {
            const content = held.get(uri.path);
            const isFolder = [...held.keys()].some((path) => path.startsWith(uri.path.replace(/\/?$/, '/')));
            if (!content && !isFolder) {
                throw missing(uri);
            }
            return {
                type: content ? FileType.File : FileType.Directory,
                ctime: 0,
                mtime: 0,
                size: content?.length ?? 0,
            };
        },
        readDirectory: () => [...held.keys()].map((path) => [path.slice(1), FileType.File]),
        readFile(uri) {
            const content = held.get(uri.path);
            if (!content) {
                throw missing(uri);
            }
            return content;
        },
        writeFile(uri, content) {
            const isNew = !held.has(uri.path);
            held.set(uri.path, new Uint8Array(content));
            told(isNew ? FileChangeType.Created : FileChangeType.Changed, uri);
        },
        delete(uri) {
            held.delete(uri.path);
            told(FileChangeType.Deleted, uri);
        },
        rename(from, to) {
            const content = held.get(from.path);
            if (!content) {
                throw missing(from);
            }
            held.delete(from.path);
            held.set(to.path, content);
            told(FileChangeType.Deleted, from);
            told(FileChangeType.Created, to);
        },
        createDirectory: () => undefined,
    };
    const registration = workspace.registerFileSystemProvider(scheme, provider, { isReadonly, isCaseSensitive: true });
    return {
        uriOf: (name) => Uri.from({ scheme, path: `/${name}` }),
        names: () => [...held.keys()].map((path) => path.slice(1)).sort(),
        textOf(name) {
            const content = held.get(`/${name}`);
            return content && new TextDecoder().decode(content);
        },
        dispose: () => registration.dispose(),
    };
}
