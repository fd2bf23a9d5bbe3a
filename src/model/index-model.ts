import { type ArchitectureModel, allElements } from './architecture.ts';
import type { Call } from './call.ts';
import type { Context, ContextRelation, Entity } from './context.ts';
import type { DeploymentUnit, Mesh, Release } from './deployment.ts';
import type { Element } from './element.ts';
import type { Broker, Channel, Event, Publication, Subscription } from './messaging.ts';
import { type PolicyScope, policyScope } from './policy-cascade.ts';
import type { Relation } from './relation.ts';
import type { Client, External, Operation, Route, Service } from './service.ts';
import type { Store, StoreAccess } from './store.ts';
import type { Policy } from './system.ts';

/** Everything that belongs to an id, in the order of the model; nothing for an id that has none. */
export type Lookup<T> = (id: string) => readonly T[];

/** The kinds of relations in a model. */
export type RelationKind = 'call' | 'store-access' | 'publication' | 'subscription' | 'route';

/** A model with the look-ups that rules, views and simulation share; made once by {@link indexModel}. */
export interface ModelIndex {
    readonly model: ArchitectureModel;

    readonly elements: ReadonlyMap<string, Element>;
    readonly contexts: ReadonlyMap<string, Context>;
    readonly services: ReadonlyMap<string, Service>;
    readonly operations: ReadonlyMap<string, Operation>;
    readonly clients: ReadonlyMap<string, Client>;
    readonly externals: ReadonlyMap<string, External>;
    readonly stores: ReadonlyMap<string, Store>;
    readonly brokers: ReadonlyMap<string, Broker>;
    readonly channels: ReadonlyMap<string, Channel>;
    readonly events: ReadonlyMap<string, Event>;
    readonly entities: ReadonlyMap<string, Entity>;
    readonly policies: ReadonlyMap<string, Policy>;

    readonly calls: ReadonlyMap<string, Call>;
    readonly storeAccesses: ReadonlyMap<string, StoreAccess>;
    readonly publications: ReadonlyMap<string, Publication>;
    readonly subscriptions: ReadonlyMap<string, Subscription>;
    readonly routes: ReadonlyMap<string, Route>;
    /** Every relation with its kind. */
    readonly relations: ReadonlyMap<string, { readonly kind: RelationKind; readonly relation: Relation }>;

    /** Services of a context, sorted. */
    readonly servicesOf: Lookup<Service>;
    /** Operations of a service, in order of declaration. */
    readonly operationsOf: Lookup<Operation>;
    /** Stores that stand in a service, monolith or context. */
    readonly storesOf: Lookup<Store>;
    /** Stores that copy a store's data. */
    readonly replicasOf: Lookup<Store>;
    /** Events of a context. */
    readonly eventsOf: Lookup<Event>;
    /** Entities of a context or monolith. */
    readonly entitiesOf: Lookup<Entity>;
    /** Services that say that they own an entity's truth. */
    readonly mastersOf: Lookup<Service>;
    /** Context-map relations in which a context (or external, or monolith) is either side. */
    readonly contextRelationsOf: Lookup<ContextRelation>;

    /** Calls that an element makes, in any of its operations or none. */
    readonly callsFrom: Lookup<Call>;
    /** Calls in the body of an operation. */
    readonly callsIn: Lookup<Call>;
    /** Calls to an element, to any of its operations or none. */
    readonly callsTo: Lookup<Call>;
    /** Calls that name this operation. */
    readonly callsToOperation: Lookup<Call>;
    /** Calls that name a policy. */
    readonly callsWith: Lookup<Call>;
    /** Policies that build on a policy, directly or through others. */
    readonly heirsOf: Lookup<Policy>;
    /** Routes of a gateway or BFF. */
    readonly routesOf: Lookup<Route>;

    readonly accessesFrom: Lookup<StoreAccess>;
    readonly accessesIn: Lookup<StoreAccess>;
    /** Accesses to a store. */
    readonly accessesTo: Lookup<StoreAccess>;

