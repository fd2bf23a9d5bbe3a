import { moveBlockComment } from './comment-text.ts';
import { type Piece, sourceColumn } from './pieces.ts';
import { textWidth } from './text-width.ts';

/** A piece in its place in a line. */
export interface Cell {
    readonly piece: Piece;
    /** Spaces between it and the cell before; none before the first. */
    spaces: number;
    /** It begins a sentence, or a comment between sentences. */
    readonly beginsItem: boolean;
    /** The lines of its text: more than one for a long block comment. */
    readonly text: readonly string[];
}

/** A line of the formatted text. */
export interface Line {
    readonly indent: number;
    readonly blankBefore: boolean;
    readonly cells: Cell[];
}

/** Writes lines one after the other. */
export class LineWriter {
    readonly lines: Line[] = [];
    /** Column behind what stands in the line so far. */
    column = 0;
    private current: Line | undefined;
    private readonly source: string;

    constructor(source: string) {
        this.source = source;
    }

    /** Begins a line; a blank one before it if asked for, except at the start of the text. */
    newLine(indent: number, blankBefore = false): void {
        this.current = { indent, blankBefore: blankBefore && this.lines.length > 0, cells: [] };
        this.lines.push(this.current);
        this.column = indent;
    }

    /** Puts a piece into the line, that many spaces behind what stands there. */
    put(piece: Piece, spaces: number, beginsItem = false): void {
        const cells = this.current?.cells ?? [];
        const room = cells.length === 0 ? 0 : spaces;
        this.column += room;
        const text = this.textOf(piece);
        const width = textWidth(text.at(-1) ?? '');
        this.column = text.length > 1 ? width : this.column + width;
        cells.push({ piece, spaces: room, beginsItem, text });
    }

    /** What the line ends with. */
    get last(): Piece | undefined {
        return this.current?.cells.at(-1)?.piece;
    }

    private textOf(piece: Piece): readonly string[] {
        return piece.startLine === piece.endLine
            ? [piece.text]
            : moveBlockComment(piece.text, sourceColumn(piece, this.source), this.column);
    }
}

/** Column behind the last of a line's first cells. */
export function widthOf(line: Line, count = line.cells.length): number {
    let column = line.indent;
    for (const { spaces, text } of line.cells.slice(0, count)) {
        const width = textWidth(text.at(-1) ?? '');
        column = text.length > 1 ? width : column + spaces + width;
    }
    return column;
}
