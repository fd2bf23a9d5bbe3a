import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
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
        getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
            const wants = (kind: string): boolean =>
                !context.only || context.only.some((it) => `${kind}.`.startsWith(`${it}.`));
            const mends = wants('quickfix')
                ? context.diagnostics.flatMap((it) => [
                      ...replaceWord(document, it),
                      ...createElement(services, document, it),
                  ])
                : [];
            const asksForRefactoring = !context.only || context.only.some((it) => /^refactor\b/.test(it));
            const offset = document.textDocument.offsetAt(range.start);
            const changes = asksForRefactoring ? refactorings(services, document, offset) : [];
            return [...mends, ...changes.filter(({ kind }) => wants(kind ?? ''))].map((it) => fitted(services, it));
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