    readonly publicationsFrom: Lookup<Publication>;
    readonly publicationsIn: Lookup<Publication>;
    /** Publications of an event. */
    readonly publicationsOf: Lookup<Publication>;
    /** Publications to a topic or queue, of events that ride it too. */
    readonly publicationsTo: Lookup<Publication>;
    /** Subscriptions of a receiver. */
    readonly subscriptionsFrom: Lookup<Subscription>;
    /** Subscriptions to an event. */
    readonly subscriptionsOf: Lookup<Subscription>;
    /** Subscriptions to a topic or queue, to events that ride it too. */
    readonly subscriptionsTo: Lookup<Subscription>;

    /** Meshes of which a service is a member. */
    readonly meshesOf: Lookup<Mesh>;
    /** Deployment units that run a service. */
    readonly unitsOf: Lookup<DeploymentUnit>;
    /** Releases in which a service is. */
    readonly releasesOf: Lookup<Release>;

    /** Id of the service that an id stands for: itself for a service, else the service of the operation. */
    readonly serviceOf: (id: string) => string | undefined;
    /** Id of the context that an element stands in, through its service or broker if need be; a context's own id. */
    readonly contextOf: (id: string) => string | undefined;
    /** Id of the responsible team: of a context, service, operation (its service's), store, external or broker. */
    readonly ownerOf: (id: string) => string | undefined;
    /** The topic or queue that a message of this publication or subscription travels on. */
    readonly channelOf: (message: Publication | Subscription) => string | undefined;
    /** For `policyLayers`, to ask a call's cascade again, layer by layer. */
    readonly policyScope: PolicyScope;
}

/** Builds the look-ups of a model; linear in its size. */
export function indexModel(model: ArchitectureModel): ModelIndex {
    return { model, ...elementMaps(model), ...relationMaps(model), ...parts(model), ...uses(model), ...places(model) };
}

function elementMaps(model: ArchitectureModel) {
    return {
        elements: byId(allElements(model)),
        contexts: byId(model.contexts),
        services: byId(model.services),
        operations: byId(model.operations),
        clients: byId(model.clients),
        externals: byId(model.externals),
        stores: byId(model.stores),
        brokers: byId(model.brokers),
        channels: byId(model.topics),
        events: byId(model.events),
        entities: byId(model.entities),
        policies: byId(model.policies),
        policyScope: policyScope(model),
    };
}

function relationMaps(model: ArchitectureModel) {
    const relations = new Map<string, { readonly kind: RelationKind; readonly relation: Relation }>();
    const add = (kind: RelationKind, list: readonly Relation[]) => {
        for (const relation of list) {
            relations.set(relation.id, { kind, relation });
        }
    };
    add('call', model.calls);
    add('store-access', model.storeAccesses);
    add('publication', model.publications);
    add('subscription', model.subscriptions);
    add('route', model.routes);
    return {
        relations,
        calls: byId(model.calls),
        storeAccesses: byId(model.storeAccesses),
        publications: byId(model.publications),
        subscriptions: byId(model.subscriptions),
        routes: byId(model.routes),
    };
}

function parts(model: ArchitectureModel) {
    return {
        servicesOf: groupBy(model.services, (service) => service.context),
        operationsOf: operationsInOrder(model),
        storesOf: groupBy(model.stores, (store) => store.owner),
        replicasOf: groupBy(model.stores, (store) => store.replicates),
        eventsOf: groupBy(model.events, (event) => event.context),
        entitiesOf: groupBy(model.entities, (entity) => entity.context),
        mastersOf: groupByEach(model.services, (service) => service.masters),
        contextRelationsOf: groupByEach(model.contextRelations, ({ context, other }) => [context, other]),
        meshesOf: groupByEach(model.meshes, (mesh) => mesh.members),
        unitsOf: groupByEach(
            model.deployments.flatMap((deployment) => deployment.units),
            (unit) => unit.runs,
        ),
        releasesOf: groupByEach(model.releases, (release) => release.members),
    };
}

