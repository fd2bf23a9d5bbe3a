import type { IToken, TokenType } from 'chevrotain';
import { LINKING_WORDS } from './linking-words.ts';

/** Words that go on with the sentence only before a text or a quantity; else they begin one (`at 60s kill …`). */
const LINKING_BEFORE = new Map<string, ReadonlySet<string>>([
    ['at', new Set(['STRING'])],
    ['every', new Set(['QUANTITY'])],
]);

/** Signs after which a sentence goes on in the next line, unless that line clearly begins a statement. */
const GOES_ON_AFTER = new Set([',', ':']);
const NEVER_BEFORE = new Set(['{', '}', ',', ':', '..']);

/**
 * Puts an NL token where a line end closes a sentence. There is none after `{`, before `{ } , :`, or before a word
 * that goes on with the sentence; after `,` and `:` only if a new statement follows, after `..` only if no quantity does, so
 * that an unfinished list or range costs only itself.
 */
export class LineEnds {
    private readonly type: TokenType;

    constructor(type: TokenType) {
        this.type = type;
    }

    insert(tokens: readonly IToken[], comments: readonly IToken[], text: string): IToken[] {
        const result: IToken[] = [];
        let comment = 0;
        for (let i = 0; i < tokens.length; i++) {
            const token = tokens[i];
            if (!token) {
                break;
            }
            result.push(token);
            const next = tokens[i + 1];
            if (next && (token.endLine ?? 0) >= (next.startLine ?? 0)) {
                continue;
            }
            if (!endsSentence(token, next, tokens[i + 2])) {
                continue;
            }
            const end = (token.endOffset ?? token.startOffset) + (token.image === '' ? 0 : 1);
            while ((comments[comment]?.startOffset ?? Number.POSITIVE_INFINITY) < end) {
                comment++;
            }
            const offset = lineEndAfter(end, comments, comment, text);
            if (offset !== undefined && offset < (next?.startOffset ?? text.length)) {
                result.push(this.token(token, offset));
            }
        }
        return result;
    }

    private token(previous: IToken, offset: number): IToken {
        const line = previous.endLine ?? 1;
        const column = offset - previous.startOffset + (previous.startColumn ?? 1);
        return {
            image: '\n',
            tokenType: this.type,
            tokenTypeIdx: this.type.tokenTypeIdx ?? 0,
            startOffset: offset,
            endOffset: offset,
            startLine: line,
            endLine: line,
            startColumn: column,
            endColumn: column,
        };
    }
}

function endsSentence(token: IToken, next: IToken | undefined, afterNext: IToken | undefined): boolean {
    if (!next) {
        return true;
    }
    if (NEVER_BEFORE.has(next.image)) {
        return false;
    }
    if (token.image === '..') {
        return next.tokenType.name !== 'QUANTITY';
    }
    if (GOES_ON_AFTER.has(token.image)) {
        return beginsStatement(next, afterNext);
    }
    return token.image !== '{' && !goesOn(next, afterNext);
}

/** A keyword with something behind it on its line that neither ends nor goes on with a list. */
function beginsStatement(token: IToken, next: IToken | undefined): boolean {
    const name = token.tokenType.name;
    const isKeyword = name !== 'ID' && name !== 'QNAME' && name !== 'STRING' && name !== 'PERCENTILE';
    return (
        isKeyword &&
        next !== undefined &&
        next.startLine === token.endLine &&
        next.image !== ',' &&
        next.image !== '}' &&
        next.image !== '.'
    );
}

function goesOn(token: IToken, next: IToken | undefined): boolean {
    const sameLine = next !== undefined && next.startLine === token.endLine;
    const type = next?.tokenType.name;
    return linksToLineBefore(token.tokenType.name, type === 'calls' && !sameLine ? undefined : type);
}

/**
 * True if a line that begins with a token goes on with the sentence of the line before, whatever that is.
 *
 * @param type name of the token's type
 * @param nextType name of the type of the token behind it; a `calls` only if it stands in the same line
 */
export function linksToLineBefore(type: string, nextType: string | undefined): boolean {
    const before = LINKING_BEFORE.get(type);
    if (before) {
        return nextType !== undefined && before.has(nextType);
    }
    // An element of such a name may begin a line of a scenario: `over calls payments`.
    return LINKING_WORDS.has(type) && nextType !== 'calls';
}

/** Offset of the first line end from `start` on that is not inside a comment. */
function lineEndAfter(start: number, comments: readonly IToken[], first: number, text: string): number | undefined {
    let from = start;
    for (let index = first; ; index++) {
        const lineEnd = firstLineEnd(text, from);
        const comment = comments[index];
        if (lineEnd === undefined || !comment || comment.startOffset > lineEnd) {
            return lineEnd;
        }
        from = comment.startOffset + comment.image.length;
    }
}

function firstLineEnd(text: string, from: number): number | undefined {
    for (let offset = from; offset < text.length; offset++) {
        const code = text.charCodeAt(offset);
        if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) {
            return offset;
        }
    }
    return undefined;
}
