import type { URI } from 'langium';
import { reasonOf } from './discover-files.ts';
import { type FileAccess, FileAccessError } from './file-access.ts';
import { START_OF_TEXT, type TextProblem } from './text-problem.ts';

/** Largest file that is read, in bytes; the largest real model seen has a fiftieth of it. */
export const LARGEST_FILE = 5 * 2 ** 20;

/** The text of a file, or why there is none. */
export type SourceText =
    | { readonly uri: URI; readonly text: string }
    | { readonly uri: URI; readonly code: FileProblemCode; readonly reason: string };

/** Rule ids of what can be wrong with a file as a whole. */
export type FileProblemCode = 'file/unreadable' | 'file/too-large' | 'file/not-text';

/** Reads a file that should hold text, unless it is too large or holds something else. */
export async function readSource(access: Pick<FileAccess, 'status' | 'readText'>, uri: URI): Promise<SourceText> {
    try {
        const { bytes = 0 } = await access.status(uri);
        if (bytes > LARGEST_FILE) {
            return tooLarge(uri);
        }
        return checkText(uri, await access.readText(uri));
    } catch (error) {
        const isNotText = error instanceof FileAccessError && error.reason === 'not-text';
        return { uri, code: isNotText ? 'file/not-text' : 'file/unreadable', reason: reasonOf(error) };
    }
}

/** Checks text that did not come through a {@link FileAccess}, such as that of an editor, in the same way. */
export function checkText(uri: URI, text: string): SourceText {
    if (text.length > LARGEST_FILE) {
        return tooLarge(uri);
    }
    if (text.includes('\0')) {
        return { uri, code: 'file/not-text', reason: 'it is a binary file, not a text' };
    }
    return { uri, text };
}

/** A file that could not be read, as a problem at its start. */
export function fileProblems(source: SourceText): TextProblem[] {
    if ('text' in source) {
        return [];
    }
    const { uri, code, reason } = source;
    const message = `This file was not read: ${reason}.`;
    return [{ code, severity: 'error', message, uri: uri.toString(), range: START_OF_TEXT }];
}

function tooLarge(uri: URI): SourceText {
    const reason = `it has more than ${LARGEST_FILE / 2 ** 20} MiB, the most that is read; divide it into several files`;
    return { uri, code: 'file/too-large', reason };
}
