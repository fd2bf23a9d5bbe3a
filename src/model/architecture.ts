import type { Call } from './call.ts';
import type { Constraint } from './constraint.ts';
import type { Context, ContextRelation, Entity, Library, Team } from './context.ts';
import type { Deployment, Mesh, Release, TelemetryBackend } from './deployment.ts';
import type { Element } from './element.ts';
import type { Experiment } from './experiment.ts';
import type { Broker, Channel, Event, Publication, Subscription } from './messaging.ts';
import type { Migration } from './migration.ts';
import type { Scenario } from './scenario.ts';
import type { Client, External, Operation, Route, Service } from './service.ts';
import type { Store, StoreAccess } from './store.ts';
import type { Policy, System } from './system.ts';
import type { View } from './view.ts';

/**
 * One project's architecture as plain, serialisable data: everything is resolved, references are ids (qualified
 * names), quantities are numbers in base units. Every list is sorted by id unless its own comment says otherwise,
 * so neither the order of declarations nor their division into files shows in it.
 */
export interface ArchitectureModel {
    /** At most one per project; several declarations of the same name are one system. */
    readonly system?: System;
    readonly teams: readonly Team[];
    readonly contexts: readonly Context[];
    readonly contextRelations: readonly ContextRelation[];
    readonly entities: readonly Entity[];
    /** Services, monoliths, gateways, BFFs and routers. */
    readonly services: readonly Service[];
    readonly operations: readonly Operation[];
    readonly clients: readonly Client[];
    readonly externals: readonly External[];
    /** Databases and caches. */
    readonly stores: readonly Store[];
    readonly brokers: readonly Broker[];
    /** Topics and queues. */
    readonly topics: readonly Channel[];
    readonly events: readonly Event[];
    readonly calls: readonly Call[];
    readonly storeAccesses: readonly StoreAccess[];
    readonly publications: readonly Publication[];
    readonly subscriptions: readonly Subscription[];
    readonly routes: readonly Route[];
    readonly policies: readonly Policy[];
    readonly libraries: readonly Library[];
    readonly meshes: readonly Mesh[];
    readonly backends: readonly TelemetryBackend[];
    readonly deployments: readonly Deployment[];
    readonly releases: readonly Release[];
    readonly scenarios: readonly Scenario[];
    readonly migrations: readonly Migration[];
    readonly experiments: readonly Experiment[];
    readonly constraints: readonly Constraint[];
    readonly views: readonly View[];
}

/** A model of nothing. */
export const EMPTY_MODEL: ArchitectureModel = {
    teams: [],
    contexts: [],
    contextRelations: [],
    entities: [],
    services: [],
    operations: [],
    clients: [],
    externals: [],
    stores: [],
    brokers: [],
    topics: [],
    events: [],
    calls: [],
    storeAccesses: [],
    publications: [],
    subscriptions: [],
    routes: [],
    policies: [],
    libraries: [],
    meshes: [],
    backends: [],
    deployments: [],
    releases: [],
    scenarios: [],
    migrations: [],
    experiments: [],
    constraints: [],
    views: [],
};

/** All elements of a model, kind by kind. Units and phases come with their deployment and migration. */
export function* allElements(model: ArchitectureModel): Generator<Element> {
    if (model.system) {
        yield model.system;
    }
    yield* model.teams;
    yield* model.contexts;
    yield* model.entities;
    yield* model.services;
    yield* model.operations;
    yield* model.clients;
    yield* model.externals;
    yield* model.stores;
    yield* model.brokers;
    yield* model.topics;
    yield* model.events;
    yield* model.policies;
    yield* model.libraries;
    yield* model.meshes;
    yield* model.backends;
    for (const deployment of model.deployments) {
        yield deployment;
        yield* deployment.units;
    }
    yield* model.releases;
    yield* model.scenarios;
    for (const migration of model.migrations) {
        yield migration;
        yield* migration.phases;
    }
    yield* model.experiments;
    yield* model.constraints;
    yield* model.views;
}
