import type { Digraph, GraphPath } from '../../model/graphs/digraph.ts';
import { entryPoints } from '../../model/graphs/entry-points.ts';
import {
    type LongestPaths,
    longestPathFrom,
    longestPaths,
    longestWeightFrom,
} from '../../model/graphs/longest-path.ts';
import { stronglyConnectedComponents } from '../../model/graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import { entryNodes } from './entry-nodes.ts';
import { groupBy } from './group-by.ts';
import { syncOperations } from './sync-graphs.ts';

/** Where chains of synchronous calls begin, and how long they get. */
export interface ChainStarts {
    readonly paths: LongestPaths;
    /** For each entry the start of its longest chain; longest first, then by id. */
    readonly starts: readonly ChainStart[];
}

/** One place where a chain begins. */
export interface ChainStart {
    /** Id of the operation, or of the service as such. */
    readonly node: string;
    /** Services on the longest way from there; one that the way enters twice counts twice. */
    readonly length: number;
}

/** A chain of synchronous calls. */
export interface SyncChain {
    readonly start: string;
    /** The different services on the way, in order; those of a cycle together, sorted. */
    readonly services: readonly string[];
    /** Cycles on the way: the services of each, two or more. */
    readonly cycles: readonly (readonly string[])[];
    /** A way along the chain; nodes are operations, or services where their operations are not modelled. */
    readonly path: GraphPath;
    /** Other entries from which the first call leads into this chain. */
    readonly doors: readonly ChainStart[];
}

/**
 * Entries are what clients call, what nobody calls, and handlers of messages; what a gateway's route leads to belongs
 * to the gateway's chain. Cycles count with all their services. To be had through `RuleContext.derive`.
 */
export function chainStarts(index: ModelIndex): ChainStarts {
    const graph = syncOperations(index);
    const serviceOf = (node: string) => index.serviceOf(node) ?? node;
    const paths = longestPaths(graph, weightByService(graph, serviceOf));
    const longest = new Map<string, ChainStart>();
    for (const node of startNodes(index)) {
        const start = { node, length: Math.round(longestWeightFrom(paths, node)) };
        const known = longest.get(serviceOf(node));
        if (!known || known.length < start.length) {
            longest.set(serviceOf(node), start);
        }
    }
    const starts = [...longest.values()].sort((a, b) => b.length - a.length || byCodeUnits(a.node, b.node));
    return { paths, starts };
}

/**
 * The chains of more than `limit` services, longest first. What begins on a longer chain is the rest of it and is left
 * out; what joins one with its first call is another door to it.
 */
export function longChains(index: ModelIndex, { paths, starts }: ChainStarts, limit: number): readonly SyncChain[] {
    const { componentOf } = paths.condensation.components;
    const chainOf = new Map<number, { start: string; doors: ChainStart[] }>();
    for (const start of starts.filter(({ length }) => length > limit)) {
        const first = componentOf[paths.graph.indexOf.get(start.node) ?? -1];
        const second = first === undefined ? undefined : paths.next[first];
        if (first === undefined || chainOf.has(first)) {
            continue;
        }
        const joined = second === undefined ? undefined : chainOf.get(second);
        if (joined) {
            joined.doors.push(start);
            continue;
        }
        const chain = { start: start.node, doors: [] };
        for (let component: number | undefined = first; component !== undefined; component = paths.next[component]) {
            if (chainOf.has(component)) {
                break;
            }
            chainOf.set(component, chain);
        }
    }
    return [...new Set(chainOf.values())]
        .flatMap(({ start, doors }) => describe(index, paths, start, doors))
        .filter((chain) => chain.services.length > limit);
}

function describe(
    index: ModelIndex,
    paths: LongestPaths,
    start: string,
    doors: readonly ChainStart[],
): readonly SyncChain[] {
    const longest = longestPathFrom(paths, start);
    if (!longest) {
        return [];
    }
    const groups = longest.components.map((nodes) =>
        [...new Set(nodes.map((node) => index.serviceOf(node) ?? node))].sort(byCodeUnits),
    );
    return [
        {
            start,
            services: [...new Set(groups.flat())],
            cycles: groups.filter((group) => group.length > 1),
            path: longest.path,
            doors,
        },
    ];
}

function startNodes(index: ModelIndex): readonly string[] {
    const entries = entryPoints(index).filter(
        ({ reasons }) => reasons.includes('client') || reasons.includes('uncalled'),
    );
    const handlers = index.model.operations.filter((operation) => operation.kind === 'handler');
    const nodes = [...entries.flatMap((entry) => entryNodes(index, entry)), ...handlers.map((handler) => handler.id)];
    return [...new Set(nodes)].sort(byCodeUnits);
}

/** Several operations of one service in one cycle count as one service. */
function weightByService(graph: Digraph, serviceOf: (node: string) => string): (node: string) => number {
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
