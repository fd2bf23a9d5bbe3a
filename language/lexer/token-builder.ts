import type { CustomPatternMatcherFunc, TokenPattern, TokenType, TokenVocabulary } from 'chevrotain';
import { Lexer } from 'chevrotain';
import { DefaultTokenBuilder, type Grammar, type GrammarAST } from 'langium';

/** Letters that start a name: ASCII, and letters beyond it without punctuation, arrows or box drawing. */
const FIRST = 'A-Za-z_\\u00AA\\u00B5\\u00BA\\u00C0-\\u1FFF\\u2C00-\\u2DFF\\u3040-\\uFFFD';
const NAME = `[${FIRST}][${FIRST}0-9]*(?:-+[${FIRST}0-9]+)*`;

/** A name: letters, digits and inner hyphens; it must not end in a hyphen. */
export const NAME_PATTERN = new RegExp(NAME);
const QUALIFIED_NAME_PATTERN = new RegExp(`${NAME}(?:\\.${NAME})+\\.?|${NAME}\\.`);

/** Words made of letters and hyphens are contextual keywords: the lexer reads them as names first. */
const WORD = /^[a-z][a-z-]*$/;

/**
 * Builds token types so that every keyword is also a legal name. Keywords have no pattern of their own: the lexer
 * reads a name and looks the keyword up. In the parser a keyword is of category ID, and ID and QNAME are of category
 * REF, so a reference is one token whatever it looks like.
 */
export class FirebreakTokenBuilder extends DefaultTokenBuilder {
    override buildTokens(grammar: Grammar): TokenVocabulary {
        const tokens = super.buildTokens(grammar, {}) as TokenType[];
        const named = (name: string): TokenType => {
            const token = tokens.find((candidate) => candidate.name === name);
            if (!token) {
                throw new Error(`The grammar has no terminal ${name}.`);
            }
            return token;
        };
        const [ref, id, percentile] = [named('REF'), named('ID'), named('PERCENTILE')];
        ref.PATTERN = Lexer.NA;
        named('NL').PATTERN = Lexer.NA;
        id.PATTERN = NAME_PATTERN;
        id.CATEGORIES = [ref];
        // No rule speaks of it: what takes a dotted name takes every REF.
        const qname: TokenType = {
            name: 'QNAME',
            PATTERN: QUALIFIED_NAME_PATTERN,
            CATEGORIES: [ref],
            LONGER_ALT: id,
        };
        tokens.splice(tokens.indexOf(id), 0, qname);
        percentile.CATEGORIES = [id];
        percentile.LONGER_ALT = [qname, id];
        const comment = named('ML_COMMENT');
        comment.PATTERN = blockComment;
        comment.LINE_BREAKS = true;
        for (const token of tokens) {
            if (WORD.test(token.name)) {
                token.CATEGORIES = [id];
            }
        }
        // Comments come first, or `/` would begin one as a sign of its own.
        return [...tokens.filter(isHidden), ...tokens.filter((token) => !isHidden(token))];
    }

    protected override buildKeywordPattern(keyword: GrammarAST.Keyword): TokenPattern {
        return WORD.test(keyword.value) ? Lexer.NA : keyword.value;
    }

    protected override findLongerAlt(): TokenType[] {
        return [];
    }
}

function isHidden(token: TokenType): boolean {
    return token.GROUP === 'hidden' || token.GROUP === Lexer.SKIPPED;
}

/** The keyword token types by their word. */
export function keywordTokens(tokens: Readonly<Record<string, TokenType>>): ReadonlyMap<string, TokenType> {
    return new Map(Object.values(tokens).flatMap((token) => (WORD.test(token.name) ? [[token.name, token]] : [])));
}

/** The end of a comment, or a line that begins another one: then the first one was never closed. */
const END_OR_NEXT = /\*\/|\n[ \t]*\/\*/g;

/** A block comment. Found by its end, so that its length is no matter. */
const blockComment: CustomPatternMatcherFunc = (text, offset) => {
    if (!text.startsWith('/*', offset)) {
        return null;
    }
    END_OR_NEXT.lastIndex = offset + 2;
    const found = END_OR_NEXT.exec(text);
    const end = found?.[0] === '*/' ? END_OR_NEXT.lastIndex : endOfOpenComment(text, offset);
    const result = [text.slice(offset, end)] as unknown as RegExpExecArray;
    result.index = offset;
    return result;
};

/** An open comment ends with its line, or with the last of the lines after it that begin with a star. */
function endOfOpenComment(text: string, offset: number): number {
    const lines = /[^\r\n]*(?:\r?\n[ \t]*\*[^\r\n]*)*/y;
    lines.lastIndex = offset;
    lines.exec(text);
    return lines.lastIndex;
}
