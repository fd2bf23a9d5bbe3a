import type { AstNode, Reference } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import type { FirebreakLspServices } from '../services.ts';

/** What elements are coloured as, by their type in the grammar. */
const TYPES: Readonly<Record<string, SemanticTokenTypes>> = {
    System: SemanticTokenTypes.namespace,
    Team: SemanticTokenTypes.typeParameter,
    Context: SemanticTokenTypes.namespace,
    Component: SemanticTokenTypes.class,
    Client: SemanticTokenTypes.interface,
    External: SemanticTokenTypes.interface,
    Store: SemanticTokenTypes.property,
    Entity: SemanticTokenTypes.struct,
    Library: SemanticTokenTypes.namespace,
    Operation: SemanticTokenTypes.method,
    Handler: SemanticTokenTypes.method,
    Policy: SemanticTokenTypes.macro,
    Broker: SemanticTokenTypes.namespace,
    Channel: SemanticTokenTypes.variable,
    Event: SemanticTokenTypes.event,
    Mesh: SemanticTokenTypes.namespace,
    Backend: SemanticTokenTypes.enumMember,
    Deployment: SemanticTokenTypes.namespace,
    Unit: SemanticTokenTypes.variable,
    Release: SemanticTokenTypes.variable,
    Scenario: SemanticTokenTypes.function,
    Migration: SemanticTokenTypes.function,
    Experiment: SemanticTokenTypes.function,
    Constraint: SemanticTokenTypes.decorator,
    View: SemanticTokenTypes.variable,
};

/** Colours names by what they stand for; the words of the language are coloured by the TextMate grammar. */
export class FirebreakSemanticTokens extends AbstractSemanticTokenProvider {
    constructor(services: FirebreakLspServices) {
        super(services);
    }

    protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
        const type = TYPES[node.$type];
        if (type !== undefined && ast.isNamed(node) && !ast.isHandler(node) && !ast.isPhase(node)) {
            acceptor({ node: node as ast.Team, property: 'name', type, modifier: SemanticTokenModifiers.declaration });
        }
        for (const reference of referencesOf(node)) {
            this.highlightReference(reference, node, acceptor);
        }
        for (const property of TECHNOLOGIES[node.$type] ?? []) {
            acceptor({ node, property: property as never, type: SemanticTokenTypes.enumMember });
        }
    }

    private highlightReference({ $refNode, ref }: Reference, node: AstNode, acceptor: SemanticTokenAcceptor): void {
        const type = ref && TYPES[ref.$type];
        if (!$refNode || type === undefined || $refNode.range.start.line !== $refNode.range.end.line) {
            return;
        }
        // Messages go without waiting for an answer.
        const modifier = ASYNC.has(node.$type) ? { modifier: SemanticTokenModifiers.async } : {};
        acceptor({ range: $refNode.range, type, ...modifier });
    }
}

/** Sentences that speak of messages. */
const ASYNC: ReadonlySet<string> = new Set([ast.Publication.$type, ast.Consumption.$type, ast.Handler.$type]);

/** Properties that hold names of technologies. */
const TECHNOLOGIES: Readonly<Record<string, readonly string[]>> = {
    Technology: ['names'],
    Store: ['technology'],
    Broker: ['technology'],
    Deployment: ['platform'],
    BackendBlock: ['dashboards'],
};

function referencesOf(node: AstNode): Reference[] {
    return Object.entries(node).flatMap(([key, value]) => {
        const values: readonly unknown[] = key.startsWith('$') ? [] : Array.isArray(value) ? value : [value];
        return values.filter(isReferenceValue);
    });
}

function isReferenceValue(value: unknown): value is Reference {
    return typeof value === 'object' && value !== null && '$refText' in value && 'ref' in value;
}
