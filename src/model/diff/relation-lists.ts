import type { ArchitectureModel } from '../architecture.ts';
import type { Call } from '../call.ts';
import type { ContextRelation } from '../context.ts';
import type { Publication, Subscription } from '../messaging.ts';
import type { Route } from '../service.ts';
import type { StoreAccess } from '../store.ts';

/** The relations of a model by kind; those of a context map are among them. */
export interface RelationKinds {
    readonly call: Call;
    readonly 'store-access': StoreAccess;
    readonly publication: Publication;
    readonly subscription: Subscription;
    readonly route: Route;
    readonly 'context-relation': ContextRelation;
}

/** One kind of relation. */
export type ComparedKind = keyof RelationKinds;

/** A relation of any kind. */
export type AnyRelation = RelationKinds[ComparedKind];

/** The kinds of relations, in the order in which they are told. */
export const COMPARED_KINDS = [
    'call',
    'route',
    'publication',
    'subscription',
    'store-access',
    'context-relation',
] as const satisfies readonly ComparedKind[];

/** The relations of one kind. */
export const RELATION_LISTS: {
    readonly [K in ComparedKind]: (model: ArchitectureModel) => readonly RelationKinds[K][];
} = {
    call: ({ calls }) => calls,
    route: ({ routes }) => routes,
    publication: ({ publications }) => publications,
    subscription: ({ subscriptions }) => subscriptions,
    'store-access': ({ storeAccesses }) => storeAccesses,
    'context-relation': ({ contextRelations }) => contextRelations,
};

/** What a relation joins. */
export interface RelationEnds {
    readonly source: string;
    readonly sourceOperation?: string;
    /** Id of an element; of a route its path. */
    readonly target: string;
    readonly targetOperation?: string;
}

/** All relations of a model, kind by kind. */
export function* allRelations(
    model: ArchitectureModel,
): Generator<{ readonly kind: ComparedKind; readonly relation: AnyRelation }> {
    for (const kind of COMPARED_KINDS) {
        for (const relation of RELATION_LISTS[kind](model)) {
            yield { kind, relation };
        }
    }
}

/** The ends of a relation. */
export function endsOf(relation: AnyRelation): RelationEnds {
    if ('context' in relation) {
        return { source: relation.context, target: relation.other };
    }
    const { source, sourceOperation } = relation;
    const from = sourceOperation === undefined ? { source } : { source, sourceOperation };
    if ('target' in relation) {
        const { target, targetOperation } = relation;
        return targetOperation === undefined ? { ...from, target } : { ...from, target, targetOperation };
    }
    if ('store' in relation) {
        return { ...from, target: relation.store };
    }
    if ('path' in relation) {
        return { ...from, target: relation.path };
    }
    return { ...from, target: relation.event ?? relation.channel ?? '' };
}
