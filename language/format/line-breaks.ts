import { linksToLineBefore } from '../lexer/line-ends.ts';
import { CLAUSE_WORDS } from '../lexer/linking-words.ts';
import { isComment, isKeyword, type Piece } from './pieces.ts';

/** Clauses before which a sentence that is too long goes on in the next line. */
const CLAUSES: ReadonlySet<string> = new Set([...CLAUSE_WORDS, 'at']);

/**
 * True if a sentence may go on in a new line with a token: the lexer must not take the line end for its end.
 *
 * @param nextType type of the token behind it, if that can be in the same line
 */
function mayBreakBefore(token: Piece, previous: Piece, nextType = token.nextToken?.type): boolean {
    if (previous.text === ',') {
        return !isKeyword(token) && token.type !== 'QUANTITY';
    }
    return token.type !== 'else' && linksToLineBefore(token.type, nextType);
}

/** True if a sentence that is too long should go on in a new line with a token. */
export function shouldBreakBefore(token: Piece, previous: Piece): boolean {
    const tokens = !isComment(token) && !isComment(previous);
    return tokens && (previous.text === ',' || CLAUSES.has(token.type)) && mayBreakBefore(token, previous);
}

/** A part of a sentence from its first piece to its last: a piece itself, or a block. */
export interface Span {
    readonly first: Piece;
    readonly last: Piece;
}

/** For each part of a sentence, whether it begins a new line because it does so in the source. */
export function keptBreaks(parts: readonly Span[]): boolean[] {
    const breaks: boolean[] = [];
    for (let from = 0; from < parts.length; ) {
        const to = nextToken(parts, from);
        const keep = keepsBreaks(parts, from, to);
        for (let index = from; index <= to; index++) {
            const [previous, part] = [parts[index - 1], parts[index]];
            const broken = previous && part && previous.last.endLine < part.first.startLine;
            breaks.push(keep && broken === true);
        }
        from = to + 1;
    }
    return breaks;
}

function nextToken(parts: readonly Span[], from: number): number {
    let index = from;
    while (index < parts.length - 1 && isCommentSpan(parts[index])) {
        index++;
    }
    return index;
}

function isCommentSpan(part: Span | undefined): boolean {
    return part !== undefined && isComment(part.first);
}

/** Whether the line breaks between two neighbouring tokens stay; the comments between them are `from` to `to - 1`. */
function keepsBreaks(parts: readonly Span[], from: number, to: number): boolean {
    if (parts.slice(from, to).some((part) => part.first.kind === 'line-comment')) {
        return true;
    }
    const [previous, token] = [parts[from - 1]?.last, parts[to]?.first];
    if (!previous || !token || isComment(token)) {
        return false;
    }
    const { nextToken: next, endLine } = token;
    const nextType = next?.type === 'calls' && endLine < next.startLine ? 'NL' : next?.type;
    return mayBreakBefore(token, previous, nextType) || standsAlone(parts, from - 1);
}

/** After `a, // …` a word that could begin a sentence does so only if something follows in its line. */
function standsAlone(parts: readonly Span[], index: number): boolean {
    const [comma, comment, word] = [parts[index - 2], parts[index - 1], parts[index]];
    return (
        comma?.last.text === ',' &&
        comment?.first.kind === 'line-comment' &&
        word !== undefined &&
        isKeyword(word.first)
    );
}
