import type { AstNode, LangiumDocument } from 'langium';
import type { ArchitectureModel } from '../src/model/architecture.ts';
import type { Call } from '../src/model/call.ts';
import { sortedById } from '../src/model/order.ts';
import { effectivePolicyOf, policyScope } from '../src/model/policy-cascade.ts';
import { finish } from '../src/model/steps.ts';
import { constraints, views } from './model/constraints.ts';
import { contextRelations, contexts, libraries, teams } from './model/contexts.ts';
import { backends, deployments, meshes, releases } from './model/deployments.ts';
import { experiments } from './model/experiments.ts';
import type { DeclaredCall } from './model/interactions.ts';
import { brokers, channels } from './model/messaging.ts';
import { migrations } from './model/migrations.ts';
import { inOrder, ModelContext, type NodesByType } from './model/model-context.ts';
import { type ModelPart, modelPart, PART_TYPES } from './model/model-part.ts';
import { policies } from './model/policies.ts';
import { scenarios } from './model/scenarios.ts';
import { clients, externals } from './model/services.ts';
import { system } from './model/system.ts';
import { systemTelemetry } from './model/telemetry.ts';
import { textFacts } from './model/text-facts.ts';
import { type TextPart, textParts } from './model/text-parts.ts';

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
    const ordered = inOrder(documents);
    for (const { parseResult } of ordered) {
        textFacts(parseResult.value);
        yield;
    }
    const context = ModelContext.of(ordered);
    yield;
    const telemetry = systemTelemetry(context);
    const parts = yield* textParts(context, ordered, telemetry);
    const rest = modelPart(context.among(othersOf(parts)), telemetry);
    yield;
    const all = joinParts([...parts, rest]);
    yield;
    const theSystem = system(context, telemetry);
    const model = {
        teams: sortedById(teams(context)),
        contexts: sortedById(contexts(context, all.services)),
        contextRelations: sortedById(contextRelations(context)),
        entities: all.entities,
        services: all.services,
        operations: all.operations,
        clients: sortedById(clients(context)),
        externals: sortedById(externals(context)),
        stores: all.stores,
        brokers: sortedById(brokers(context, telemetry)),
        topics: sortedById(channels(context)),
        events: all.events,
        storeAccesses: all.storeAccesses,
        publications: all.publications,
        subscriptions: all.subscriptions,
        routes: all.routes,
        policies: sortedById(policies(context)),
        libraries: sortedById(libraries(context)),
        meshes: sortedById(meshes(context, all.services, telemetry)),
        backends: sortedById(backends(context)),
        deployments: sortedById(deployments(context)),
        releases: sortedById(releases(context)),
        scenarios: sortedById(scenarios(context)),
        migrations: sortedById(migrations(context)),
        experiments: sortedById(experiments(context)),
        constraints: sortedById(constraints(context)),
        views: sortedById(views(context)),
    };
    const whole = theSystem ? { ...model, system: theSystem } : model;
    yield;
    return { ...whole, calls: effectiveCalls(all.calls, whole) };
}

/** The nodes that no text speaks of alone. */
function othersOf(parts: readonly TextPart[]): NodesByType {
    const others = new Map<string, AstNode[]>();
    for (const type of PART_TYPES) {
        others.set(
            type,
            parts.flatMap((part) => part.others.get(type) ?? []),
        );
    }
    return others;
}

function joinParts(parts: readonly ModelPart[]): ModelPart {
    const join = <T extends { readonly id: string }>(listOf: (part: ModelPart) => readonly T[]): readonly T[] =>
        sortedById(parts.flatMap(listOf));
    return {
        entities: join((part) => part.entities),
        services: join((part) => part.services),
        operations: join((part) => part.operations),
        stores: join((part) => part.stores),
        events: join((part) => part.events),
        calls: join((part) => part.calls),
        storeAccesses: join((part) => part.storeAccesses),
        publications: join((part) => part.publications),
        subscriptions: join((part) => part.subscriptions),
        routes: join((part) => part.routes),
    };
}

function effectiveCalls(declared: readonly DeclaredCall[], model: Parameters<typeof policyScope>[0]): Call[] {
    const scope = policyScope(model);
    return declared.map((call) => ({ ...call, effective: effectivePolicyOf(call, scope) }));
}
