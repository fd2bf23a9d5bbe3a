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
        const grammar = isBuiltIn ? [...syntaxDiagnostics(document), ...linkDiagnostics(document, this.services)] : [];
        this.services.shared.workspace.ProjectFacts.forgetAsked(document);
        const checks = await this.validateAst(document.parseResult.value, options, cancelToken);
        return limited([...grammar, ...checks]);
    }
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
