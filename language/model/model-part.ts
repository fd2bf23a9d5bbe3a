import type { Entity } from '../../src/model/context.ts';
import type { Event, Publication, Subscription } from '../../src/model/messaging.ts';
import type { Operation, Route, Service } from '../../src/model/service.ts';
import type { Store, StoreAccess } from '../../src/model/store.ts';
import type { Telemetry } from '../../src/model/telemetry.ts';
import { entities } from './contexts.ts';
import { calls, type DeclaredCall, publications, routes, storeAccesses, subscriptions } from './interactions.ts';
import { events } from './messaging.ts';
import type { ModelContext } from './model-context.ts';
import { operationsWithSteps } from './operation-steps.ts';
import type { Made } from './relation-ids.ts';
import { services } from './services.ts';
import { stores } from './stores.ts';

/** Elements and relations of the kinds that most of a model consists of, made of some nodes. */
export interface ModelPart {
    readonly entities: readonly Entity[];
    readonly services: readonly Service[];
    readonly operations: readonly Operation[];
    readonly stores: readonly Store[];
    readonly events: readonly Event[];
    readonly calls: readonly DeclaredCall[];
    readonly storeAccesses: readonly StoreAccess[];
    readonly publications: readonly Publication[];
    readonly subscriptions: readonly Subscription[];
    readonly routes: readonly Route[];
}

/** The types of nodes of which a {@link ModelPart} is made. */
export const PART_TYPES: ReadonlySet<string> = new Set([
    'Call',
    'Component',
    'Consumption',
    'Entity',
    'Event',
    'Handler',
    'Operation',
    'Publication',
    'Route',
    'Store',
    'StoreAccess',
]);

/** Makes a part of those nodes that a context goes through. */
export function modelPart(context: ModelContext, system: Telemetry): ModelPart {
    const made = {
        calls: calls(context),
        storeAccesses: storeAccesses(context),
        publications: publications(context),
        subscriptions: subscriptions(context),
    };
    return {
        entities: [...entities(context)],
        services: [...services(context, system)],
        operations: [...operationsWithSteps(context, made)],
        stores: [...stores(context, system)],
        events: [...events(context)],
        calls: relations(made.calls),
        storeAccesses: relations(made.storeAccesses),
        publications: relations(made.publications),
        subscriptions: relations(made.subscriptions),
        routes: relations(routes(context, made.calls)),
    };
}

function relations<T>(made: readonly Made<T>[]): readonly T[] {
    return made.map(({ relation }) => relation);
}
