import { compareIds, type GraphPath } from '../../model/graphs/digraph.ts';
import { entryPoints } from '../../model/graphs/entry-points.ts';
import { longestPathFrom, longestPaths } from '../../model/graphs/longest-path.ts';
import { stronglyConnectedComponents } from '../../model/graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { entryNodes } from './entry-nodes.ts';
import { groupBy } from './group-by.ts';
import { syncOperations } from './sync-graphs.ts';

/** The longest chain of synchronous calls that begins where work enters a service. */
export interface SyncChain {
    /** Id of the service, gateway … of the entry. */
    readonly entry: string;
    /** The different services on the way, in order; those of a cycle together, sorted. */
    readonly services: readonly string[];
    /** Cycles on the way: the services of each, two or more. */
    readonly cycles: readonly (readonly string[])[];
    /** A way along the chain; nodes are operations, or services where their operations are not modelled. */
    readonly path: GraphPath;
}

/**
 * For each entry its longest chain, longest first, then by entry. Entries are what clients call, what nobody calls,
 * and handlers of messages; what a gateway's route leads to counts as part of the gateway's chain. Cycles count with
 * all their services. To be had through `RuleContext.derive`.
 */
export function syncChains(index: ModelIndex): readonly SyncChain[] {
    const graph = syncOperations(index);
    const serviceOf = (node: string) => index.serviceOf(node) ?? node;
    const paths = longestPaths(graph, weightByService(graph, serviceOf));
    const chains = new Map<string, SyncChain>();
    for (const start of starts(index)) {
        const longest = longestPathFrom(paths, start);
        if (!longest) {
            continue;
        }
        const groups = longest.components.map((nodes) => [...new Set(nodes.map(serviceOf))].sort(compareIds));
        const chain: SyncChain = {
            entry: serviceOf(start),
            services: [...new Set(groups.flat())],
            cycles: groups.filter((group) => group.length > 1),
            path: longest.path,
        };
        const known = chains.get(chain.entry);
        if (!known || known.services.length < chain.services.length) {
            chains.set(chain.entry, chain);
        }
    }
    return [...chains.values()].sort((a, b) => b.services.length - a.services.length || compareIds(a.entry, b.entry));
}

function starts(index: ModelIndex): readonly string[] {
    const entries = entryPoints(index).filter(
        ({ reasons }) => reasons.includes('client') || reasons.includes('uncalled'),
    );
    const handlers = index.model.operations.filter((operation) => operation.kind === 'handler');
    return [
        ...new Set([...entries.flatMap((entry) => entryNodes(index, entry)), ...handlers.map((handler) => handler.id)]),
    ].sort(compareIds);
}

/** Several operations of one service in one cycle count as one service. */
function weightByService(
    graph: ReturnType<typeof syncOperations>,
    serviceOf: (node: string) => string,
): (node: string) => number {
    const weights = new Map<string, number>();
    for (const members of stronglyConnectedComponents(graph).members) {
        for (const nodes of groupBy(members, serviceOf).values()) {
            for (const node of nodes) {
                weights.set(node, 1 / nodes.length);
            }
        }
    }
    return (node) => weights.get(node) ?? 1;
}
