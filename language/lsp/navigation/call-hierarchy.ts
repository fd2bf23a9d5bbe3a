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
            return outgoing(calls, item, services);
        },
    };
}

/** A call as seen from one end: who is at the other, and where it is written. */
interface CallEnd {
    readonly other: ast.Named;
    readonly range: Range;
    /** The file in which it is written. */
    readonly uri: string;
    /** What adds it to its caller, where that is not the caller's own block. */
    readonly extension: ast.Extension | undefined;
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
            return node && caller
                ? [{ other: caller, range: segment.range, uri: sourceUri.toString(), extension: addedBy(node, caller) }]
                : [];
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

/** The `extend` of a caller in which a call stands. */
function addedBy(node: AstNode, caller: ast.Named): ast.Extension | undefined {
    const extension = AstUtils.getContainerOfType(node, ast.isExtension);
    return extension?.target?.ref === caller ? extension : undefined;
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
    return [...calls].flatMap((call) => {
        const callee = call.target?.ref;
        const range = call.target?.$refNode?.range;
        const uri = AstUtils.getDocument(call).uri.toString();
        return callee && range ? [{ other: callee, range, uri, extension: undefined }] : [];
    });
}

/** Each callee with the places where it is called; those in other files than the caller's cannot be told. */
function outgoing(
    calls: readonly CallEnd[],
    { uri }: CallHierarchyItem,
    services: FirebreakLspServices,
): CallHierarchyOutgoingCall[] {
    const here = new Set(calls.filter((call) => call.uri === uri).map(({ range }) => range));
    return grouped(calls, services).map(([to, ranges]) => ({ to, fromRanges: ranges.filter((it) => here.has(it)) }));
}

/** Calls by who is at the other end; what an `extend` adds stands by itself, since its places are those of its file. */
function grouped(calls: readonly CallEnd[], services: FirebreakLspServices): [CallHierarchyItem, Range[]][] {
    const byOther = new Map<AstNode, CallEnd[]>();
    for (const call of calls) {
        const end = call.extension ?? call.other;
        byOther.set(end, [...(byOther.get(end) ?? []), call]);
    }
    return [...byOther.values()].flatMap((ends) => {
        const [first] = ends;
        const item = first && itemOf(first.other, services, first.extension);
        return item ? [[item, ends.map(({ range }) => range)] as [CallHierarchyItem, Range[]]] : [];
    });
}

function itemOf(
    element: ast.Named,
    services: FirebreakLspServices,
    extension?: ast.Extension,
): CallHierarchyItem | undefined {
    const place = extension ?? element;
    const range = place.$cstNode?.range;
    const full = qualifiedName(element);
    const name = localName(element);
    if (!range || full === undefined || name === undefined) {
        return undefined;
    }
    const nameNode = extension ? extension.target?.$refNode : services.references.NameProvider.getNameNode(element);
    const owner = full.slice(0, Math.max(0, full.length - name.length - 1));
    return {
        name,
        detail: owner === '' ? kindOf(element) : `${kindOf(element)} · ${owner}`,
        kind: symbolKindOf(element.$type),
        uri: AstUtils.getDocument(place).uri.toString(),
        range,
        selectionRange: nameNode?.range ?? range,
        data: full,
    };
}
