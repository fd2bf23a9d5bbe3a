import { type Digraph, type DigraphEdge, type GraphPath, idAt } from '../../model/graphs/digraph.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { groupBy } from './group-by.ts';
import { oncePerModel } from './once-per-model.ts';
import { requestGraph } from './request-graph.ts';

/** The services that take part in answering requests. */
export interface RequestServices {
    /** Ids of services, monoliths, gateways and BFFs that a request reaches, by call or message. */
    readonly all: ReadonlySet<string>;
    /** A step of a request's way: from another service to this one, else on from here; nothing where it answers alone. */
    readonly stepOf: (service: string) => GraphPath | undefined;
}

/**
 * Who answers requests. Jobs, which nobody asks for anything, routers and infrastructure services are not among them.
 * To be had through `RuleContext.derive`.
 */
export const requestServices: (index: ModelIndex) => RequestServices = oncePerModel((index) => {
    const { graph, entered } = requestGraph(index);
    const reached = new Set(entered);
    const nodesOf = groupBy(entered, (node) => index.serviceOf(node) ?? node);
    const step = ({ source, target, relations }: DigraphEdge): GraphPath => ({
        nodes: [idAt(graph, source), idAt(graph, target)],
        relations: [relations],
    });
    const edgesAt = (edges: Digraph['incoming'], service: string) =>
        (nodesOf.get(service) ?? []).flatMap((node) => edges[graph.indexOf.get(node) ?? -1] ?? []);
    return {
        all: new Set([...nodesOf.keys()].filter((id) => index.services.get(id)?.role !== 'job')),
        stepOf(service) {
            const before = edgesAt(graph.incoming, service).find(({ source }) => reached.has(idAt(graph, source)));
            const edge = before ?? edgesAt(graph.outgoing, service)[0];
            return edge && step(edge);
        },
    };
});
