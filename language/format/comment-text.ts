import { textWidth } from './text-width.ts';

/**
 * A block comment moved to another column, as lines. Where each of its lines begins with a star, the stars stand below
 * the first; else the lines keep their place relative to each other.
 *
 * @param from column where it starts in the source
 * @param to column where it starts now
 */
export function moveBlockComment(comment: string, from: number, to: number): string[] {
    const [first = '', ...rest] = comment.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
    const starred = rest.every((line) => line === '' || line.trimStart().startsWith('*'));
    return [first, ...rest.map((line) => (starred ? belowStar(line, to) : shifted(line, to - from)))];
}

function belowStar(line: string, column: number): string {
    return line === '' ? '' : ' '.repeat(column + 1) + line.trimStart();
}

function shifted(line: string, columns: number): string {
    if (line === '' || columns === 0) {
        return line;
    }
    const text = line.trimStart();
    const indentation = textWidth(line.slice(0, line.length - text.length));
    return ' '.repeat(Math.max(0, indentation + columns)) + text;
}
