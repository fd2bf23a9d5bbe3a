import type { Relation } from '../../src/model/relation.ts';
import type { Operation, Step } from '../../src/model/service.ts';
import * as ast from '../generated/ast.ts';
import type { ModelContext } from './model-context.ts';
import type { Made } from './relation-ids.ts';
import { operations } from './services.ts';
import { present } from './values.ts';

/** What happens in the bodies of operations. */
export interface MadeRelations {
    readonly calls: readonly Made<Relation>[];
    readonly storeAccesses: readonly Made<Relation>[];
    readonly publications: readonly Made<Relation>[];
    readonly subscriptions: readonly Made<Relation>[];
}

/** The operations joined with what happens in their bodies, in order, handlers with their subscriptions. */
export function* operationsWithSteps(context: ModelContext, made: MadeRelations): Generator<Operation> {
    const stepOf = new Map<unknown, Step>();
    const kinds = [
        ['call', made.calls],
        ['store-access', made.storeAccesses],
        ['publication', made.publications],
    ] as const;
    for (const [kind, list] of kinds) {
        for (const { node, relation } of list) {
            stepOf.set(node, { kind, id: relation.id });
        }
    }
    const subscriptionOf = new Map(made.subscriptions.map(({ relation }) => [relation.sourceOperation, relation.id]));
    const nodeOf = new Map(
        [...context.nodes('Operation', ast.isOperation), ...context.nodes('Handler', ast.isHandler)].map(
            (node) => [context.id(node), node] as const,
        ),
    );
    for (const operation of operations(context)) {
        const node = nodeOf.get(operation.id);
        const members = node ? context.members(node) : [];
        yield present({
            ...operation,
            subscription: operation.kind === 'handler' ? subscriptionOf.get(operation.id) : undefined,
            steps: members.flatMap((member) => stepOf.get(member) ?? []),
        });
    }
}
