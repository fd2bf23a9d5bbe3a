import { type AstNode, EmptyFileSystem, isAstNode, isReference } from 'langium';
import { createFirebreakServices, type FirebreakServices } from '../language/services.ts';

/** What a text consists of, whatever its layout. */
export interface Syntax {
    /** The syntax tree as plain data, without places. */
    readonly tree: unknown;
    /** All that is not blank, in order: tokens, and comments line by line without the blanks around. */
    readonly pieces: readonly string[];
}

/** The language for tests of its syntax alone. */
export const language: FirebreakServices = createFirebreakServices(EmptyFileSystem).firebreak;

/** Undefined if the text has syntax errors. */
export function syntaxOf(text: string): Syntax | undefined {
    const result = language.parser.LangiumParser.parse(text);
    const { tokens, hidden, report, errors } = language.parser.Lexer.tokenize(text);
    if (result.parserErrors.length > 0 || errors.length > 0 || (report?.diagnostics.length ?? 0) > 0) {
        return undefined;
    }
    const pieces = [...tokens.filter(({ tokenType }) => tokenType.name !== 'NL'), ...hidden]
        .sort((a, b) => a.startOffset - b.startOffset)
        .flatMap(({ image }) => image.split(/\r\n|\r|\n/).map((line) => line.trim()))
        .filter((piece) => piece !== '');
    return { tree: withoutPlaces(result.value), pieces };
}

function withoutPlaces(value: unknown): unknown {
    if (isReference(value)) {
        return value.$refText;
    }
    if (Array.isArray(value)) {
        return value.map(withoutPlaces);
    }
    return isAstNode(value) ? nodeWithoutPlaces(value) : value;
}

function nodeWithoutPlaces(node: AstNode): Record<string, unknown> {
    const entries = Object.entries(node).filter(([key]) => key === '$type' || !key.startsWith('$'));
    return Object.fromEntries(entries.map(([key, value]) => [key, withoutPlaces(value)]));
}
