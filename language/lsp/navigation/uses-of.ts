import { AstUtils, type ReferenceDescription } from 'langium';
import { Range } from 'vscode-languageserver';
import { isHandler, isNamed, type Named } from '../../generated/ast.ts';
import { qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';

/** A place where a text names an element. */
export interface Use {
    readonly uri: string;
    /** The part of the text that names the element; in a qualified name one part of several. */
    readonly range: Range;
    /** The whole reference. */
    readonly whole: Range;
    /** What the reference says. */
    readonly text: string;
    /** The name of a handler, which says its event's. */
    readonly isHandlerName?: true;
}

/** The references that lead to an element itself. */
export function referencesTo(services: FirebreakServices, element: Named): readonly ReferenceDescription[] {
    const path = services.workspace.AstNodeLocator.getAstNodePath(element);
    return services.shared.workspace.IndexManager.findAllReferences(element, path).toArray();
}

/** Every place that writes an element's name: references to it, and to what stands in it by a name that begins with its. */
export function usesOf(services: FirebreakServices, element: Named, name: string): Use[] {
    const index = services.shared.workspace.IndexManager.names(AstUtils.getDocument(element).uri);
    const position = name.split('.').length - 1;
    const inside = [...index.all()].filter((it) => it.name.startsWith(`${name}.`));
    const members = inside.flatMap(({ node }) => (node && isNamed(node) ? [node] : []));
    const own = referencesTo(services, element);
    const uses = [element, ...members].flatMap((member) =>
        (member === element ? own : referencesTo(services, member)).flatMap((reference) =>
            useIn(services, reference, member, position),
        ),
    );
    return [...uses, ...handlerNames(services, own)];
}

function useIn(services: FirebreakServices, reference: ReferenceDescription, target: Named, position: number): Use[] {
    const text = textOf(services, reference);
    const name = qualifiedName(target);
    if (text === undefined || name === undefined) {
        return [];
    }
    const parts = text.split('.');
    // `reports.daily` names a schema behind the store.
    const schema = name === text || name.endsWith(`.${text}`) ? 0 : 1;
    const index = position - (name.split('.').length - (parts.length - schema));
    const part = parts[index];
    if (part === undefined || index < 0) {
        return [];
    }
    const before = parts.slice(0, index).join('.').length + (index > 0 ? 1 : 0);
    return [use(reference, text, before, part.length)];
}

/** Handlers are called after their events: `orders.on-OrderPlaced`. */
function handlerNames(services: FirebreakServices, references: readonly ReferenceDescription[]): Use[] {
    const handlers = references.flatMap(({ sourceUri, sourcePath }) => {
        const document = services.shared.workspace.LangiumDocuments.getDocument(sourceUri);
        const node = document && services.workspace.AstNodeLocator.getAstNode(document.parseResult.value, sourcePath);
        return node && isHandler(node) ? [node] : [];
    });
    return handlers.flatMap((handler) =>
        referencesTo(services, handler).flatMap((reference) => {
            const text = textOf(services, reference) ?? '';
            const start = text.lastIndexOf('.') + 1 + 'on-'.length;
            return [{ ...use(reference, text, start, text.length - start), isHandlerName: true as const }];
        }),
    );
}

function textOf(services: FirebreakServices, { sourceUri, segment }: ReferenceDescription): string | undefined {
    const document = services.shared.workspace.LangiumDocuments.getDocument(sourceUri);
    return document?.textDocument.getText(segment.range);
}

function use({ sourceUri, segment }: ReferenceDescription, text: string, start: number, length: number): Use {
    const { line, character } = segment.range.start;
    const range = Range.create(line, character + start, line, character + start + length);
    return { uri: sourceUri.toString(), range, whole: segment.range, text };
}
