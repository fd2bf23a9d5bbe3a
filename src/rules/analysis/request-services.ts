import { type GraphPath, idAt } from '../../model/graphs/digraph.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { groupBy } from './group-by.ts';
import { requestGraph } from './request-graph.ts';

/** The services that take part in answering requests. */
export interface RequestServices {
    /** Ids of services, monoliths, gateways and BFFs that a request reaches, by call or message. */
    readonly all: ReadonlySet<string>;
    /**
     * A way of a request over this service and another one, from where it came in if it leads here, else the first step
     * from here; nothing for a service that answers alone.
     */
    readonly chainOf: (service: string) => GraphPath | undefined;
}

/**
 * Who answers requests. Jobs, which nobody asks for anything, routers and infrastructure services are not among them.
 * To be had through `RuleContext.derive`.
 */
export function requestServices(index: ModelIndex): RequestServices {
    const { graph, entered, pathTo } = requestGraph(index);
    const nodesOf = groupBy(entered, (node) => index.serviceOf(node) ?? node);
    const all = [...nodesOf.keys()].filter((id) => index.services.get(id)?.role !== 'job');
    const stepFrom = (node: string): GraphPath | undefined => {
        const edge = graph.outgoing[graph.indexOf.get(node) ?? -1]?.[0];
        return edge && { nodes: [node, idAt(graph, edge.target)], relations: [edge.relations] };
    };
    return {
        all: new Set(all),
        chainOf(service) {
            const nodes = nodesOf.get(service) ?? [];
            const ways = nodes.flatMap((node) => pathTo(node) ?? []).filter((way) => way.nodes.length > 1);
            const [shortest] = ways.sort((a, b) => a.nodes.length - b.nodes.length);
            return shortest ?? nodes.map(stepFrom).find((step) => step !== undefined);
        },
    };
}
