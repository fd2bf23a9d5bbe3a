import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import type { BlockKind } from './placement.ts';

/** What a block belongs to, and its kind. */
export interface BlockOwner {
    readonly kind: BlockKind;
    /** The element, call or route whose block it is; for an `extend` its target, for the top level the model. */
    readonly node: AstNode;
}

/** The block in which a statement stands; undefined where that cannot be known, as in an `extend` of an unknown name. */
export function blockOf(statement: AstNode): BlockOwner | undefined {
    const around = statement.$container;
    if (!around) {
        return undefined;
    }
    if (ast.isModel(around)) {
        return { kind: 'model', node: around };
    }
    const owner = ast.isBlock(around) ? around.$container : around;
    const node = ast.isExtension(owner) ? owner.target?.ref : owner;
    const kind = node && blockKind(node);
    return node && kind ? { kind, node } : undefined;
}

const KINDS: Readonly<Record<string, BlockKind>> = {
    System: 'system',
    Team: 'team',
    Context: 'context',
    Client: 'client',
    External: 'external',
    Handler: 'handler',
    Call: 'calls',
    Route: 'route',
    Policy: 'policy',
    Defaults: 'defaults',
    Toward: 'toward',
    Broker: 'broker',
    Mesh: 'mesh',
    Deployment: 'deployment',
    Unit: 'unit',
    Migration: 'migration',
    Phase: 'phase',
    Partnership: 'partnership',
    SharedKernel: 'shared-kernel',
    SeparateWays: 'separate-ways',
};

/** Kind of the block that belongs to a node; undefined for what has none of the general kind. */
export function blockKind(node: AstNode): BlockKind | undefined {
    if (ast.isComponent(node) || ast.isStore(node) || ast.isChannel(node) || ast.isOperation(node)) {
        return node.kind;
    }
    return KINDS[node.$type];
}
