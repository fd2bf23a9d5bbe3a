import { globSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';

/** A file of the repository, as its conventions see it. */
export interface SourceFile {
    /** From the repository's root, with slashes. */
    readonly path: string;
    readonly text: string;
}

/** Folders with code that is shipped. */
export const SHIPPED = ['language', 'src', 'webview'];

/** All folders with code. */
export const ALL_CODE = [...SHIPPED, 'test', '.build'];

const GENERATED = 'language/generated/';

/** The hand-written files below some folders, in order of their paths. */
export function sourceFiles(folders: readonly string[], extensions: readonly string[] = ['ts']): SourceFile[] {
    return globSync(folders.flatMap((folder) => extensions.map((extension) => `${folder}/**/*.${extension}`)))
        .map((path) => path.split(sep).join(posix.sep))
        .filter((path) => !path.startsWith(GENERATED))
        .sort()
        .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What a file imports, by the path of the file meant, from the repository's root, or by the name of the package. */
export function importsOf({ path, text }: SourceFile): string[] {
    const specifiers = [...text.matchAll(IMPORT)].map(({ groups }) => groups?.['static'] ?? groups?.['dynamic'] ?? '');
    return specifiers.map((specifier) =>
        specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
    );
}

/** Imports with or without names and exports of another file's, at the start of a line; dynamic imports anywhere. */
const IMPORT = /^(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*'(?<static>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'/gm;

/** A file without its comments and without what stands in its texts: what is left is code. */
export function codeOf({ text }: SourceFile): string {
    return text.replace(COMMENT_OR_TEXT, (match) => (match.startsWith('/') ? ' '.repeat(match.length) : "''"));
}

const COMMENT_OR_TEXT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g;
