import type { Colors } from 'picocolors/types';
import type { Range } from '../../model/source.ts';
import { displayLine } from './display-line.ts';

/** How an excerpt is written. */
export interface ExcerptStyle {
    readonly colours: Colors;
    /** Colour of the caret. */
    readonly mark: (text: string) => string;
    /** Columns that the whole may take. */
    readonly columns: number;
}

/** Narrowest room in which source text is still of use. */
const LEAST_COLUMNS = 20;

/**
 * Writes the line of source text in which a range begins, with its number, and carets under the range. A range that
 * goes on over several lines is marked to the end of its first line. Without such a line there is nothing to show.
 *
 * ```text
 *     |
 *  12 |   calls payments.charge
 *     |         ^^^^^^^^^^^^^^^
 * ```
 */
export function sourceExcerpt(lines: readonly string[], range: Range, gutter: number, style: ExcerptStyle): string[] {
    const line = lines[range.start.line];
    if (line === undefined) {
        return [];
    }
    const { colours } = style;
    const goesOn = range.end.line > range.start.line;
    const end = goesOn ? line.trimEnd().length : range.end.character;
    const room = Math.max(LEAST_COLUMNS, style.columns - gutter - 3);
    const shown = displayLine(line.trimEnd(), Math.min(range.start.character, line.length), end, room);
    const carets = '^'.repeat(Math.max(1, shown.width)) + (goesOn ? '…' : '');
    const bar = colours.dim('|');
    return [
        `${' '.repeat(gutter)} ${bar}`,
        `${colours.dim(String(range.start.line + 1).padStart(gutter))} ${bar} ${shown.text}`,
        `${' '.repeat(gutter)} ${bar} ${' '.repeat(shown.from)}${style.mark(carets)}`,
    ];
}
