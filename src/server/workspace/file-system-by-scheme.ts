import type { FileSystemProvider, URI } from 'langium';

/**
 * One file system made of several: each URI goes to the file system of its scheme, and to `otherwise` when its scheme
 * has none. Texts come without a byte order mark, as the editor shows them, so that positions agree.
 */
export function createFileSystemByScheme(
    byScheme: Readonly<Record<string, FileSystemProvider>>,
    otherwise: FileSystemProvider,
): FileSystemProvider {
    const schemes = new Map(Object.entries(byScheme));
    const of = (uri: URI) => schemes.get(uri.scheme) ?? otherwise;
    return {
        stat: async (uri) => of(uri).stat(uri),
        statSync: (uri) => of(uri).statSync(uri),
        exists: async (uri) => of(uri).exists(uri),
        existsSync: (uri) => of(uri).existsSync(uri),
        readBinary: async (uri) => of(uri).readBinary(uri),
        readBinarySync: (uri) => of(uri).readBinarySync(uri),
        readFile: async (uri) => withoutByteOrderMark(await of(uri).readFile(uri)),
        readFileSync: (uri) => withoutByteOrderMark(of(uri).readFileSync(uri)),
        readDirectory: async (uri) => of(uri).readDirectory(uri),
        readDirectorySync: (uri) => of(uri).readDirectorySync(uri),
    };
}

function withoutByteOrderMark(text: string): string {
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
