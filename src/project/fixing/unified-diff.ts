import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileChange } from './fix-project.ts';

/** A change of a file as a unified diff: what `git apply` and `patch -p1` take. */
export function unifiedDiff(fileName: string, { before, after }: Pick<FileChange, 'before' | 'after'>): string {
    return createTwoFilesPatch(`a/${fileName}`, `b/${fileName}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
    });
}