function uses(model: ArchitectureModel) {
    const via = new Map(model.events.map((event) => [event.id, event.via]));
    const channelOf = (message: Publication | Subscription) =>
        message.channel ?? (message.event === undefined ? undefined : via.get(message.event));
    return {
        callsFrom: groupBy(model.calls, (call) => call.source),
        callsIn: groupBy(model.calls, (call) => call.sourceOperation),
        callsTo: groupBy(model.calls, (call) => call.target),
        callsToOperation: groupBy(model.calls, (call) => call.targetOperation),
        callsWith: groupBy(model.calls, (call) => call.policy),
        heirsOf: groupByEach(model.policies, (policy) => policy.extends),
        routesOf: groupBy(model.routes, (route) => route.source),
        accessesFrom: groupBy(model.storeAccesses, (access) => access.source),
        accessesIn: groupBy(model.storeAccesses, (access) => access.sourceOperation),
        accessesTo: groupBy(model.storeAccesses, (access) => access.store),
        publicationsFrom: groupBy(model.publications, (publication) => publication.source),
        publicationsIn: groupBy(model.publications, (publication) => publication.sourceOperation),
        publicationsOf: groupBy(model.publications, (publication) => publication.event),
        publicationsTo: groupBy(model.publications, channelOf),
        subscriptionsFrom: groupBy(model.subscriptions, (subscription) => subscription.source),
        subscriptionsOf: groupBy(model.subscriptions, (subscription) => subscription.event),
        subscriptionsTo: groupBy(model.subscriptions, channelOf),
        channelOf,
    };
}

function places(model: ArchitectureModel) {
    const services = new Map<string, string>();
    const contexts = new Map<string, string | undefined>();
    const owners = new Map<string, string | undefined>();
    for (const context of model.contexts) {
        contexts.set(context.id, context.id);
        owners.set(context.id, context.owner);
    }
    for (const service of model.services) {
        services.set(service.id, service.id);
        contexts.set(service.id, service.context);
        owners.set(service.id, service.owner);
    }
    for (const operation of model.operations) {
        services.set(operation.id, operation.service);
        contexts.set(operation.id, contexts.get(operation.service));
        owners.set(operation.id, owners.get(operation.service));
    }
    for (const store of [...model.stores, ...model.brokers]) {
        contexts.set(store.id, store.context);
        owners.set(store.id, store.team);
    }
    for (const channel of model.topics) {
        contexts.set(channel.id, contexts.get(channel.broker));
        owners.set(channel.id, owners.get(channel.broker));
    }
    for (const external of model.externals) {
        owners.set(external.id, external.owner);
    }
    for (const { id, context } of [...model.events, ...model.entities]) {
        // An entity may stand in a monolith instead of a context.
        contexts.set(id, context === undefined ? undefined : contexts.get(context));
    }
    return {
        serviceOf: (id: string) => services.get(id),
        contextOf: (id: string) => contexts.get(id),
        ownerOf: (id: string) => owners.get(id),
    };
}

function operationsInOrder(model: ArchitectureModel): Lookup<Operation> {
    const operations = byId(model.operations);
    const ofService = new Map(
        model.services.map((service) => [
            service.id,
            service.operations.flatMap((id) => {
                const operation = operations.get(id);
                return operation ? [operation] : [];
            }),
        ]),
    );
    return (id) => ofService.get(id) ?? [];
}

function byId<T extends { readonly id: string }>(items: Iterable<T>): ReadonlyMap<string, T> {
    return new Map(Array.from(items, (item) => [item.id, item]));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Lookup<T> {
    return groupByEach(items, (item) => {
        const key = keyOf(item);
        return key === undefined ? [] : [key];
    });
}

function groupByEach<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Lookup<T> {
    const groups = new Map<string, T[]>();
    for (const item of items) {
        for (const key of new Set(keysOf(item))) {
            const group = groups.get(key);
            if (group) {
                group.push(item);
            } else {
                groups.set(key, [item]);
            }
        }
    }
    const none: readonly T[] = [];
    return (id) => groups.get(id) ?? none;
}
