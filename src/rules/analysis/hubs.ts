import { type Digraph, predecessorsOf, successorsOf } from '../../model/graphs/digraph.ts';

/** What makes a service a hub; see {@link hubs}. */
export interface HubLimits {
    /** Least number of callers. */
    readonly callers: number;
    /** Least share of all other services that call it; the larger of both limits counts. */
    readonly share: number;
    /** Least number of callers and of callees for a service that is both called and calling. */
    readonly both: number;
}

/** The limits of the rule `hub-service`. */
export const HUB_LIMITS: HubLimits = { callers: 6, share: 0.25, both: 5 };

/** A service on which much hangs. */
export interface Hub {
    readonly service: string;
    /** Services that call it. */
    readonly callers: number;
    /** Services that it calls. */
    readonly callees: number;
    /** Services in the graph, itself included. */
    readonly services: number;
}

/**
 * The hubs of a sync graph: services with at least `max(callers, ⌈share · (n − 1)⌉)` callers, and those with at least
 * `both` callers and `both` callees whose numbers differ by less than a quarter of their sum (hub-like dependency:
 * Cerny et al., JSS 206:111829, no. 15; Pigazzini et al., TechDebt 2020).
 */
export function hubs(graph: Digraph, limits: HubLimits = HUB_LIMITS): ReadonlyMap<string, Hub> {
    const services = graph.ids.length;
    const enough = Math.max(limits.callers, Math.ceil(limits.share * (services - 1)));
    const found = new Map<string, Hub>();
    for (const service of graph.ids) {
        const isOther = (id: string) => id !== service;
        const callers = predecessorsOf(graph, service).filter(isOther).length;
        const callees = successorsOf(graph, service).filter(isOther).length;
        const balanced =
            callers >= limits.both && callees >= limits.both && Math.abs(callers - callees) < (callers + callees) / 4;
        if (callers >= enough || balanced) {
            found.set(service, { service, callers, callees, services });
        }
    }
    return found;
}
