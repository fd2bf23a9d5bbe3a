import { relative, resolve, sep } from 'node:path';
import { URI } from 'langium';

/** Where a model from standard input is said to stand. */
export const STANDARD_INPUT: URI = URI.parse('stdin:/standard-input.fbk');

/** The argument that stands for standard input. */
export const DASH = '-';

/** URI of a path as given on the command line. */
export function toUri(workingDirectory: string, path: string): URI {
    return URI.file(resolve(workingDirectory, path));
}

/** A URI as people name the file: relative to the working directory, with forward slashes. */
export function toFileName(workingDirectory: string, uri: string): string {
    if (uri === STANDARD_INPUT.toString()) {
        return '<stdin>';
    }
    const parsed = URI.parse(uri);
    if (parsed.scheme !== 'file') {
        return uri;
    }
    const path = relative(workingDirectory, parsed.fsPath);
    return path === '' ? '.' : path.replaceAll(sep, '/');
}
