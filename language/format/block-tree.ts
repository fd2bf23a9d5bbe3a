import { isComment, type Piece } from './pieces.ts';
import { spaceBefore, spaceBetweenItems } from './spacing.ts';
import { textWidth } from './text-width.ts';

/** What stands between two braces, or at the top level of a text. */
export interface Block {
    /** Missing at the top level. */
    readonly open?: Piece;
    /** Missing at the top level. */
    readonly close?: Piece;
    readonly items: readonly Item[];
    /** Both braces stand on one line of the source. */
    readonly onOneLine: boolean;
    /** Columns it takes on one line, with its braces. */
    readonly width: number;
}

/** A sentence with the comma behind it, or a comment between sentences. */
export interface Item {
    readonly parts: readonly (Piece | Block)[];
    readonly isComment: boolean;
    readonly first: Piece;
    readonly last: Piece;
    /** It stands on one line of the source. */
    readonly onOneLine: boolean;
    /** Columns it takes on one line. */
    readonly width: number;
}

/** True for the blocks among the parts of an item. */
export function isBlock(part: Piece | Block): part is Block {
    return 'items' in part;
}

type Parts = (Piece | Block)[];

interface OpenBlock {
    readonly open: Piece | undefined;
    readonly items: Item[];
    /** The sentence that is being read, and the comments behind it, which are part of it if it goes on. */
    sentence: Parts;
    comments: Piece[];
}

/** Arranges the pieces of a text without syntax errors as blocks of items. */
export function blockTree(pieces: readonly Piece[], sentenceStarts: ReadonlySet<number>): Block {
    const outer: OpenBlock[] = [];
    let block = openBlock(undefined);
    for (const piece of pieces) {
        if (isComment(piece)) {
            block.comments.push(piece);
        } else if (piece.text === '{') {
            outer.push(block);
            block = openBlock(piece);
        } else if (piece.text === '}') {
            const closed = closeBlock(block, piece);
            block = outer.pop() ?? openBlock(undefined);
            goOn(block, closed);
        } else if (sentenceStarts.has(piece.start)) {
            closeItems(block);
            block.sentence.push(piece);
        } else {
            goOn(block, piece);
        }
    }
    return closeBlock(block, undefined);
}

function openBlock(open: Piece | undefined): OpenBlock {
    return { open, items: [], sentence: [], comments: [] };
}

function goOn(block: OpenBlock, part: Piece | Block): void {
    if (block.sentence.length === 0) {
        closeItems(block);
    }
    for (const comment of block.comments) {
        block.sentence.push(comment);
    }
    block.sentence.push(part);
    block.comments = [];
}

function closeItems(block: OpenBlock): void {
    for (const parts of [block.sentence, ...block.comments.map((comment) => [comment])]) {
        const [first, last] = [parts[0], parts.at(-1)];
        if (first && last) {
            block.items.push(itemOf(parts, pieceOf(first, 'open'), pieceOf(last, 'close')));
        }
    }
    block.sentence = [];
    block.comments = [];
}

function pieceOf(part: Piece | Block, brace: 'open' | 'close'): Piece {
    const piece = isBlock(part) ? part[brace] : part;
    if (!piece) {
        throw new Error('A block in a sentence has braces.');
    }
    return piece;
}

function itemOf(parts: Parts, first: Piece, last: Piece): Item {
    return {
        parts,
        isComment: isComment(first),
        first,
        last,
        onOneLine: first.startLine === last.endLine,
        width: itemWidth(parts),
    };
}

function closeBlock(block: OpenBlock, close: Piece | undefined): Block {
    closeItems(block);
    const { open, items } = block;
    const onOneLine = open !== undefined && close !== undefined && open.startLine === close.startLine;
    return { ...(open && { open }), ...(close && { close }), items, onOneLine, width: blockWidth(items) };
}

function itemWidth(parts: readonly (Piece | Block)[]): number {
    let width = 0;
    let previous: Piece | undefined;
    for (const part of parts) {
        const first = isBlock(part) ? part.open : part;
        width += previous && first ? spaceBefore(first, previous) : 0;
        width += isBlock(part) ? part.width : textWidth(part.text);
        previous = isBlock(part) ? part.close : part;
    }
    return width;
}

function blockWidth(items: readonly Item[]): number {
    if (items.length === 0) {
        return '{}'.length;
    }
    let width = '{ '.length + ' }'.length;
    for (const [index, item] of items.entries()) {
        width += spaceBetweenItems(items[index - 1], item) + item.width;
    }
    return width;
}
