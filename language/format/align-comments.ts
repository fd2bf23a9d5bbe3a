import { LINE_WIDTH } from './layout.ts';
import { type Cell, type Line, widthOf } from './lines.ts';
import { sourceColumn } from './pieces.ts';
import { SPACES_BETWEEN_ITEMS } from './spacing.ts';
import { largest, textWidth } from './text-width.ts';

/**
 * Puts the comments at the ends of neighbouring lines below each other. A column that a person chose, clear of the
 * code, stays; else they stand as near as the longest line allows. A comment alone in its line below one of them, in
 * the same column, is its continuation and goes along.
 */
export function alignComments(lines: readonly Line[], source: string): void {
    let run: LineWithComment[] = [];
    for (const line of lines) {
        const found = withComment(line, run.at(-1), source);
        // A comment behind a closing brace speaks of what is closed, not of the next line.
        const separate = closes(line) || closes(run[0]?.line);
        if (!found || line.blankBefore || (separate && found.codeEnd > 0)) {
            align(run);
            run = [];
        }
        if (found) {
            run.push(found);
        }
    }
    align(run);
}

interface LineWithComment {
    readonly line: Line;
    readonly comment: Cell;
    /** Column behind the code; 0 where there is none. */
    readonly codeEnd: number;
    /** Column of the comment in the source. */
    readonly column: number;
    /** Columns between code and comment in the source. */
    readonly gap: number;
    readonly width: number;
}

function closes(line: Line | undefined): boolean {
    return line?.cells[0]?.piece.text === '}';
}

function withComment(line: Line, previous: LineWithComment | undefined, source: string): LineWithComment | undefined {
    const comment = line.cells.at(-1);
    if (comment?.piece.kind !== 'line-comment') {
        return undefined;
    }
    const column = sourceColumn(comment.piece, source);
    const width = textWidth(comment.piece.text);
    const before = line.cells.at(-2)?.piece;
    if (before) {
        const gap = isNewLine(line, source) ? 0 : column - textWidth(source.slice(comment.piece.lineStart, before.end));
        return { line, comment, codeEnd: widthOf(line, line.cells.length - 1), column, gap, width };
    }
    const continues = previous?.column === column && previous.comment.piece.startLine === comment.piece.startLine - 1;
    return continues ? { line, comment, codeEnd: 0, column, gap: Number.POSITIVE_INFINITY, width } : undefined;
}

/** True if a line begins where none begins in the source: the columns there have nothing to do with it. */
function isNewLine({ cells: [first] }: Line, source: string): boolean {
    return first !== undefined && source.slice(first.piece.lineStart, first.piece.start).trim() !== '';
}

function align(run: readonly LineWithComment[]): void {
    if (run.length === 0) {
        return;
    }
    const nearest = largest(run.map(({ codeEnd }) => codeEnd)) + SPACES_BETWEEN_ITEMS;
    const chosen = chosenColumn(run) ?? 0;
    const target = chosen > nearest ? chosen : fits(run, nearest) ? nearest : undefined;
    let column = nearest;
    for (const { line, comment, codeEnd } of run) {
        if (codeEnd > 0) {
            column = target ?? codeEnd + SPACES_BETWEEN_ITEMS;
        }
        comment.spaces = column - (codeEnd > 0 ? codeEnd : line.indent);
    }
}

/** The column of most comments, if all are clear of the code. */
function chosenColumn(run: readonly LineWithComment[]): number | undefined {
    if (run.some(({ gap }) => gap <= SPACES_BETWEEN_ITEMS)) {
        return undefined;
    }
    const counts = new Map<number, number>();
    for (const { column } of run) {
        counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    return [...counts.keys()].find((column) => (counts.get(column) ?? 0) * 2 > run.length);
}

/** True if no line gets too long that would not be so anyway. */
function fits(run: readonly LineWithComment[], column: number): boolean {
    return run.every(
        ({ codeEnd, width }) => column + width <= LINE_WIDTH || codeEnd + SPACES_BETWEEN_ITEMS + width > LINE_WIDTH,
    );
}
