import type { AstNode, AstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';

/** What elements look like in lists and outlines, by their type in the grammar. */
const KINDS: Readonly<Record<string, readonly [SymbolKind, CompletionItemKind]>> = {
    System: [SymbolKind.Package, CompletionItemKind.Module],
    Team: [SymbolKind.Key, CompletionItemKind.Value],
    Context: [SymbolKind.Namespace, CompletionItemKind.Module],
    Component: [SymbolKind.Class, CompletionItemKind.Class],
    Client: [SymbolKind.Interface, CompletionItemKind.Interface],
    External: [SymbolKind.Interface, CompletionItemKind.Interface],
    Store: [SymbolKind.Field, CompletionItemKind.Field],
    Entity: [SymbolKind.Struct, CompletionItemKind.Struct],
    Library: [SymbolKind.Module, CompletionItemKind.Module],
    Extension: [SymbolKind.Class, CompletionItemKind.Class],
    Operation: [SymbolKind.Method, CompletionItemKind.Method],
    Handler: [SymbolKind.Method, CompletionItemKind.Method],
    Policy: [SymbolKind.Constant, CompletionItemKind.Constant],
    Broker: [SymbolKind.Module, CompletionItemKind.Module],
    Channel: [SymbolKind.Array, CompletionItemKind.Variable],
    Event: [SymbolKind.Event, CompletionItemKind.Event],
    Mesh: [SymbolKind.Module, CompletionItemKind.Module],
    Observability: [SymbolKind.Module, CompletionItemKind.Module],
    Backend: [SymbolKind.Object, CompletionItemKind.Value],
    Deployment: [SymbolKind.Module, CompletionItemKind.Module],
    Unit: [SymbolKind.Object, CompletionItemKind.Value],
    Release: [SymbolKind.Object, CompletionItemKind.Value],
    Scenario: [SymbolKind.Function, CompletionItemKind.Function],
    Migration: [SymbolKind.Module, CompletionItemKind.Module],
    Phase: [SymbolKind.Number, CompletionItemKind.Value],
    Experiment: [SymbolKind.Function, CompletionItemKind.Function],
    Constraint: [SymbolKind.Boolean, CompletionItemKind.Value],
    View: [SymbolKind.Property, CompletionItemKind.Property],
};

/** Kind of an element in outlines and symbol lists. */
export function symbolKindOf(type: string): SymbolKind {
    return KINDS[type]?.[0] ?? SymbolKind.Object;
}

/** Kind of an element in lists of completions. */
export function completionKindOf(type: string): CompletionItemKind {
    return KINDS[type]?.[1] ?? CompletionItemKind.Reference;
}

/** Tells Langium's services the kinds of elements. */
export class ElementKinds implements NodeKindProvider {
    getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
        return symbolKindOf(typeOf(node));
    }

    getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
        return completionKindOf(typeOf(node));
    }
}

function typeOf(node: AstNode | AstNodeDescription): string {
    return '$type' in node ? node.$type : node.type;
}
