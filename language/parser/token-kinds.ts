import type { IToken } from 'chevrotain';
import { isWord } from './grammar-facts.ts';

/** True for the sign that closes a block, put there by the lexer or written. */
export function closesBlock(token: IToken): boolean {
    return token.tokenType.name === '}';
}

/** True for the sign that opens a block. */
export function opensBlock(token: IToken): boolean {
    return token.tokenType.name === '{';
}

/** True for the end of a line that ends a sentence. */
export function endsLine(token: IToken): boolean {
    return token.tokenType.name === 'NL';
}

/** True for what comes after the last token of a text. */
export function endsText(token: IToken): boolean {
    return token.tokenType.name === 'EOF';
}

/** True where nothing more can come of a sentence. */
export function endsSentence(token: IToken): boolean {
    return endsLine(token) || closesBlock(token) || endsText(token);
}

/** True if a token is a keyword of the language. */
export function isKeyword(token: IToken): boolean {
    return isWord(token.tokenType.name);
}

/** True for a name without dots that is no keyword. */
export function isPlainName(token: IToken): boolean {
    return token.tokenType.name === 'ID';
}

/** True for a name with dots. */
export function isDottedName(token: IToken): boolean {
    return token.tokenType.name === 'QNAME';
}
