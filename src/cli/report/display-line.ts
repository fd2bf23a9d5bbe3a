import stringWidth from 'string-width';
import { visibleText } from '../../panel/visible-text.ts';

/** A line of source text as a terminal shows it, and the columns that a stretch of it takes there. */
export interface DisplayedLine {
    readonly text: string;
    /** First column of the stretch, counted from zero. */
    readonly from: number;
    /** Columns of the stretch; zero when it is empty. */
    readonly width: number;
}

const TAB_STOP = 4;
const ELLIPSIS = '…';
/** Of a longer line only the surroundings of the stretch are laid out, in UTF-16 code units. */
const LONGEST_LINE = 8192;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One character as a person sees it, with where it stands in the text and on the screen. */
interface Cell {
    readonly shown: string;
    readonly index: number;
    readonly column: number;
    readonly width: number;
}

/**
 * Lays out a line of source text for a terminal: tabs become spaces, wide characters and emoji take the columns that
 * they take on the screen, and characters that would steer the terminal are made visible. A line wider than `limit`
 * is cut to the surroundings of the stretch.
 *
 * @param start first UTF-16 code unit of the stretch
 * @param end the code unit after the stretch
 */
export function displayLine(line: string, start: number, end: number, limit: number): DisplayedLine {
    const first = line.length > LONGEST_LINE ? Math.max(0, start - LONGEST_LINE / 2) : 0;
    const part = line.slice(first, first + LONGEST_LINE);
    const cells = layOut(part);
    const total = columnAfter(cells, part.length);
    const from = start - first < part.length ? columnOf(cells, start - first) : total;
    const to = end > start ? columnAfter(cells, end - first) : from;
    if (total <= limit && part.length === line.length) {
        return { text: show(cells), from, width: to - from };
    }
    return cut(cells, { from, to, total }, limit);
}

function layOut(line: string): Cell[] {
    const cells: Cell[] = [];
    let column = 0;
    for (const { segment, index } of segmenter.segment(line)) {
        const shown = segment === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : visibleText(segment);
        const width = stringWidth(shown);
        cells.push({ shown, index, column, width });
        column += width;
    }
    return cells;
}

/** Column of the character to which a code unit belongs. */
function columnOf(cells: readonly Cell[], index: number): number {
    return cells.findLast((cell) => cell.index <= index)?.column ?? 0;
}

/** Column where the characters before a code unit end. */
function columnAfter(cells: readonly Cell[], index: number): number {
    const last = cells.findLast((cell) => cell.index < index);
    return last ? last.column + last.width : 0;
}

/** Keeps as much as fits, with a third of the room before the stretch, and marks what was left out. */
function cut(
    cells: readonly Cell[],
    { from, to, total }: { readonly from: number; readonly to: number; readonly total: number },
    limit: number,
): DisplayedLine {
    const room = Math.max(1, limit - 2 * ELLIPSIS.length);
    const wanted = Math.max(0, from - Math.floor(room / 3));
    const left = Math.min(wanted, Math.max(0, total - room));
    const kept = cells.filter((cell) => cell.column >= left && cell.column + cell.width <= left + room);
    const start = kept[0]?.column ?? left;
    const before = start > 0 ? ELLIPSIS : '';
    const after = kept.at(-1) === cells.at(-1) ? '' : ELLIPSIS;
    return {
        text: `${before}${show(kept)}${after}`,
        from: from - start + before.length,
        width: Math.min(to, left + room) - from,
    };
}

function show(cells: readonly Cell[]): string {
    return cells.map((cell) => cell.shown).join('');
}
