import type { IToken, TokenType } from 'chevrotain';
import { nearestWord } from '../near-words.ts';
import { NOT_NEEDED, OTHER_WORDS } from './other-words.ts';
import { isKeyword, isPlainName } from './token-kinds.ts';

/** A keyword that a token is meant to be. */
export interface StatementGuess {
    readonly token: IToken;
    readonly word: string;
}

/**
 * What the beginning of a sentence is meant to be, where it begins none. The token becomes that keyword, so that the
 * sentence is read as if it were written right.
 *
 * @param tokens the first tokens of the sentence; the second may be the misspelled one, as in `App cals Shop`
 * @param words the words that may begin a sentence here
 * @param isMore whether a sentence can be read here, with the tokens as they are now
 */
export function guessStatement(
    tokens: readonly IToken[],
    words: Iterable<string>,
    keywords: ReadonlyMap<string, TokenType>,
    isMore: () => boolean,
): StatementGuess | undefined {
    const [first, second] = tokens;
    if (!first || NOT_NEEDED.has(first.image)) {
        return undefined;
    }
    const statements = [...words];
    const candidates: readonly (readonly [IToken | undefined, string | undefined])[] = [
        [first, OTHER_WORDS.get(first.image)],
        [first, onlyWordWithPrefix(first.image, statements)],
        [first, nearestWord(first.image, statements)],
        [second, second && nearestWord(second.image, CONTINUATIONS)],
    ];
    for (const [token, word] of candidates) {
        const type = word === undefined ? undefined : keywords.get(word);
        if (token && type && (isPlainName(token) || isKeyword(token)) && becomes(token, type, isMore)) {
            return { token, word: type.name };
        }
    }
    return undefined;
}

/** Words that follow a name at the beginning of a sentence. */
const CONTINUATIONS = ['calls', 'publishes', 'may'];

function onlyWordWithPrefix(prefix: string, words: readonly string[]): string | undefined {
    const found = prefix.length < 3 ? [] : words.filter((word) => word.startsWith(prefix));
    return found.length === 1 ? found[0] : undefined;
}

function becomes(token: IToken, type: TokenType, fits: () => boolean): boolean {
    const { tokenType, tokenTypeIdx } = token;
    setType(token, type);
    if (fits()) {
        return true;
    }
    token.tokenType = tokenType;
    token.tokenTypeIdx = tokenTypeIdx;
    return false;
}

/** Makes a token one of another type. */
export function setType(token: IToken, type: TokenType): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}
