import type { IRecognitionException, IToken } from 'chevrotain';
import type { LangiumDocument, LexingDiagnostic } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { proposedWord } from '../parser/syntax-messages.ts';
import { endsSentence } from '../parser/token-kinds.ts';
import { errorAt } from './diagnostic.ts';

/** More syntax errors than these are not listed one by one: the text is hardly a model. */
const MOST_SYNTAX_ERRORS = 100;

/** What is wrong with the spelling and grammar of a text: one error a line, in the order of the text. */
export function syntaxDiagnostics(document: LangiumDocument): Diagnostic[] {
    const { lexerErrors, lexerReport, parserErrors } = document.parseResult;
    const lexing = [
        ...lexerErrors.map((error) => lexingError(document, error, 'syntax/unexpected-character')),
        ...(lexerReport?.diagnostics ?? []).map((problem) => lexingError(document, problem, codeOf(problem))),
    ];
    const parsing = parserErrors.map((error) => parsingError(document, error));
    // Sorting keeps the order of equals, so the lexer's word comes before the parser's at the same place.
    return limited(onePerLine([...lexing, ...parsing].sort(byStart)));
}

function codeOf(problem: LexingDiagnostic): string {
    return 'code' in problem && typeof problem.code === 'string' ? problem.code : 'syntax/unexpected-character';
}

interface LexicalError {
    readonly message: string;
    readonly offset: number;
    readonly length: number;
}

function lexingError(document: LangiumDocument, error: LexicalError, code: string): Diagnostic {
    return errorAt(stretch(document, error.offset, error.offset + error.length), code, error.message);
}

function parsingError(document: LangiumDocument, error: IRecognitionException): Diagnostic {
    const unfinished = endsSentence(error.token);
    const previous = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
    // Where something is missing, the end of the line is hard to see: the word before it shows the place.
    const shown = unfinished && previous && hasPlace(previous) ? previous : error.token;
    const range = hasPlace(shown)
        ? stretch(document, shown.startOffset, shown.startOffset + shown.image.length)
        : stretch(document, 0, 0);
    const meant = unfinished ? undefined : proposedWord(error.message);
    const data = meant === undefined ? undefined : { replacements: [meant] };
    return errorAt(range, unfinished ? 'syntax/incomplete' : 'syntax/unexpected', error.message, data);
}

function hasPlace(token: IToken): boolean {
    return Number.isFinite(token.startOffset) && token.startOffset >= 0;
}

/** Range between two offsets, kept inside the text. */
function stretch(document: LangiumDocument, from: number, to: number): Range {
    return { start: document.textDocument.positionAt(from), end: document.textDocument.positionAt(to) };
}

/** One error a line: what else is wrong in it is often only a consequence, and can be said when the first is mended. */
function onePerLine(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const lines = new Set<number>();
    return diagnostics.filter(({ range: { start } }) => !lines.has(start.line) && lines.add(start.line));
}

function byStart(a: Diagnostic, b: Diagnostic): number {
    return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function limited(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const next = diagnostics[MOST_SYNTAX_ERRORS];
    if (!next) {
        return [...diagnostics];
    }
    const more = diagnostics.length - MOST_SYNTAX_ERRORS;
    const message = `There ${more === 1 ? 'is 1 more syntax error' : `are ${more} more syntax errors`} from here on.`;
    return [...diagnostics.slice(0, MOST_SYNTAX_ERRORS), errorAt(next.range, 'syntax/too-many', message)];
}
