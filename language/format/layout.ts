import { type Block, type Item, isBlock } from './block-tree.ts';
import { keptBreaks, type Span, shouldBreakBefore } from './line-breaks.ts';
import { type Line, LineWriter } from './lines.ts';
import type { Piece } from './pieces.ts';
import { SPACES_BETWEEN_ITEMS, spaceBefore, spaceBetweenItems } from './spacing.ts';
import { textWidth } from './text-width.ts';

/** Columns that a line may take, comments at its end not counted. */
export const LINE_WIDTH = 120;

const BLOCK_INDENT = 2;
const CONTINUATION_INDENT = 4;

/** Arranges a text in lines: its own lines, as long as they fit, with one block or sentence a line where they do not. */
export function layOut(root: Block, source: string): Line[] {
    const layout = new Layout(source);
    layout.items(root, 0);
    return layout.writer.lines;
}

/** Neighbours in one line of the source that must not be torn apart: comments and what they lead on to. */
interface Group {
    readonly items: readonly Item[];
    readonly first: Item;
    readonly last: Item;
    readonly onOneLine: boolean;
    readonly width: number;
    /** It stands in one line with the group before, or with the opening brace. */
    readonly sameLine: boolean;
    readonly blankBefore: boolean;
    /** A comment behind the last sentence of a line. */
    readonly trails: boolean;
}

class Layout {
    readonly writer: LineWriter;

    constructor(source: string) {
        this.writer = new LineWriter(source);
    }

    items(block: Block, indent: number): void {
        let previous: Group | undefined;
        let severalLines = false;
        for (const group of groupsOf(block)) {
            const lines = this.writer.lines.length;
            const spaces = previous ? spaceBetweenItems(previous.last, group.first) : SPACES_BETWEEN_ITEMS;
            if (this.staysInLine(group, spaces, { block, previous, severalLines })) {
                this.group(group, indent, spaces);
                severalLines = this.writer.lines.length > lines;
            } else {
                this.writer.newLine(indent, group.blankBefore);
                this.group(group, indent, 0);
                severalLines = this.writer.lines.length > lines + 1;
            }
            previous = group;
        }
    }

    private staysInLine(
        group: Group,
        spaces: number,
        around: { readonly block: Block; readonly previous: Group | undefined; readonly severalLines: boolean },
    ): boolean {
        if (!group.sameLine || group.trails) {
            return group.sameLine;
        }
        // A block that was in one line and does not fit gets one sentence a line; lists are filled up.
        const torn = around.block.onOneLine && around.previous?.last.last.text !== ',';
        const fits = this.writer.column + spaces + group.width <= LINE_WIDTH;
        return around.previous !== undefined && !around.severalLines && group.onOneLine && !torn && fits;
    }

    private group(group: Group, indent: number, spaces: number): void {
        let before = spaces;
        let previous: Item | undefined;
        for (const item of group.items) {
            before = previous ? spaceBetweenItems(previous, item) : before;
            this.item(item, indent, before);
            previous = item;
        }
    }

    private item(item: Item, indent: number, spaces: number): void {
        if (item.onOneLine && this.writer.column + spaces + item.width <= LINE_WIDTH) {
            this.itemOnOneLine(item, spaces);
        } else {
            this.itemOnLines(item, indent, spaces);
        }
    }

    private itemOnOneLine(item: Item, spaces: number): void {
        let previous: Piece | undefined;
        for (const part of item.parts) {
            const { first, last } = spanOf(part);
            const before = previous ? spaceBefore(first, previous) : spaces;
            if (isBlock(part)) {
                this.blockOnOneLine(part, before);
            } else {
                this.writer.put(part, before, !previous);
            }
            previous = last;
        }
    }

