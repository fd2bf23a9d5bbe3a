import { z } from 'zod';
import { callHops } from '../model/graphs/call-hops.ts';
import { type Digraph, predecessorsOf } from '../model/graphs/digraph.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { counted } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds services too small to be worth a process of their own; see `nano-service.md`. */
export const nanoService = defineRule({
    id: 'nano-service',
    category: 'boundaries',
    severity: 'info',
    summary: 'A service so small that it only serves one other of the same context and team',
    fixable: false,
    sources: [
        'Cerny et al., JSS 206:111829, no. 1',
        'Bogner et al., service-based antipatterns: Nano Service',
        'Tighilt et al., JSS 204:111755: nano microservice',
    ],
    options: z.object({
        operations: z
            .int()
            .min(1)
            .default(1)
            .describe(
                'Most operations of a nano service (our own number: Tighilt et al. take half of the average size)',
            ),
        entities: z.int().min(0).default(1).describe('Most entities of which it is the master (our own number)'),
    }),
    *check({ index, derive, isAbsent }, limits) {
        // That nothing is said of a store is no news of a model that may not know the stores.
        if (!isAbsent({ said: 'unknown' })) {
            return;
        }
        const nameOf = derive(naming);
        const graph = derive(syncServices);
        const atTheDoor = derive(calledByClients);
        for (const service of index.model.services) {
            const caller = isSmall(index, service, limits) ? onlyCaller(index, graph, service) : undefined;
            if (caller && !atTheDoor.has(service.id)) {
                yield report(index, service, caller, nameOf);
            }
        }
    },
});

interface Limits {
    readonly operations: number;
    readonly entities: number;
}

function calledByClients(index: ModelIndex): ReadonlySet<string> {
    const calls = index.model.calls.filter(({ source }) => index.clients.has(source));
    return new Set(calls.flatMap((call) => callHops(index, call).map(({ target }) => target)));
}

/** A service whose operations are not modelled is unknown, not small. */
function isSmall(index: ModelIndex, service: Service, limits: Limits): boolean {
    return (
        service.kind === 'service' &&
        service.role === 'business' &&
        !service.technologies.some(isFunctionPlatform) &&
        service.operations.length >= 1 &&
        service.operations.length <= limits.operations &&
        service.masters.length <= limits.entities &&
        !hasOwnStore(index, service) &&
        !isAdapter(index, service)
    );
}

const FUNCTION_PLATFORMS: ReadonlySet<string> = new Set([
    'awslambda',
    'lambda',
    'azurefunctions',
    'cloudfunctions',
    'googlecloudfunctions',
    'cloudflareworkers',
    'openfaas',
    'openwhisk',
    'fission',
    'knative',
]);

/** On a platform for functions, one function is the size that is meant. */
function isFunctionPlatform(technology: string): boolean {
    return FUNCTION_PLATFORMS.has(technology.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

/** One that stands in it, or that it alone uses. */
function hasOwnStore(index: ModelIndex, { id }: Service): boolean {
    return (
        index.storesOf(id).length > 0 ||
        index.accessesFrom(id).some(({ store }) => index.accessesTo(store).every(({ source }) => source === id))
    );
}

/** It keeps what is outside of the system away from the rest. */
function isAdapter(index: ModelIndex, { id }: Service): boolean {
    return index.callsFrom(id).some(({ target }) => index.externals.has(target));
}

function onlyCaller(index: ModelIndex, graph: Digraph, service: Service): Service | undefined {
    const [first, ...others] = predecessorsOf(graph, service.id).filter((caller) => caller !== service.id);
    const caller = index.services.get(first ?? '');
    return caller &&
        others.length === 0 &&
        caller.context !== undefined &&
        caller.context === service.context &&
        caller.owner === service.owner
        ? caller
        : undefined;
}

function report(index: ModelIndex, service: Service, caller: Service, nameOf: NameOf): Report {
    const team = service.owner === undefined ? '' : `, team \`${nameOf(service.owner)}\``;
    const calls = index.callsTo(service.id).filter(({ source }) => source === caller.id);
    return {
        severity: 'info',
        message: `\`${nameOf(service.id)}\` has ${counted(service.operations.length, 'operation')}, masters ${counted(service.masters.length, 'entity', 'entities')}, owns no store, and only \`${nameOf(caller.id)}\` calls it (same context \`${nameOf(service.context ?? '')}\`${team}): a network hop in place of a function call.`,
        source: service.source,
        element: service.id,
        relations: calls.map(({ id }) => id),
        decisive: [caller.id],
        related: [
            { message: `\`${nameOf(caller.id)}\` is its only caller`, source: caller.source, element: caller.id },
        ],
    };
}
