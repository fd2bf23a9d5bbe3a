import type { AstNode } from 'langium';
import { withArticle } from '../../src/model/wording.ts';
import * as ast from '../generated/ast.ts';
import { enumeration } from '../parser/syntax-messages.ts';

/** What an element is called in messages, with its article: `a gateway`, `an event`. */
export function aKindOf(node: AstNode): string {
    return withArticle(kindOf(node));
}

/** What an element is called in messages: `gateway`, `event`, `dead-letter queue` … */
export function kindOf(node: AstNode): string {
    if (ast.isComponent(node) || ast.isStore(node) || ast.isChannel(node) || ast.isOperation(node)) {
        return node.kind;
    }
    if (ast.isBackend(node)) {
        return `${node.signal} backend`;
    }
    return KIND_WORDS[node.$type] ?? node.$type.toLowerCase();
}

const KIND_WORDS: Readonly<Record<string, string>> = { Handler: 'handler', Extension: 'extension', View: 'view' };

/** What may stand at a reference, by the type that the grammar gives it. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
    Callable: ['service', 'operation', 'external'],
    Actor: ['client', 'service', 'operation'],
    Message: ['event'],
    AccessibleStore: ['store'],
    Upstream: ['context', 'external', 'monolith'],
    Component: ['service'],
    Channel: ['topic', 'queue'],
    MeshMember: ['context', 'service'],
    MeshTarget: ['context', 'service', 'operation', 'external'],
    Measurable: ['scenario', 'service', 'operation', 'store', 'topic'],
    Breakable: ['context', 'service', 'operation', 'external', 'store', 'broker'],
    Retirable: ['monolith', 'external', 'store'],
    Extensible: ['element'],
    Named: ['element'],
};

/** What fits a reference, as words: `service, operation or external`. */
export function wantedKinds(referenceType: string): string {
    return enumeration(WANTED[referenceType] ?? [referenceType.toLowerCase()]);
}
