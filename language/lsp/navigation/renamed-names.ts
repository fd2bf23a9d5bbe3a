import { type AstNode, type AstNodeDescription, AstUtils, type ReferenceInfo } from 'langium';
import type { Position } from 'vscode-languageserver';
import { enclosingScopes } from '../../scoping/qualified-names.ts';
import { type ResolvableNames, resolveName } from '../../scoping/resolve-name.ts';
import type { FirebreakServices } from '../../services.ts';

/** The names of a project as they will be once an element is called otherwise. */
export interface RenamedNames {
    /** What an element will be called. */
    renamed(name: string): string;
    /** Whether a text will mean an element at a place, and nothing else. */
    means(info: ReferenceInfo, text: string, name: string): boolean;
}

/**
 * Looks ahead: what names will mean once an element, and with it all it holds, is called otherwise.
 *
 * @param before its qualified name
 * @param after its qualified name then
 */
export function renamedNames(
    services: FirebreakServices,
    element: AstNode,
    before: string,
    after: string,
): RenamedNames {
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(element).uri);
    const renamed = (name: string) => swapped(name, before, after);
    const moved = [...names.all()].filter(({ name }) => renamed(name) !== name);
    const then: ResolvableNames = {
        withName: (name) => names.withName(swapped(name, after, before)).filter((it) => renamed(it.name) === name),
        withSuffix: (suffix) => [
            ...[...names.withSuffix(suffix)].filter((it) => renamed(it.name) === it.name),
            ...moved.filter((it) => endsWith(renamed(it.name), suffix)),
        ],
    };
    return {
        renamed,
        means(info, text, name) {
            const scopes = enclosingScopes(info.container).map(renamed);
            const found: AstNodeDescription[] = resolveName(then, services.shared.AstReflection, info, scopes, text);
            return found.length === 1 && found[0]?.name === name;
        },
    };
}

/** Whether a text names an element: all of its name, or the end of it. */
export function endsWith(name: string, text: string): boolean {
    return name === text || name.endsWith(`.${text}`);
}

/** The reference that begins at a place of a text. */
export function referenceAt(services: FirebreakServices, uri: string, start: Position): ReferenceInfo | undefined {
    const document = services.shared.workspace.LangiumDocuments.all.find((it) => it.uri.toString() === uri);
    if (!document) {
        return undefined;
    }
    const offset = document.textDocument.offsetAt(start);
    return AstUtils.streamAst(document.parseResult.value, {
        range: { start, end: start },
    })
        .flatMap((node) => AstUtils.streamReferences(node))
        .find(({ reference }) => '$refNode' in reference && reference.$refNode?.offset === offset);
}

function swapped(name: string, from: string, to: string): string {
    return name === from || name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name;
}
