import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { kindOf } from '../../checks/element-words.ts';
import * as ast from '../../generated/ast.ts';
import { localName } from '../../scoping/qualified-names.ts';
import { symbolKindOf } from '../element-kinds.ts';
import type { FirebreakLspServices } from '../services.ts';

/** The elements of a document as a tree, for the outline and the breadcrumbs. */
export function outlineProvider(services: FirebreakLspServices): DocumentSymbolProvider {
    return {
        getSymbols: ({ parseResult }: LangiumDocument): DocumentSymbol[] => symbolsIn(parseResult.value, services),
    };
}

function symbolsIn(node: AstNode, services: FirebreakLspServices): DocumentSymbol[] {
    return AstUtils.streamContents(node)
        .toArray()
        .flatMap((child) => {
            const children = symbolsIn(child, services);
            const symbol = symbolOf(child, children, services);
            return symbol ? [symbol] : children;
        });
}

function symbolOf(
    node: AstNode,
    children: DocumentSymbol[],
    services: FirebreakLspServices,
): DocumentSymbol | undefined {
    const name = ast.isExtension(node) ? node.target?.$refText : localName(node);
    const whole = node.$cstNode;
    if (name === undefined || name === '' || !whole) {
        return undefined;
    }
    const nameNode = ast.isExtension(node) ? node.target?.$refNode : services.references.NameProvider.getNameNode(node);
    const title: unknown = 'title' in node ? node.title : undefined;
    const kind = ast.isExtension(node) ? 'extend' : kindOf(node);
    return {
        name: ast.isPhase(node) ? `phase ${name}` : name,
        detail: typeof title === 'string' && title !== '' ? `${kind} · ${title}` : kind,
        kind: symbolKindOf(node.$type),
        range: whole.range,
        selectionRange: nameNode?.range ?? whole.range,
        children,
    };
}
