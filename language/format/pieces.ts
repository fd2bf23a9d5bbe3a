import type { IToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import { textWidth } from './text-width.ts';

/** Something that is written out as it stands: a token or a comment, with its place in the source. */
export interface Piece {
    readonly kind: 'token' | 'line-comment' | 'block-comment';
    /** As in the source; a line comment without blanks at its end. */
    readonly text: string;
    /** Name of its token type: a keyword itself, `ID`, `QNAME`, `STRING` … */
    readonly type: string;
    /** Offset of its first character. */
    readonly start: number;
    /** Offset behind its last character. */
    readonly end: number;
    /** Offset where the line begins in which it starts. */
    readonly lineStart: number;
    /** One-based. */
    readonly startLine: number;
    /** One-based. */
    readonly endLine: number;
    /** The token behind it, which may belong to the next sentence. */
    readonly nextToken: Piece | undefined;
}

/** Tokens and comments of a text in their order, without what the lexer adds: line ends and mended braces. */
export function piecesOf({ tokens, hidden }: LexerResult): Piece[] {
    const real = tokens.filter((token) => token.tokenType.name !== 'NL' && token.image !== '');
    const pieces: Piece[] = [];
    let nextToken: Piece | undefined;
    let comment = hidden.length - 1;
    const takeCommentsBehind = (offset: number): void => {
        for (let last = hidden[comment]; last && last.startOffset > offset; last = hidden[--comment]) {
            pieces.push(commentPiece(last, nextToken));
        }
    };
    for (const token of real.toReversed()) {
        takeCommentsBehind(token.startOffset);
        nextToken = piece('token', token, token.image, nextToken);
        pieces.push(nextToken);
    }
    takeCommentsBehind(-1);
    return pieces.reverse();
}

/** True for tokens that are keywords of the grammar, also where they stand as a name. */
export function isKeyword(piece: Piece): boolean {
    return piece.kind === 'token' && /^[a-z]/.test(piece.type);
}

/** True for comments of either kind. */
export function isComment(piece: Piece): boolean {
    return piece.kind !== 'token';
}

function commentPiece(token: IToken, nextToken: Piece | undefined): Piece {
    return token.image.startsWith('//')
        ? piece('line-comment', token, token.image.trimEnd(), nextToken)
        : piece('block-comment', token, token.image, nextToken);
}

function piece(kind: Piece['kind'], token: IToken, text: string, nextToken: Piece | undefined): Piece {
    return {
        kind,
        text,
        type: token.tokenType.name,
        start: token.startOffset,
        end: token.startOffset + text.length,
        lineStart: token.startOffset - (token.startColumn ?? 1) + 1,
        startLine: token.startLine ?? 1,
        endLine: token.endLine ?? token.startLine ?? 1,
        nextToken,
    };
}

/** Column of a piece in the source, from zero. */
export function sourceColumn(piece: Piece, source: string): number {
    return textWidth(source.slice(piece.lineStart, piece.start));
}
