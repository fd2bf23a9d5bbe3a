import type { AstNode } from 'langium';
import { addTo } from '../../src/model/multimap.ts';
import { byCodeUnits } from '../../src/model/order.ts';
import type { Said } from '../../src/model/said.ts';
import type { Authentication, Client, EdgeProperties, External, Operation, Service } from '../../src/model/service.ts';
import type { Telemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import { contextOf, elementOf, ownerOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { policyBlock } from './policies.ts';
import {
    concurrency,
    failureShare,
    has,
    health,
    objective,
    observedAs,
    replicas,
    technologies,
    workTime,
} from './qualities.ts';
import { telemetryOf } from './telemetry.ts';
import { present, quantity, said, sortedSet } from './values.ts';

/** Roles that a kind has when none is said. */
const DEFAULT_ROLES: Readonly<Record<ast.Component['kind'], string>> = {
    service: 'business',
    monolith: 'business',
    gateway: 'edge',
    bff: 'edge',
    router: 'edge',
};

/** Services, monoliths, gateways, BFFs and routers. */
export function* services(context: ModelContext, system: Telemetry): Generator<Service> {
    const operations = operationsByService(context);
    for (const node of context.nodes('Component', ast.isComponent)) {
        const element = elementOf(context, node, node.kind);
        if (element) {
            yield present({
                ...element,
                kind: node.kind,
                context: contextOf(context, node),
                owner: ownerOf(context, node),
                role: context.first(node, ast.isRole)?.role ?? DEFAULT_ROLES[node.kind],
                layer: context.first(node, ast.isLayer)?.layer,
                technologies: technologies(context, node),
                version: context.first(node, ast.isVersion)?.version,
                replicas: replicas(context, node),
                concurrency: concurrency(context, node),
                memory: quantity(context.first(node, ast.isMemory)?.value, 'size'),
                balancing: context.first(node, ast.isBalancing)?.strategy,
                takes: workTime(context.first(node, ast.isTakes)),
                fails: failureShare(context, node),
                operations: (operations.get(node) ?? []).toSorted(),
                masters: context.idsOf(context.all(node, ast.isMasters).flatMap((it) => it.entities)),
                uses: context.idsOf(context.all(node, ast.isUses).flatMap((it) => it.libraries)),
                pins: pins(context, node),
                slo: objective(context, node),
                health: health(context, node),
                propagates: propagation(context, node),
                telemetry: telemetryOf(context, node, system),
                defaults: ownPolicies(context, node),
                edge: edgeProperties(context, context.members(node)),
                observedAs: observedAs(context, node),
            });
        }
    }
}

/** A service's policies stand in its `defaults`; those of an edge element directly in its block as well. */
function ownPolicies(context: ModelContext, node: ast.Component) {
    const members = context.members(node);
    const defaults = members.filter(ast.isDefaults).flatMap((it) => it.body?.members ?? []);
    const direct = node.kind === 'service' || node.kind === 'monolith' ? [] : members;
    return policyBlock(context, [...defaults, ...direct]);
}

function pins(context: ModelContext, node: ast.Component) {
    return context
        .all(node, ast.isPins)
        .flatMap((statement) =>
            statement.targets.flatMap((reference) => {
                const target = context.idOf(reference);
                return target === undefined ? [] : { target, source: context.referenceSource(statement, reference) };
            }),
        )
        .sort((a, b) => byCodeUnits(a.target, b.target));
}

function propagation(context: ModelContext, node: ast.Component): Said<readonly string[]> {
    return said(context, context.first(node, ast.isPropagates), (it) => sortedSet(it.formats));
}

/** What a gateway, a BFF or one of their routes does to incoming requests. */
export function edgeProperties(context: ModelContext, members: readonly AstNode[]): EdgeProperties {
    return present({
        terminates: sortedSet(members.filter(ast.isTerminates).flatMap((it) => it.protocols)),
        authenticates: authentication(context, members),
        limits: said(context, members.find(ast.isLimits), (it) => {
            const rate = quantity(it.rate, 'rate');
            return rate === undefined ? undefined : present({ rate, per: it.per });
        }),
        transforms: members.filter(ast.isTransforms).flatMap((it) => it.headers),
        caches: quantity(members.find(ast.isCaches)?.duration, 'duration'),
        public: members.some(ast.isPublic),
    });
}

function authentication(context: ModelContext, members: readonly AstNode[]): Said<Authentication> {
    return said(context, members.find(ast.isAuthenticates), (it) =>
        it.method === undefined
            ? undefined
            : present({ method: it.method, lifetime: quantity(it.lifetime, 'duration') }),
    );
}

/** Queries, commands and handlers; their steps and subscriptions are put in when the relations are known. */
export function* operations(context: ModelContext): Generator<Omit<Operation, 'steps' | 'subscription'>> {
    const nodes = [...context.nodes('Operation', ast.isOperation), ...context.nodes('Handler', ast.isHandler)];
    for (const node of nodes) {
        const kind: Operation['kind'] = ast.isHandler(node) ? 'handler' : node.kind;
        const element = elementOf(context, node, kind);
        const service = context.enclosing(node, ast.isComponent);
        const serviceId = service && context.id(service);
        if (element && serviceId !== undefined) {
            const modifiers = node.modifiers;
            yield present({
                ...element,
                kind,
                service: serviceId,
                endpoint: ast.isHandler(node) ? undefined : node.endpoint,
                head: context.head(node, node.body).range,
                idempotent: modifiers.some((it) => it.kind === 'idempotent'),
                idempotencyKey: modifiers.find((it) => it.kind === 'idempotent' && it.key !== undefined)?.key,
                critical: modifiers.some((it) => it.kind === 'critical'),
                saga: modifiers.some((it) => it.kind === 'saga'),
                takes: workTime(context.first(node, ast.isTakes)),
                fails: failureShare(context, node),
                slo: objective(context, node),
            });
        }
    }
}

function operationsByService(context: ModelContext): ReadonlyMap<ast.Component, readonly string[]> {
    const result = new Map<ast.Component, string[]>();
    const nodes = [...context.nodes('Operation', ast.isOperation), ...context.nodes('Handler', ast.isHandler)];
    for (const node of nodes) {
        const service = context.enclosing(node, ast.isComponent);
        const id = context.id(node);
        if (service && id !== undefined) {
            addTo(result, service, id);
        }
    }
    return result;
}

/** What is outside the system and called by it. */
export function* externals(context: ModelContext): Generator<External> {
    for (const node of context.nodes('External', ast.isExternal)) {
        const element = elementOf(context, node, 'external');
        if (element) {
            yield present({
                ...element,
                kind: 'external' as const,
                owner: ownerOf(context, node),
                technologies: technologies(context, node),
                legacy: has(context, node, ast.isLegacy),
                slo: objective(context, node),
                takes: workTime(context.first(node, ast.isTakes)),
                fails: failureShare(context, node),
                concurrency: concurrency(context, node),
                authenticates: authentication(context, context.members(node)),
                observedAs: observedAs(context, node),
            });
        }
    }
}

/** Who uses the system from outside. */
export function* clients(context: ModelContext): Generator<Client> {
    for (const node of context.nodes('Client', ast.isClient)) {
        const element = elementOf(context, node, 'client');
        if (element) {
            yield { ...element, kind: 'client', technologies: technologies(context, node) };
        }
    }
}
