import type { IRecognitionException, IToken } from 'chevrotain';
import type { LangiumDocument, LexingDiagnostic } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { endsSentence } from '../parser/token-kinds.ts';
import { errorAt } from './diagnostic.ts';

/** More syntax errors than these are not listed one by one: the text is hardly a model. */
export const MOST_SYNTAX_ERRORS = 100;

/** What is wrong with the spelling and grammar of a text: one error for one mistake, in the order of the text. */
export function syntaxDiagnostics(document: LangiumDocument): Diagnostic[] {
    const { lexerErrors, lexerReport, parserErrors } = document.parseResult;
    const lexing = [
        ...lexerErrors.map((error) => lexingError(document, error, 'syntax/unexpected-character')),
        ...(lexerReport?.diagnostics ?? []).map((problem) => lexingError(document, problem, codeOf(problem))),
    ];
    const parsing = parserErrors.map((error) => parsingError(document, error));
    return limited(withoutConsequences(lexing, parsing).sort(byStart));
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
    return errorAt(range, unfinished ? 'syntax/incomplete' : 'syntax/unexpected', error.message);
}

function hasPlace(token: IToken): boolean {
    return Number.isFinite(token.startOffset) && token.startOffset >= 0;
}

/** Range between two offsets, kept inside the text. */
function stretch(document: LangiumDocument, from: number, to: number): Range {
    return { start: document.textDocument.positionAt(from), end: document.textDocument.positionAt(to) };
}

/**
 * Leaves out what only follows from another mistake: on a line with a sign that means nothing or an open text, further
 * such signs and what the parser says; and the parser's word on a brace that has been reported.
 */
function withoutConsequences(lexing: readonly Diagnostic[], parsing: readonly Diagnostic[]): Diagnostic[] {
    const faultyLines = new Set<number>();
    const places = new Set<string>();
    const kept: Diagnostic[] = [];
    for (const diagnostic of lexing) {
        const { line } = diagnostic.range.start;
        const spoilsLine =
            diagnostic.code === 'syntax/unexpected-character' || diagnostic.code === 'syntax/open-string';
        if (spoilsLine && faultyLines.has(line)) {
            continue;
        }
        if (spoilsLine) {
            faultyLines.add(line);
        }
        places.add(startOf(diagnostic));
        kept.push(diagnostic);
    }
    const own = parsing.filter(
        (diagnostic) => !faultyLines.has(diagnostic.range.start.line) && !places.has(startOf(diagnostic)),
    );
    return [...kept, ...own];
}

function startOf({ range }: Diagnostic): string {
    return `${range.start.line}:${range.start.character}`;
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
