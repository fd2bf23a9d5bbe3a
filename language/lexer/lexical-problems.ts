import type { IToken } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';

/** Texts and comments that are never closed; the lexer accepts them so that they cost nothing else. */
export function lexicalProblems(tokens: readonly IToken[], comments: readonly IToken[]): LexingDiagnostic[] {
    const problems: LexingDiagnostic[] = [];
    for (const token of tokens) {
        if (token.tokenType.name === 'STRING' && !isClosedString(token.image)) {
            problems.push(problemAt(token, 'syntax/open-string', 'This text is never closed: add " at its end.'));
        }
    }
    for (const comment of comments) {
        if (comment.image.startsWith('/*') && !comment.image.endsWith('*/')) {
            problems.push({
                ...problemAt(comment, 'syntax/open-comment', 'This comment is never closed: add */ at its end.'),
                length: 2,
            });
        }
    }
    return problems;
}

/** True if the image of a STRING token ends with its closing quote, not with an escaped one. */
export function isClosedString(image: string): boolean {
    return /^"(?:\\.|[^"\\])*"$/.test(image);
}

/** A lexing diagnostic with a stable code, over a whole token. */
export function problemAt(token: IToken, code: string, message: string): LexingDiagnostic & { readonly code: string } {
    return {
        code,
        message,
        offset: token.startOffset,
        length: token.image.length,
        line: token.startLine ?? 1,
        column: token.startColumn ?? 1,
    };
}
