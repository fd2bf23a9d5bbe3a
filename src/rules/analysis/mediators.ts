import type { Call } from '../../model/call.ts';
import { callHops } from '../../model/graphs/call-hops.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Service } from '../../model/service.ts';

/** A gateway, BFF or router with logic over which services reach each other. */
export interface Mediator {
    readonly service: string;
    /** The services' calls to it. */
    readonly calls: readonly Call[];
    /** Pairs of different services that it connects. */
    readonly connections: number;
}

/** How services are connected, directly and over others. */
export interface Mediation {
    readonly by: ReadonlyMap<string, Mediator>;
    /** Direct pairs of services (plain routers collapsed), and those of all mediators; 0 where there are none of these. */
    readonly connections: number;
}

/** Counts what stands between services. To be had through `RuleContext.derive`. */
export function mediators(index: ModelIndex): Mediation {
    const by = new Map<string, Mediator>();
    for (const service of index.model.services) {
        const mediator = mediatorOf(index, service);
        if (mediator) {
            by.set(service.id, mediator);
        }
    }
    let connections = by.size === 0 ? 0 : directConnections(index, by);
    for (const mediator of by.values()) {
        connections += mediator.connections;
    }
    return { by, connections };
}

function mediatorOf(index: ModelIndex, service: Service): Mediator | undefined {
    const calls = index.callsTo(service.id).filter(({ source }) => isBusiness(index, source));
    if (calls.length === 0 || !hasLogic(index, service)) {
        return undefined;
    }
    const callers = new Set(calls.map(({ source }) => source));
    const targets = new Set(
        index
            .callsFrom(service.id)
            .flatMap((call) => callHops(index, call).map(({ target }) => target))
            .filter((target) => isBusiness(index, target)),
    );
    const selves = [...callers].filter((caller) => targets.has(caller)).length;
    const connections = callers.size * targets.size - selves;
    return connections > 0 ? { service: service.id, calls, connections } : undefined;
}

/** A gateway or BFF has logic by its nature; a router once it transforms, aggregates or has operations. */
function hasLogic(index: ModelIndex, { id, kind, edge, operations }: Service): boolean {
    return (
        kind === 'gateway' ||
        kind === 'bff' ||
        (kind === 'router' &&
            (edge.transforms.length > 0 ||
                operations.length > 0 ||
                index.routesOf(id).some(({ calls }) => calls.length > 1)))
    );
}

function isBusiness(index: ModelIndex, id: string): boolean {
    const service = index.services.get(id);
    return (service?.kind === 'service' || service?.kind === 'monolith') && service.role !== 'infrastructure';
}

/** Pairs of services of which one calls the other, without those that only a mediating router connects. */
function directConnections(index: ModelIndex, by: ReadonlyMap<string, Mediator>): number {
    const pairs = new Set<string>();
    for (const call of index.model.calls) {
        if (isBusiness(index, call.source)) {
            for (const { target, relations } of callHops(index, call)) {
                const overMediator = relations.slice(1).some((id) => by.has(index.calls.get(id)?.source ?? ''));
                if (target !== call.source && isBusiness(index, target) && !overMediator) {
                    pairs.add(`${call.source}\n${target}`);
                }
            }
        }
    }
    return pairs.size;
}
