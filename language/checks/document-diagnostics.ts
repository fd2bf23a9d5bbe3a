import { DefaultDocumentValidator, type LangiumDocument, type ValidationOptions } from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { FirebreakServices } from '../services.ts';
import { errorAt } from './diagnostic.ts';
import { linkDiagnostics } from './link-diagnostics.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';

/** More problems of one text than these are only counted; no list and no editor would show them to any use. */
const MOST_PROBLEMS = 1000;

/** Everything that is wrong with a text, each with a stable code: `syntax/…`, `link/…`, and the checks' own `check/…`. */
export class DocumentDiagnostics extends DefaultDocumentValidator {
    private readonly services: FirebreakServices;

    constructor(services: FirebreakServices) {
        super(services);
        this.services = services;
    }

    override async validateDocument(
        document: LangiumDocument,
        options: ValidationOptions = {},
        cancelToken = CancellationToken.None,
    ): Promise<Diagnostic[]> {
        const isBuiltIn = options.categories?.includes('built-in') ?? true;
        const grammar = grammarProblems(document, this.services);
        this.services.shared.workspace.ProjectFacts.forgetAsked(document);
        const checks = await this.validateAst(document.parseResult.value, options, cancelToken);
        const sound = onSoundLines(document.uri.toString(), grammar.filter(isSyntax), checks);
        return limited([...(isBuiltIn ? grammar : []), ...sound]);
    }
}

/** What the lexer, the parser and the linker say; what follows an error in its line was guessed, and so are its names. */
function grammarProblems(document: LangiumDocument, services: FirebreakServices): Diagnostic[] {
    const syntax = syntaxDiagnostics(document);
    const errorIn = new Map(syntax.map(({ range: { start } }) => [start.line, start.character]));
    const links = linkDiagnostics(document, services).filter((link) => {
        const error = errorIn.get(link.range.start.line);
        return error === undefined || (link.range.start.character < error && !isSyntax(link));
    });
    return [...syntax, ...links];
}

function isSyntax({ code }: Diagnostic): boolean {
    return String(code).startsWith('syntax/');
}

function faultyLines(syntax: readonly Diagnostic[]): ReadonlySet<number> {
    return new Set(syntax.map(({ range }) => range.start.line));
}

/**
 * What an unfinished line means is guessed, so what the checks say of it, or of another line because of it, is left
 * out.
 */
function onSoundLines(uri: string, syntax: readonly Diagnostic[], checks: readonly Diagnostic[]): Diagnostic[] {
    const lines = faultyLines(syntax);
    return checks.filter(
        ({ range, relatedInformation = [] }) =>
            !lines.has(range.start.line) &&
            !relatedInformation.some(({ location }) => location.uri === uri && lines.has(location.range.start.line)),
    );
}

/** The first so many problems of a text, and how many more there are. */
function limited(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const next = diagnostics[MOST_PROBLEMS];
    if (!next) {
        return [...diagnostics];
    }
    const message = `There are ${diagnostics.length - MOST_PROBLEMS} more problems in this text.`;
    return [...diagnostics.slice(0, MOST_PROBLEMS), errorAt(next.range, 'check/too-many', message)];
}
