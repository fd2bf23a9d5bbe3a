import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { Mesh, MeshDestination } from '../model/deployment.ts';
import { callHops, isRouter } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { counted } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import type { Fix } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { removeModifier } from './fixes/remove-modifier.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds traffic that goes around a mesh, and policies of a mesh that reach no traffic; see `mesh-bypass.md`. */
export const meshBypass = defineRule({
    id: 'mesh-bypass',
    category: 'edge',
    severity: 'warning',
    summary: 'A service or call that goes around the mesh of its context, or a mesh policy that no call meets',
    fixable: true,
    sources: ['Istio configuration analysis messages IST0101, IST0102, IST0103 and IST0174'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const mesh of index.model.meshes) {
            const members = new Set(mesh.members);
            yield* outsiders(index, mesh, members, nameOf);
            yield* deadPolicies(index, mesh, members, nameOf);
        }
        for (const call of index.model.calls) {
            const mesh = call.bypassesMesh ? commonMesh(index, call) : undefined;
            if (mesh) {
                yield reportCall(call, mesh, nameOf);
            }
        }
    },
});

/** Roles that run beside the mesh on purpose: daemons on the host's network, jobs that would never end. */
const BESIDE_THE_MESH: ReadonlySet<string> = new Set(['infrastructure', 'job']);

/** Services of contexts of which others are in the mesh, and that are in no mesh themselves. */
function* outsiders(index: ModelIndex, mesh: Mesh, members: ReadonlySet<string>, nameOf: NameOf): Generator<Report> {
    const counts = new Map<string, number>();
    for (const member of members) {
        const context = index.services.get(member)?.context;
        if (context !== undefined) {
            counts.set(context, (counts.get(context) ?? 0) + 1);
        }
    }
    for (const [context, meshed] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        for (const service of index.servicesOf(context)) {
            const outside = !BESIDE_THE_MESH.has(service.role) && index.meshesOf(service.id).length === 0;
            if (outside && !isRouter(index, service.id)) {
                yield reportOutsider(index, mesh, members, service, meshed, nameOf);
            }
        }
    }
}

function reportOutsider(
    index: ModelIndex,
    mesh: Mesh,
    members: ReadonlySet<string>,
    service: Service,
    meshed: number,
    nameOf: NameOf,
): Report {
    const excluded = mesh.excludes.includes(service.id);
    const context = service.context ?? '';
    const name = `\`${nameOf(service.id)}\``;
    const others = `${counted(meshed, 'other service')} of \`${nameOf(context)}\``;
    return {
        severity: 'warning',
        message: `${name} is ${excluded ? 'kept out of' : 'not in'} mesh \`${nameOf(mesh.id)}\`, which holds ${others}: its calls have none of the mesh's policies, encryption and telemetry.`,
        source: service.source,
        element: service.id,
        relations: index
            .callsFrom(service.id)
            .filter(({ target }) => members.has(target))
            .map(({ id }) => id),
        decisive: [mesh.id],
        related: [{ message: `mesh \`${nameOf(mesh.id)}\``, source: mesh.source, element: mesh.id }],
        fixes: excluded ? [] : join(mesh, service),
    };
}

function join(mesh: Mesh, service: Service): readonly Fix[] {
    const edit = insertStatements(mesh, [`members ${service.id}`]);
    return [{ title: `Take ${service.name} into mesh ${mesh.name}`, safe: false, edits: [edit] }];
}

/** The first mesh that both ends of a call are in. */
function commonMesh(index: ModelIndex, call: Call): Mesh | undefined {
    const targets = callHops(index, call).map(({ target }) => target);
    const meshes = new Set(targets.flatMap((target) => index.meshesOf(target)));
    return index.meshesOf(call.source).find((mesh) => meshes.has(mesh));
}

function reportCall(call: Call, mesh: Mesh, nameOf: NameOf): Report {
    const fixes: readonly Fix[] = call.bypassAt
        ? [
              {
                  title: `Go through mesh ${mesh.name}`,
                  safe: false,
                  edits: [removeModifier(call.location.uri, call.bypassAt)],
              },
          ]
        : [];
    return {
        severity: 'warning',
        message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\` past mesh \`${nameOf(mesh.id)}\`, though both are in it: the call has none of the mesh's policies, encryption and telemetry.`,
        source: call.location,
        element: callerOf(call),
        relations: [call.id],
        decisive: [call.id],
        related: [{ message: `mesh \`${nameOf(mesh.id)}\``, source: mesh.source, element: mesh.id }],
        fixes,
    };
}

/** Policies toward something that no member calls. */
function* deadPolicies(index: ModelIndex, mesh: Mesh, members: ReadonlySet<string>, nameOf: NameOf): Generator<Report> {
    for (const destination of mesh.toward) {
        const calls = callsToward(index, destination);
        const met = calls.some((call) => members.has(call.source) && !call.bypassesMesh);
        if (!met) {
            const name = `\`${nameOf(destination.target)}\``;
            const others = calls.length === 0 ? 'nobody calls it' : 'no member of the mesh calls it through the mesh';
            yield {
                severity: 'warning',
                message: `Mesh \`${nameOf(mesh.id)}\` has a policy toward ${name}, but ${others}: the policy has no effect.`,
                source: destination.source,
                element: mesh.id,
                relations: calls.slice(0, RELATED).map(({ id }) => id),
                decisive: [destination.target],
                related: calls.slice(0, RELATED).map((call) => ({
                    message: `\`${nameOf(callerOf(call))}\` calls it from outside`,
                    source: call.location,
                    element: callerOf(call),
                })),
            };
        }
    }
}

/** Most calls among the related locations. */
const RELATED = 10;

/** The calls that a policy toward an operation, service, external or context is meant for, as the cascade reads it. */
function callsToward(index: ModelIndex, { target }: MeshDestination): readonly Call[] {
    return index.operations.has(target)
        ? index.callsToOperation(target)
        : [target, ...index.servicesOf(target).map(({ id }) => id)].flatMap((id) => index.callsTo(id));
}
