import type { AstNode, Reference } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { Range, SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { enclosingElement, localName } from '../../scoping/qualified-names.ts';
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

    private highlightReference(reference: Reference, node: AstNode, acceptor: SemanticTokenAcceptor): void {
        const { $refNode, ref } = reference;
        if (!$refNode || !ref || $refNode.range.start.line !== $refNode.range.end.line) {
            return;
        }
        // Messages go without waiting for an answer.
        const modifier = ASYNC.has(node.$type) ? { modifier: SemanticTokenModifiers.async } : {};
        const { line, character } = $refNode.range.start;
        for (const { element, start, end } of partsOf($refNode.text, ref)) {
            const type = TYPES[element.$type];
            if (type !== undefined) {
                const range = Range.create(line, character + start, line, character + end);
                acceptor({ range, type, ...(element === ref ? modifier : {}) });
            }
        }
    }
}

/** A part of a qualified name and the element that it names. */
interface NamePart {
    readonly element: AstNode;
    readonly start: number;
    readonly end: number;
}

/** The parts of a reference: the last one names the element itself, unless it is a schema of it; each other what that stands in. */
function partsOf(text: string, ref: AstNode): NamePart[] {
    const parts: NamePart[] = [];
    let element: AstNode | undefined = ref;
    let end = text.length;
    while (element && end > 0) {
        const start = text.lastIndexOf('.', end - 1) + 1;
        parts.unshift({ element, start, end });
        const isSchema: boolean = element === ref && parts.length === 1 && text.slice(start, end) !== localName(ref);
        element = isSchema ? ref : enclosingElement(element);
        end = start - 1;
    }
    return parts;
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
