import { AstUtils, type LangiumDocument } from 'langium';
import type { DefinitionProvider, DocumentHighlightProvider, ReferencesProvider } from 'langium/lsp';
import {
    type DefinitionParams,
    DocumentHighlight,
    DocumentHighlightKind,
    type DocumentHighlightParams,
    Location,
    LocationLink,
    type Range,
    type ReferenceParams,
} from 'vscode-languageserver';
import type { Named } from '../../generated/ast.ts';
import type { FirebreakLspServices } from '../services.ts';
import { elementAt } from './element-at.ts';
import { looseUsesOf } from './loose-uses.ts';
import { usesOf } from './uses-of.ts';

/** Leads from each part of a qualified name to the element that it names. */
export function definitionProvider(services: FirebreakLspServices): DefinitionProvider {
    return {
        getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] {
            const found = elementAt(services, document, document.textDocument.offsetAt(position));
            const name = found && nameRange(services, found.element);
            const whole = found?.element.$cstNode?.range;
            if (!found || !name || !whole) {
                return [];
            }
            const uri = AstUtils.getDocument(found.element).uri.toString();
            return [LocationLink.create(uri, whole, name, found.range)];
        },
    };
}

/** Finds where an element is named, alone or in the names of what it holds, in all files of its project. */
export function referencesProvider(services: FirebreakLspServices): ReferencesProvider {
    return {
        findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
            const found = elementAt(services, document, document.textDocument.offsetAt(position));
            if (!found) {
                return [];
            }
            const name = nameRange(services, found.element);
            const uri = AstUtils.getDocument(found.element).uri.toString();
            const declaration = context.includeDeclaration && name ? [Location.create(uri, name)] : [];
            const uses = [
                ...usesOf(services, found.element, found.name),
                ...looseUsesOf(services, found.element, found.name),
            ];
            return [...declaration, ...uses.map(({ uri: file, range }) => Location.create(file, range))];
        },
    };
}

/** Marks where the document names the element under the cursor. */
export function highlightProvider(services: FirebreakLspServices): DocumentHighlightProvider {
    return {
        getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
            const found = elementAt(services, document, document.textDocument.offsetAt(position));
            if (!found) {
                return [];
            }
            const here = document.uri.toString();
            const name =
                AstUtils.getDocument(found.element) === document ? nameRange(services, found.element) : undefined;
            const uses = usesOf(services, found.element, found.name).filter(({ uri }) => uri === here);
            return [
                ...(name ? [DocumentHighlight.create(name, DocumentHighlightKind.Write)] : []),
                ...uses.map(({ range }) => DocumentHighlight.create(range, DocumentHighlightKind.Read)),
            ];
        },
    };
}

function nameRange(services: FirebreakLspServices, element: Named): Range | undefined {
    return services.references.NameProvider.getNameNode(element)?.range ?? element.$cstNode?.range;
}
