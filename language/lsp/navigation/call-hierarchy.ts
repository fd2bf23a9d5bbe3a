import { type AstNode, AstUtils, type LangiumDocument, URI } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import type {
    CallHierarchyIncomingCall,
    CallHierarchyIncomingCallsParams,
    CallHierarchyItem,
    CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams,
    CallHierarchyPrepareParams,
    Range,
} from 'vscode-languageserver';
import { kindOf } from '../../checks/element-words.ts';
import * as ast from '../../generated/ast.ts';
import { enclosingElement, localName, qualifiedName } from '../../scoping/qualified-names.ts';
import { symbolKindOf } from '../element-kinds.ts';
import type { FirebreakLspServices } from '../services.ts';
import { elementAt } from './element-at.ts';
import { referencesTo } from './uses-of.ts';

/** Who calls an element, and whom it calls: services with all their operations, operations, handlers, clients, externals. */
export function callHierarchyProvider(services: FirebreakLspServices): CallHierarchyProvider {
    const named = ({ data, uri }: CallHierarchyItem): ast.Named | undefined => {
        const node = services.shared.workspace.IndexManager.names(URI.parse(uri)).firstWithName(String(data))?.node;
        return node && ast.isNamed(node) ? node : undefined;
    };
    return {
        prepareCallHierarchy(document: LangiumDocument, { position }: CallHierarchyPrepareParams) {
            const found = elementAt(services, document, document.textDocument.offsetAt(position));
            const item = found && takesPart(found.element) ? itemOf(found.element, services) : undefined;
            return item ? [item] : undefined;
        },
        incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
            const element = named(item);
            const calls = element ? callsOf(element, services) : [];
            return grouped(calls, services).map(([from, fromRanges]) => ({ from, fromRanges }));
        },
        outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
            const element = named(item);
            const calls = element ? callsIn(element, services) : [];
            return grouped(calls, services).map(([to, fromRanges]) => ({ to, fromRanges }));
        },
    };
}

/** A call as seen from one end: who is at the other, and where it is written. */
interface CallEnd {
    readonly other: ast.Named;
    readonly range: Range;
}

function takesPart(element: ast.Named): boolean {
    return (
        ast.isComponent(element) ||
        ast.isOperation(element) ||
        ast.isHandler(element) ||
        ast.isExternal(element) ||
        ast.isClient(element)
    );
}

/** Calls of an element and of its operations. */
function callsOf(element: ast.Named, services: FirebreakLspServices): CallEnd[] {
    const { LangiumDocuments } = services.shared.workspace;
    return [element, ...operationsOf(element, services)].flatMap((callee) =>
        referencesTo(services, callee).flatMap(({ sourceUri, sourcePath, segment }) => {
            const root = LangiumDocuments.getDocument(sourceUri)?.parseResult.value;
            const node = root && services.workspace.AstNodeLocator.getAstNode(root, sourcePath);
            const caller = node && isCallLike(node) ? callerOf(node) : undefined;
            return caller ? [{ other: caller, range: segment.range }] : [];
        }),
    );
}

function operationsOf(element: ast.Named, services: FirebreakLspServices): ast.Named[] {
    const name = qualifiedName(element);
    if (!ast.isComponent(element) || name === undefined) {
        return [];
    }
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(element).uri);
    return [...names.all()].flatMap(({ name: inner, node }) =>
        inner.startsWith(`${name}.`) && node && ast.isOperation(node) ? [node] : [],
    );
}

type CallLike = ast.Call | ast.RouteTarget | ast.Fallback;

function isCallLike(node: AstNode): node is CallLike {
    return ast.isCall(node) || ast.isRouteTarget(node) || ast.isFallback(node);
}

function callerOf(node: AstNode): ast.Named | undefined {
    for (let element = enclosingElement(node); element; element = enclosingElement(element)) {
        if (takesPart(element)) {
            return element;
        }
    }
    return undefined;
}

/** What an element calls, its operations included; those that another file adds by `extend`, too. */
function callsIn(element: ast.Named, services: FirebreakLspServices): CallEnd[] {
    const bodies: AstNode[] = [element, ...operationsOf(element, services)];
    const { LangiumDocuments } = services.shared.workspace;
    for (const { sourceUri, sourcePath } of referencesTo(services, element)) {
        const root = LangiumDocuments.getDocument(sourceUri)?.parseResult.value;
        const node = root && services.workspace.AstNodeLocator.getAstNode(root, sourcePath);
        if (node && ast.isExtension(node)) {
            bodies.push(node);
        }
    }
    const calls = new Set(bodies.flatMap((body) => AstUtils.streamAllContents(body).filter(isCallLike).toArray()));
    return [...calls].flatMap(({ target }) => {
        const callee = target?.ref;
        return callee && target?.$refNode ? [{ other: callee, range: target.$refNode.range }] : [];
    });
}

function grouped(calls: readonly CallEnd[], services: FirebreakLspServices): [CallHierarchyItem, Range[]][] {
    const byOther = new Map<ast.Named, Range[]>();
    for (const { other, range } of calls) {
        byOther.set(other, [...(byOther.get(other) ?? []), range]);
    }
    return [...byOther].flatMap(([other, ranges]) => {
        const item = itemOf(other, services);
        return item ? [[item, ranges] as [CallHierarchyItem, Range[]]] : [];
    });
}

function itemOf(element: ast.Named, services: FirebreakLspServices): CallHierarchyItem | undefined {
    const range = element.$cstNode?.range;
    const full = qualifiedName(element);
    const name = localName(element);
    if (!range || full === undefined || name === undefined) {
        return undefined;
    }
    const owner = full.slice(0, Math.max(0, full.length - name.length - 1));
    return {
        name,
        detail: owner === '' ? kindOf(element) : `${kindOf(element)} · ${owner}`,
        kind: symbolKindOf(element.$type),
        uri: AstUtils.getDocument(element).uri.toString(),
        range,
        selectionRange: services.references.NameProvider.getNameNode(element)?.range ?? range,
        data: full,
    };
}
