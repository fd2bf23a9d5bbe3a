import { LINE_WIDTH } from './layout.ts';
import { type Cell, type Line, widthOf } from './lines.ts';
import { isComment, isKeyword } from './pieces.ts';
import { largest } from './text-width.ts';

/**
 * Keeps columns that a person made: where in a run of lines that begin with the same word one has more than one space
 * between two words, all have their next word in one column. Where nobody did so there is one space.
 */
export function alignColumns(lines: readonly Line[]): void {
    for (const run of runsOf(lines)) {
        // The lines of a long comment have their place already.
        const movable = run.filter(({ cells }) => cells.every(({ text }) => text.length === 1));
        const heads = movable.map((line) => ({ line, cells: headOf(line) }));
        const longest = largest(heads.map(({ cells }) => cells.length));
        for (let column = 1; column < longest; column++) {
            const having = heads.filter(({ cells }) => cells.length > column);
            alignColumn(having, column);
        }
    }
}

interface Head {
    readonly line: Line;
    /** Cells of the line's first sentence up to the brace that opens its block. */
    readonly cells: readonly Cell[];
}

function* runsOf(lines: readonly Line[]): Generator<Line[]> {
    let run: Line[] = [];
    for (const line of lines) {
        const previous = run.at(-1);
        if (previous && !goTogether(previous, line)) {
            yield* run.length > 1 ? [run] : [];
            run = [];
        }
        run.push(line);
    }
    yield* run.length > 1 ? [run] : [];
}

function goTogether(previous: Line, line: Line): boolean {
    const [a, b] = [previous.cells[0], line.cells[0]];
    if (!a?.beginsItem || !b?.beginsItem || line.blankBefore || line.indent !== previous.indent) {
        return false;
    }
    return isKeyword(a.piece) ? a.piece.text === b.piece.text : wordClass(a) === wordClass(b);
}

function headOf(line: Line): Cell[] {
    const cells: Cell[] = [];
    for (const cell of line.cells) {
        if (isComment(cell.piece) || (cell.beginsItem && cells.length > 0)) {
            break;
        }
        cells.push(cell);
        if (cell.piece.text === '{') {
            break;
        }
    }
    return cells;
}

function alignColumn(heads: readonly Head[], column: number): void {
    const cells = heads.flatMap((head) => head.cells[column] ?? []);
    const classes = new Set(cells.map(wordClass));
    const meant = heads.some(({ cells: all }) => spacesInSource(all[column - 1], all[column]) > 1);
    if (heads.length < 2 || classes.size > 1 || !meant || cells.some(({ spaces }) => spaces !== 1)) {
        return;
    }
    const ends = heads.map(({ line }) => widthOf(line, column));
    const target = largest(ends) + 1;
    const fits = heads.every(({ line }, index) => codeWidth(line) + target - (ends[index] ?? 0) - 1 <= LINE_WIDTH);
    if (fits) {
        for (const [index, cell] of cells.entries()) {
            cell.spaces = target - (ends[index] ?? 0);
        }
    }
}

function spacesInSource(before: Cell | undefined, cell: Cell | undefined): number {
    const sameLine = before && cell && before.piece.endLine === cell.piece.startLine;
    return sameLine ? cell.piece.start - before.piece.end : 0;
}

/** Words of one class may stand below each other. */
function wordClass({ piece }: Cell): string {
    if (isKeyword(piece)) {
        return 'keyword';
    }
    return ['ID', 'QNAME', 'PERCENTILE'].includes(piece.type) ? 'name' : piece.type;
}

function codeWidth(line: Line): number {
    const trailing = line.cells.at(-1)?.piece.kind === 'line-comment';
    return widthOf(line, line.cells.length - (trailing ? 1 : 0));
}
