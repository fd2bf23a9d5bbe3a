import { DefaultDocumentValidator, type LangiumDocument, type ValidationOptions } from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { FirebreakServices } from '../services.ts';
import { linkDiagnostics } from './link-diagnostics.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';

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
        const syntax = syntaxDiagnostics(document);
        const links = linkDiagnostics(document, this.services);
        const checks = await this.validateAst(document.parseResult.value, options, cancelToken);
        return [...syntax, ...links, ...checks];
    }
}
