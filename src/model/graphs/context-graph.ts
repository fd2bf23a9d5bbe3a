import type { ModelIndex } from '../index-model.ts';
import type { Subscription } from '../messaging.ts';
import { callHops } from './call-hops.ts';
import { buildDigraph, type Digraph, type EdgeInput } from './digraph.ts';

/** The ways in which one context can depend on another. */
const CONTEXT_DEPENDENCIES = ['call', 'store-access', 'subscription'] as const;
/** One of {@link CONTEXT_DEPENDENCIES}. */
export type ContextDependency = (typeof CONTEXT_DEPENDENCIES)[number];

/** What a context graph shows. */
export interface ContextGraphOptions {
    /** Which dependencies make edges; all unless said. */
    readonly by?: readonly ContextDependency[];
    /** Services, monoliths, gateways, externals and stores outside any context are nodes of their own. */
    readonly outsiders?: boolean;
    /** What services with the role `infrastructure` use, and what uses them, counts; it does unless said otherwise. */
    readonly infrastructure?: boolean;
}

/**
 * Which context depends on which: an edge from A to B when something in A calls something in B (routers collapsed),
 * reads or writes a store of B, or receives B's messages. Its relations are the calls, store accesses and
 * subscriptions; `index.relations` tells their kinds. Nothing inside one context makes an edge.
 */
export function contextGraph(index: ModelIndex, options: ContextGraphOptions = {}): Digraph {
    const by = options.by ?? CONTEXT_DEPENDENCIES;
    const counts = (id: string) =>
        options.infrastructure !== false || index.services.get(index.serviceOf(id) ?? '')?.role !== 'infrastructure';
    const placeOf = (id: string): string | undefined => {
        const outsider = options.outsiders && !index.clients.has(id) ? id : undefined;
        return counts(id) ? (index.contextOf(id) ?? outsider) : undefined;
    };
    const edges: EdgeInput[] = [];
    const depend = (user: string, used: string | undefined, relations: readonly string[]) => {
        const source = placeOf(user);
        const target = used === undefined ? undefined : placeOf(used);
        if (source !== undefined && target !== undefined && source !== target) {
            edges.push({ source, target, relations });
        }
    };
    for (const dependency of by) {
        COLLECTORS[dependency](index, depend);
    }
    return buildDigraph(
        index.model.contexts.map((context) => context.id),
        edges,
    );
}

type Depend = (user: string, used: string | undefined, relations: readonly string[]) => void;

const COLLECTORS: Readonly<Record<ContextDependency, (index: ModelIndex, depend: Depend) => void>> = {
    call(index, depend) {
        for (const call of index.model.calls) {
            if (index.services.get(call.source)?.kind !== 'router') {
                for (const hop of callHops(index, call)) {
                    depend(call.source, hop.target, hop.relations);
                }
            }
        }
    },
    'store-access'(index, depend) {
        for (const access of index.model.storeAccesses) {
            depend(access.source, access.store, [access.id]);
        }
    },
    subscription(index, depend) {
        for (const subscription of index.model.subscriptions) {
            for (const origin of originsOf(index, subscription)) {
                depend(subscription.source, origin, [subscription.id]);
            }
        }
    },
};

/** Whose messages these are: those of the event's context, else those of whoever publishes them. */
function originsOf(index: ModelIndex, subscription: Subscription): readonly string[] {
    const { event, channel } = subscription;
    if (event !== undefined) {
        const context = index.events.get(event)?.context;
        return context !== undefined ? [context] : index.publicationsOf(event).map((publication) => publication.source);
    }
    return channel === undefined ? [] : index.publicationsTo(channel).map((publication) => publication.source);
}
