import type { IToken } from 'chevrotain';
import type { Lexer } from 'langium';

/** A cursor in a text, as completion sees it. */
export interface CursorPlace {
    /** Headers of the open blocks, and the sentence before the cursor; blocks that are closed are empty. */
    readonly tokens: readonly IToken[];
    /** The sentence of the line before, if the cursor stands in a line that may go on with it. */
    readonly sentenceBefore: readonly IToken[] | undefined;
    /** What is being written at the cursor, up to the cursor; empty between words. */
    readonly word: CursorWord;
    /** The sentence shares its line with its block's brace, with other sentences, or is set off by two blanks. */
    readonly isCompact: boolean;
}

/** A word, number or text in quotes that a cursor stands in or behind. */
export interface CursorWord {
    /** Its part before the cursor. */
    readonly text: string;
    readonly start: number;
    /** End of the whole word, the part behind the cursor included. */
    readonly end: number;
}

/**
 * Finds out where a cursor stands, also in a text whose braces do not balance; undefined within comments.
 *
 * @param offset of the cursor
 */
export function cursorPlace(lexer: Lexer, text: string, offset: number): CursorPlace | undefined {
    const { tokens, hidden } = lexer.tokenize(text);
    if (hidden.some((it) => isComment(it) && it.startOffset < offset && offset <= endOfComment(it))) {
        return undefined;
    }
    const before = tokens.filter(
        (token) => token.startOffset < offset && (token.image !== '' || endOf(token) <= offset),
    );
    const last = before.at(-1);
    const word = last && isWritten(last) && endOf(last) >= offset && !isSign(last) ? last : undefined;
    const complete = word ? before.slice(0, -1) : before;
    const start = word?.startOffset ?? offset;
    const blocks = openSentences(withoutEarlyEnds(complete, text, start));
    const current = blocks.at(-1) ?? { tokens: [], before: undefined };
    if (!word && endsBefore(current.tokens, text, start)) {
        current.before = current.tokens;
        current.tokens = [];
    }
    return {
        tokens: blocks.flatMap((block) => block.tokens),
        sentenceBefore: sentenceBefore(blocks, current, text, start),
        word: { text: text.slice(start, offset), start, end: Math.max(offset, word ? endOf(word) : offset) },
        isCompact: isCompact(complete, current.tokens, text, start),
    };
}

function isComment({ tokenType }: IToken): boolean {
    return tokenType.name.endsWith('COMMENT');
}

/** Behind its last star and slash one is out of a block comment; a line comment goes on to the end of its line. */
function endOfComment(comment: IToken): number {
    return comment.startOffset + comment.image.length - (comment.image.endsWith('*/') ? 1 : 0);
}

function endOf({ startOffset, image }: IToken): number {
    return startOffset + image.length;
}

function isWritten({ image, tokenType }: IToken): boolean {
    return image !== '' && tokenType.name !== 'NL';
}

function isSign({ image }: IToken): boolean {
    return /^[{},:/.]+$/.test(image);
}

/**
 * Leaves out closing braces that were put in just before the cursor to balance a text, where the cursor's indentation
 * says that it still stands in the block.
 */
function withoutEarlyEnds(tokens: readonly IToken[], text: string, offset: number): readonly IToken[] {
    const written = tokens.findLastIndex(isWritten);
    const tail = tokens.slice(written + 1);
    if (!tail.some(({ image }) => image === '')) {
        return tokens;
    }
    const last = tokens[written];
    const sameLine = last !== undefined && !text.slice(endOf(last), offset).includes('\n');
    const column = columnOf(text, offset);
    const openers = openBraces(tokens.slice(0, written + 1));
    const kept = tail.filter((token) => {
        if (token.image !== '') {
            return true;
        }
        const opener = openers.pop();
        return opener !== undefined && !sameLine && indentationAt(text, opener.startOffset) >= column;
    });
    return [...tokens.slice(0, written + 1), ...kept];
}

function openBraces(tokens: readonly IToken[]): IToken[] {
    const open: IToken[] = [];
    for (const token of tokens) {
        if (token.image === '{') {
            open.push(token);
        } else if (isClosing(token)) {
            open.pop();
        }
    }
    return open;
}

function isClosing({ tokenType }: IToken): boolean {
    return tokenType.name === '}';
}

function lineStart(text: string, offset: number): number {
    return text.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
    return offset - lineStart(text, offset);
}

function indentationAt(text: string, offset: number): number {
    return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0].length ?? 0;
}

interface OpenSentence {
    /** The sentence so far; of all blocks but the innermost the header with its brace. */
    tokens: IToken[];
    /** The sentence of the line before. */
    before: readonly IToken[] | undefined;
}

/** The sentences around a place, one for each open block. */
function openSentences(tokens: readonly IToken[]): readonly OpenSentence[] {
    const blocks: OpenSentence[] = [{ tokens: [], before: undefined }];
    for (const token of tokens) {
        const block = blocks.at(-1);
        if (!block) {
            break;
        }
        if (token.tokenType.name === 'NL') {
            block.before = block.tokens.length > 0 ? block.tokens : block.before;
            block.tokens = [];
        } else if (isClosing(token)) {
            if (blocks.length > 1) {
                blocks.pop();
                blocks.at(-1)?.tokens.push(token);
            }
        } else {
            block.tokens.push(token);
            if (token.image === '{') {
                blocks.push({ tokens: [], before: undefined });
            }
        }
    }
    return blocks;
}

/** Whether a sentence stands in lines before a place, where the lexer saw no end since nothing but a brace follows. */
function endsBefore(sentence: readonly IToken[], text: string, offset: number): boolean {
    const last = sentence.at(-1);
    return last !== undefined && last.image !== ',' && /[\r\n]/.test(text.slice(endOf(last), offset));
}

/** A line that is indented deeper than the sentence of the line before may go on with it. */
function sentenceBefore(
    blocks: readonly OpenSentence[],
    { tokens, before }: OpenSentence,
    text: string,
    offset: number,
): readonly IToken[] | undefined {
    const first = before?.[0];
    if (tokens.length > 0 || !before || !first || columnOf(text, offset) <= indentationAt(text, first.startOffset)) {
        return undefined;
    }
    return [...blocks.slice(0, -1).flatMap((block) => block.tokens), ...before];
}

function isCompact(all: readonly IToken[], sentence: readonly IToken[], text: string, offset: number): boolean {
    const previous = all.findLast(isWritten);
    if (!previous || sentence.length === 0) {
        return true;
    }
    const first = sentence[0];
    const lead = first ? text.slice(lineStart(text, first.startOffset), first.startOffset) : '';
    return lead.trim() !== '' || /\S {2,}$/.test(text.slice(endOf(previous) - 1, offset));
}
