import { type AstNode, CstUtils, type LangiumDocument, type Reference } from 'langium';
import { Range } from 'vscode-languageserver';
import { isNamed, type Named } from '../../generated/ast.ts';
import { localName, qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';

/** An element that a text names at some place, and the part of the text that names it. */
export interface NamedPlace {
    readonly element: Named;
    /** The qualified name of the element. */
    readonly name: string;
    /** Only its own part of a qualified name. */
    readonly range: Range;
}

/**
 * The element under a cursor: the one declared there, or the one that the reference there leads to. In `Payments.payments`
 * each part names an element of its own.
 */
export function elementAt(
    services: FirebreakServices,
    document: LangiumDocument,
    offset: number,
): NamedPlace | undefined {
    return referredAt(services, document, offset) ?? declaredAt(services, document, offset);
}

function referredAt(services: FirebreakServices, document: LangiumDocument, offset: number): NamedPlace | undefined {
    const reference = document.references.find(
        ({ $refNode }) => $refNode && $refNode.offset <= offset && offset <= $refNode.end,
    );
    const target = reference && 'ref' in reference ? (reference as Reference).ref : undefined;
    const name = target && qualifiedName(target);
    if (!reference?.$refNode || name === undefined) {
        return undefined;
    }
    const text = reference.$refText;
    const start = reference.$refNode.offset;
    const from = text.lastIndexOf('.', offset - start - 1) + 1;
    const dot = text.indexOf('.', from);
    const to = dot < 0 ? text.length : dot;
    const full = nameOfPart(name, text, text.slice(0, to).split('.').length);
    const element =
        full === name ? target : services.shared.workspace.IndexManager.names(document.uri).firstWithName(full)?.node;
    return element && isNamed(element)
        ? { element, name: full, range: rangeOf(document, start + from, start + to) }
        : undefined;
}

/** The qualified name that the first parts of a reference stand for. */
function nameOfPart(name: string, text: string, parts: number): string {
    const schema = name === text || name.endsWith(`.${text}`) ? 0 : 1;
    const missing = text.split('.').length - schema - parts;
    const segments = name.split('.');
    return missing <= 0 ? name : segments.slice(0, segments.length - missing).join('.');
}

function declaredAt(services: FirebreakServices, document: LangiumDocument, offset: number): NamedPlace | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, services.parser.GrammarConfig.nameRegexp);
    const node: AstNode | undefined = leaf?.astNode;
    const nameNode = node && services.references.NameProvider.getNameNode(node);
    if (!leaf || !node || !isNamed(node) || nameNode !== leaf || localName(node) === undefined) {
        return undefined;
    }
    const name = qualifiedName(node);
    return name === undefined ? undefined : { element: node, name, range: leaf.range };
}

function rangeOf({ textDocument }: LangiumDocument, start: number, end: number): Range {
    return Range.create(textDocument.positionAt(start), textDocument.positionAt(end));
}
