import type { LangiumDocument } from 'langium';
import type { ArchitectureModel } from '../src/model/architecture.ts';
import type { Call } from '../src/model/call.ts';
import { effectivePolicyOf, policyScope } from '../src/model/policy-cascade.ts';
import type { Relation } from '../src/model/relation.ts';
import type { Operation, Step } from '../src/model/service.ts';
import { finish } from '../src/model/steps.ts';
import * as ast from './generated/ast.ts';
import { constraints, views } from './model/constraints.ts';
import { contextRelations, contexts, entities, libraries, teams } from './model/contexts.ts';
import { backends, deployments, meshes, releases } from './model/deployments.ts';
import { experiments } from './model/experiments.ts';
import { calls, type DeclaredCall, publications, routes, storeAccesses, subscriptions } from './model/interactions.ts';
import { brokers, channels, events } from './model/messaging.ts';
import { migrations } from './model/migrations.ts';
import { ModelContext, sortedById } from './model/model-context.ts';
import { policies } from './model/policies.ts';
import type { Made } from './model/relation-ids.ts';
import { scenarios } from './model/scenarios.ts';
import { clients, externals, operations, services } from './model/services.ts';
import { stores } from './model/stores.ts';
import { system } from './model/system.ts';
import { systemTelemetry } from './model/telemetry.ts';
import { textFacts } from './model/text-facts.ts';
import { present } from './model/values.ts';

/**
 * The architecture that the linked documents of one project describe. What is wrong in the texts, the checks report;
 * here it is left out, so that the rest of the model is as good as it can be.
 */
export function buildModel(documents: readonly LangiumDocument[]): ArchitectureModel {
    return finish(buildModelInSteps(documents));
}

/**
 * The same in small steps, for who has something else to do in between. The documents must not change until the last
 * one.
 */
export function* buildModelInSteps(documents: readonly LangiumDocument[]): Generator<undefined, ArchitectureModel> {
    for (const { parseResult } of documents) {
        textFacts(parseResult.value);
        yield;
    }
    const context = new ModelContext(documents);
    yield;
    const telemetry = systemTelemetry(context);
    const madeCalls = calls(context);
    yield;
    const made = {
        calls: madeCalls,
        storeAccesses: storeAccesses(context),
        publications: publications(context),
        subscriptions: subscriptions(context),
    };
    yield;
    const serviceList = yield* sortedInSteps(services(context, telemetry));
    const theSystem = system(context, telemetry);
    const model = {
        teams: sortedById(teams(context)),
        contexts: yield* sortedInSteps(contexts(context)),
        contextRelations: sortedById(contextRelations(context)),
        entities: yield* sortedInSteps(entities(context)),
        services: serviceList,
        operations: yield* sortedInSteps(withSteps(context, made)),
        clients: sortedById(clients(context)),
        externals: sortedById(externals(context)),
        stores: yield* sortedInSteps(stores(context, telemetry)),
        brokers: sortedById(brokers(context, telemetry)),
        topics: sortedById(channels(context)),
        events: yield* sortedInSteps(events(context)),
        storeAccesses: relations(made.storeAccesses),
        publications: relations(made.publications),
        subscriptions: relations(made.subscriptions),
        routes: relations(routes(context, made.calls)),
        policies: sortedById(policies(context)),
        libraries: sortedById(libraries(context)),
        meshes: sortedById(meshes(context, serviceList, telemetry)),
        backends: sortedById(backends(context)),
        deployments: yield* sortedInSteps(deployments(context)),
        releases: sortedById(releases(context)),
        scenarios: sortedById(scenarios(context)),
        migrations: sortedById(migrations(context)),
        experiments: sortedById(experiments(context)),
        constraints: sortedById(constraints(context)),
        views: sortedById(views(context)),
    };
    const whole = theSystem ? { ...model, system: theSystem } : model;
    yield;
    return { ...whole, calls: effectiveCalls(relations(made.calls), whole) };
}

/** So many elements are made in one step. */
const STEP = 100;

function* sortedInSteps<T extends { readonly id: string }>(items: Iterable<T>): Generator<undefined, T[]> {
    const made: T[] = [];
    for (const item of items) {
        if (made.push(item) % STEP === 0) {
            yield;
        }
    }
    return sortedById(made);
}

function relations<T extends Relation>(made: readonly Made<T>[]): T[] {
    return sortedById(made.map(({ relation }) => relation));
}

function effectiveCalls(declared: readonly DeclaredCall[], model: Parameters<typeof policyScope>[0]): Call[] {
    const scope = policyScope(model);
    return declared.map((call) => ({ ...call, effective: effectivePolicyOf(call, scope) }));
}

interface MadeRelations {
    readonly calls: readonly Made<Relation>[];
    readonly storeAccesses: readonly Made<Relation>[];
    readonly publications: readonly Made<Relation>[];
    readonly subscriptions: readonly Made<Relation>[];
}

/** Joins the operations with what happens in their bodies, in order, and handlers with their subscriptions. */
function* withSteps(context: ModelContext, made: MadeRelations): Generator<Operation> {
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
