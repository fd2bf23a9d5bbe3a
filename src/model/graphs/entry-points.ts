import type { ModelIndex } from '../index-model.ts';
import { byCodeUnits } from '../order.ts';
import { callHops, isRouter } from './call-hops.ts';

/**
 * Why something is an entry point: a client calls it, a route of a gateway or BFF leads to it, or no other
 * service, client or route calls it at all, so that whatever it does it starts by itself or for a message.
 */
export type EntryReason = 'client' | 'route' | 'uncalled';

/** A place where requests come into the system or where its work begins. */
export interface EntryPoint {
    /** Id of the service, gateway, BFF or monolith. */
    readonly service: string;
    /** Ids of the operations that are named, sorted; empty when only the service as a whole is. */
    readonly operations: readonly string[];
    /** In the order client, route, uncalled. */
    readonly reasons: readonly EntryReason[];
    /** Ids of the calls that lead in, those of routers in between included, sorted. */
    readonly relations: readonly string[];
}

/** All entry points, sorted by service. Routers are collapsed and are no entry points themselves. */
export function entryPoints(index: ModelIndex): readonly EntryPoint[] {
    const drafts = new Map<string, Draft>();
    const called = new Set<string>();
    for (const call of index.model.calls) {
        if (isRouter(index, call.source)) {
            continue;
        }
        const reason = index.clients.has(call.source) ? 'client' : call.route === undefined ? undefined : 'route';
        for (const hop of callHops(index, call)) {
            if (hop.target !== call.source) {
                called.add(hop.target);
            }
            if (reason && index.services.has(hop.target)) {
                note(drafts, hop.target, reason, hop.targetOperation, hop.relations);
            }
        }
    }
    for (const { id, kind } of index.model.services) {
        if (kind !== 'router' && !called.has(id)) {
            note(drafts, id, 'uncalled', undefined, []);
        }
    }
    return [...drafts]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([service, { operations, reasons, relations }]) => ({
            service,
            operations: [...operations].sort(byCodeUnits),
            reasons: REASONS.filter((reason) => reasons.has(reason)),
            relations: [...relations].sort(byCodeUnits),
        }));
}

const REASONS: readonly EntryReason[] = ['client', 'route', 'uncalled'];

interface Draft {
    readonly operations: Set<string>;
    readonly reasons: Set<EntryReason>;
    readonly relations: Set<string>;
}

function note(
    drafts: Map<string, Draft>,
    service: string,
    reason: EntryReason,
    operation: string | undefined,
    relations: readonly string[],
): void {
    const draft = drafts.get(service) ?? { operations: new Set(), reasons: new Set(), relations: new Set() };
    drafts.set(service, draft);
    draft.reasons.add(reason);
    if (operation !== undefined) {
        draft.operations.add(operation);
    }
    for (const relation of relations) {
        draft.relations.add(relation);
    }
}
