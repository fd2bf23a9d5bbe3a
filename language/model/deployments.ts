import type { AstNode, Reference } from 'langium';
import type {
    Deployment,
    DeploymentUnit,
    Mesh,
    NamedService,
    Release,
    TelemetryBackend,
} from '../../src/model/deployment.ts';
import { addTo } from '../../src/model/multimap.ts';
import { byCodeUnits, sortedById } from '../../src/model/order.ts';
import type { Service } from '../../src/model/service.ts';
import { findTechnology } from '../../src/model/technologies.ts';
import type { Telemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { policyBlock } from './policies.ts';
import { technologies } from './qualities.ts';
import { telemetryOf } from './telemetry.ts';
import { count, countInterval, present, sortedSet } from './values.ts';

/** Where it runs. */
export function* deployments(context: ModelContext): Generator<Deployment> {
    const unitsOf = new Map<ast.Deployment, DeploymentUnit[]>();
    for (const node of context.nodes('Unit', ast.isUnit)) {
        const deployment = context.enclosing(node, ast.isDeployment);
        const unit = deployment && deploymentUnit(context, node);
        if (deployment && unit) {
            addTo(unitsOf, deployment, unit);
        }
    }
    for (const node of context.nodes('Deployment', ast.isDeployment)) {
        const element = elementOf(context, node, 'deployment');
        if (element) {
            yield present({
                ...element,
                kind: 'deployment' as const,
                platform: node.platform,
                network: context.first(node, ast.isNetwork)?.policy,
                units: sortedById(unitsOf.get(node) ?? []),
            });
        }
    }
}

function deploymentUnit(context: ModelContext, node: ast.Unit): DeploymentUnit | undefined {
    const element = elementOf(context, node, 'unit');
    const replicas = context.first(node, ast.isReplicas);
    return (
        element &&
        present({
            ...element,
            kind: 'unit' as const,
            runs: context.idsOf(context.all(node, ast.isRuns).flatMap((it) => it.services)),
            runsAt: context.all(node, ast.isRuns).flatMap((it) => namedServices(context, it, it.services)),
            sidecars: sortedSet(context.all(node, ast.isSidecars).flatMap((it) => it.names)),
            replicas: countInterval(replicas?.min, replicas?.max),
            zones: sortedSet(context.all(node, ast.isZones).flatMap((it) => it.names)),
            image: context.first(node, ast.isImage)?.name,
            port: count(context.first(node, ast.isPort)?.number),
            namespace: context.first(node, ast.isNamespace)?.name,
        })
    );
}

/** Release trains. */
export function* releases(context: ModelContext): Generator<Release> {
    for (const node of context.nodes('Release', ast.isRelease)) {
        const element = elementOf(context, node, 'release');
        if (element) {
            const references = node.body?.services.map((it) => it.service) ?? [];
            const membersAt = node.body?.services.flatMap((it) => namedServices(context, it, [it.service])) ?? [];
            yield { ...element, kind: 'release', members: context.idsOf(references), membersAt };
        }
    }
}

function namedServices(
    context: ModelContext,
    statement: AstNode,
    references: readonly Reference[],
): readonly NamedService[] {
    return references.flatMap((reference) => {
        const service = context.idOf(reference);
        return service === undefined ? [] : { service, source: context.referenceSource(statement, reference) };
    });
}

/** Service meshes, contexts among their members written out into services. */
export function* meshes(context: ModelContext, services: readonly Service[], system: Telemetry): Generator<Mesh> {
    for (const node of context.nodes('Mesh', ast.isMesh)) {
        const element = elementOf(context, node, 'mesh');
        if (element) {
            const ids = (statements: readonly (ast.MeshMembers | ast.MeshExcludes)[]): string[] =>
                servicesAmong(services, context.idsOf(statements.flatMap((it) => it.elements)));
            const excludes = ids(context.all(node, ast.isMeshExcludes));
            const isExcluded = new Set(excludes);
            yield present({
                ...element,
                kind: 'mesh' as const,
                technology: technologies(context, node)[0] ?? findTechnology(element.name)?.name,
                members: ids(context.all(node, ast.isMeshMembers)).filter((id) => !isExcluded.has(id)),
                excludes,
                mtls: context.first(node, ast.isMtls)?.mode,
                policy: policyBlock(context, context.members(node)),
                toward: destinations(context, node),
                telemetry: telemetryOf(context, node, system),
            });
        }
    }
}

function servicesAmong(services: readonly Service[], elements: readonly string[]): string[] {
    const wanted = new Set(elements);
    return services
        .filter((service) => wanted.has(service.id) || (service.context !== undefined && wanted.has(service.context)))
        .map((service) => service.id)
        .sort();
}

function destinations(context: ModelContext, mesh: ast.Mesh) {
    return context
        .all(mesh, ast.isToward)
        .flatMap((node) => {
            const target = context.idOf(node.target);
            const policy = policyBlock(context, node.body?.members ?? []);
            return target === undefined ? [] : { target, policy, source: context.source(node, 'target') };
        })
        .sort((a, b) => byCodeUnits(a.target, b.target));
}

/** Where telemetry goes. A backend that takes several signals is one backend. */
export function* backends(context: ModelContext): Generator<TelemetryBackend> {
    const byName = new Map<string, ast.Backend[]>();
    for (const node of context.nodes('Backend', ast.isBackend)) {
        addTo(byName, node.name, node);
    }
    for (const [first, ...others] of byName.values()) {
        const element = first && elementOf(context, first, 'backend');
        if (first && element) {
            const nodes = [first, ...others];
            yield present({
                ...element,
                kind: 'backend' as const,
                signals: [...new Set(nodes.map((node) => node.signal))].sort(),
                technology: findTechnology(element.name)?.name,
                dashboards: sortedSet(nodes.flatMap((node) => node.body?.dashboards ?? [])),
            });
        }
    }
}