    private blockOnOneLine({ open, close, items }: Block, spaces: number): void {
        if (!open || !close) {
            return;
        }
        this.writer.put(open, spaces);
        let previous: Item | undefined;
        for (const item of items) {
            this.itemOnOneLine(item, previous ? spaceBetweenItems(previous, item) : 1);
            previous = item;
        }
        this.writer.put(close, previous ? 1 : 0);
    }

    private itemOnLines(item: Item, indent: number, spaces: number): void {
        const spans = item.parts.map(spanOf);
        const breaks = keptBreaks(spans);
        let previous: Piece | undefined;
        for (const [index, part] of item.parts.entries()) {
            const { first, last } = spanOf(part);
            const before = previous ? spaceBefore(first, previous) : spaces;
            const wraps = previous && !isBlock(part) && shouldBreakBefore(part, previous);
            if (breaks[index] || (wraps && this.writer.column + before + chunkWidth(item, index) > LINE_WIDTH)) {
                this.writer.newLine(isBlock(part) ? indent : indent + CONTINUATION_INDENT);
            }
            if (isBlock(part)) {
                this.block(part, indent, before, restWidth(item, index));
            } else {
                this.writer.put(part, before, !previous);
            }
            previous = last;
        }
    }

    private block(block: Block, indent: number, spaces: number, rest: number): void {
        const fits = this.writer.column + spaces + block.width + rest <= LINE_WIDTH;
        if (block.items.length === 0 || (block.onOneLine && fits)) {
            this.blockOnOneLine(block, spaces);
        } else if (block.open && block.close) {
            this.writer.put(block.open, spaces);
            this.items(block, indent + BLOCK_INDENT);
            this.writer.newLine(indent);
            this.writer.put(block.close, 0);
        }
    }
}

function spanOf(part: Piece | Block): Span {
    if (!isBlock(part)) {
        return { first: part, last: part };
    }
    if (!part.open || !part.close) {
        throw new Error('A block in a sentence has braces.');
    }
    return { first: part.open, last: part.close };
}

/** Width of a sentence from a part to the next place where it can be broken, or to its next opening brace. */
function chunkWidth({ parts }: Item, from: number): number {
    let width = 0;
    let previous: Piece | undefined;
    for (let index = from; index < parts.length; index++) {
        const part = parts[index];
        if (!part || isBlock(part)) {
            return width + ' {'.length;
        }
        if (previous && shouldBreakBefore(part, previous)) {
            return width;
        }
        width += (previous ? spaceBefore(part, previous) : 0) + textWidth(part.text);
        previous = part;
    }
    return width;
}

/** Width of what follows a block in its sentence, up to the next block: ` else {`. */
function restWidth(item: Item, from: number): number {
    let width = 0;
    for (const part of item.parts.slice(from + 1)) {
        if (isBlock(part)) {
            return width + ' {'.length;
        }
        width += textWidth(part.text) + 1;
    }
    return width;
}

function groupsOf(block: Block): Group[] {
    const groups: Group[] = [];
    let items: Item[] = [];
    let before: Item | undefined;
    for (const [index, item] of block.items.entries()) {
        items.push(item);
        const leadsOn = item.isComment && block.items[index + 1]?.first.startLine === item.last.endLine;
        const first = items[0];
        if (first && !leadsOn) {
            const line = before?.last.endLine ?? block.open?.endLine;
            const distance = line === undefined ? 1 : first.first.startLine - line;
            groups.push(groupOf(items, first, item, distance, before !== undefined));
            before = item;
            items = [];
        }
    }
    return groups;
}

/** @param distance lines from what stands before it */
function groupOf(items: readonly Item[], first: Item, last: Item, distance: number, follows: boolean): Group {
    let width = 0;
    for (const [index, item] of items.entries()) {
        width += spaceBetweenItems(items[index - 1], item) + item.width;
    }
    return {
        items,
        first,
        last,
        onOneLine: first.first.startLine === last.last.endLine,
        width,
        sameLine: distance === 0,
        blankBefore: follows && distance > 1,
        trails: distance === 0 && last.isComment,
    };
}
