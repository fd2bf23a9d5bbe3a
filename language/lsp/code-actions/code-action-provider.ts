import { AstUtils, CstUtils, interruptAndCheck, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { CancellationToken, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { limitedFormatting } from '../../format/keep-format.ts';
import * as ast from '../../generated/ast.ts';
import type { FirebreakLspServices } from '../services.ts';
import { callToEvent } from './call-to-event.ts';
import { createElement } from './create-element.ts';
import { fitted } from './fitted.ts';
import { moveService } from './move-service.ts';
import { extractPolicy, inlinePolicy } from './policy-refactorings.ts';
import { replaceWord } from './replace-word.ts';

/** Offers to mend what is wrong in a text, and to put it otherwise. */
export function codeActionProvider(services: FirebreakLspServices): CodeActionProvider {
    return {
        async getCodeActions(
            document: LangiumDocument,
            { range, context }: CodeActionParams,
            token: CancellationToken = CancellationToken.None,
        ): Promise<CodeAction[]> {
            const wants = (kind: string): boolean =>
                !context.only || context.only.some((it) => `${kind}.`.startsWith(`${it}.`));
            const formattingOf = limitedFormatting(services);
            const actions: CodeAction[] = [];
            for (const diagnostic of wants('quickfix') ? context.diagnostics : []) {
                await interruptAndCheck(token);
                for (const mends of [
                    ...replaceWord(document, diagnostic),
                    ...createElement(services, document, diagnostic),
                ]) {
                    actions.push(fitted(services, mends, formattingOf));
                }
            }
            const asksForRefactoring = !context.only || context.only.some((it) => /^refactor\b/.test(it));
            const offset = document.textDocument.offsetAt(range.start);
            const changes = asksForRefactoring ? refactorings(services, document, offset) : [];
            for (const change of changes.filter(({ kind }) => wants(kind ?? ''))) {
                actions.push(fitted(services, change, formattingOf));
            }
            return actions;
        },
    };
}

function refactorings(services: FirebreakLspServices, document: LangiumDocument, offset: number): CodeAction[] {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, services.parser.GrammarConfig.nameRegexp);
    if (!leaf) {
        return [];
    }
    const call = AstUtils.getContainerOfType(leaf.astNode, ast.isCall);
    if (call) {
        return [extractPolicy(services, call), inlinePolicy(services, call), callToEvent(services, call)].filter(
            (it) => it !== undefined,
        );
    }
    const service = leaf.astNode;
    const isHeader = ast.isComponent(service) && leaf.container?.astNode === service;
    return isHeader ? moveService(services, service) : [];
}
