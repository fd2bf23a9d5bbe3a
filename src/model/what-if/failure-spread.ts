import type { Call } from '../call.ts';
import { callHops, isRouter } from '../graphs/call-hops.ts';
import { condensation, topologicalOrder } from '../graphs/condensation.ts';
import { buildDigraph, type Digraph, type EdgeInput, edgesAt, incomingOf } from '../graphs/digraph.ts';
import type { ModelIndex } from '../index-model.ts';

/**
 * Who takes whom down: services and externals, and an edge from each caller to each callee whose failure it lets in.
 * Routers are collapsed, infrastructure services left out.
 *
 * @param letsIn whether a call lets the failure of its callee into the caller
 */
export function failureSpread(index: ModelIndex, letsIn: (call: Call) => boolean): Digraph {
    const isPart = (id: string) => {
        const service = index.services.get(id);
        return service ? service.role !== 'infrastructure' && !isRouter(index, id) : index.externals.has(id);
    };
    const edges: EdgeInput[] = [];
    for (const call of index.model.calls) {
        if (index.services.has(call.source) && isPart(call.source) && letsIn(call)) {
            for (const { target, relations } of callHops(index, call)) {
                if (target !== call.source && isPart(target)) {
                    edges.push({ source: call.source, target, relations });
                }
            }
        }
    }
    return buildDigraph([...index.services.keys(), ...index.externals.keys()].filter(isPart), edges);
}

/** A place where failures end up: nothing behind it could fail and be let in. */
export interface FailureSource {
    /** Ids, sorted: one element, or several that take one another down. */
    readonly members: readonly string[];
    /** Services that any of them takes down, itself not counted. */
    readonly reach: number;
    /** Some failure passes through one service into another. */
    readonly spreads: boolean;
}

/**
 * The ends of a graph of failures with the number of services that each takes down. Whatever lies before an end takes
 * down less than it. Bits of one number stand for thirty ends at a time, so the whole takes one pass over the graph for
 * each thirty, over what leads to these.
 *
 * @param isService whether a node counts among those that are taken down
 */
export function failureSources(graph: Digraph, isService: (id: string) => boolean): readonly FailureSource[] {
    const condensed = condensation(graph);
    const { members } = condensed.components;
    const weights = members.map((ids) => ids.filter(isService).length);
    const bottomUp = (topologicalOrder(condensed.graph) ?? [])
        .toReversed()
        .map((id) => condensed.graph.indexOf.get(id) ?? 0);
    const ranks = new Int32Array(bottomUp.length);
    for (const [rank, node] of bottomUp.entries()) {
        ranks[node] = rank;
    }
    const bits = new Int32Array(bottomUp.length);
    const ends = bottomUp.filter((node) => edgesAt(condensed.graph.outgoing, node).length === 0).sort((a, b) => a - b);
    const found: FailureSource[] = [];
    for (let first = 0; first < ends.length; first += BATCH) {
        const batch = ends.slice(first, first + BATCH);
        const reach = reachOf({ graph: condensed.graph, ranks, bits, weights }, batch);
        for (const [bit, end] of batch.entries()) {
            const own = members[end] ?? [];
            const others = (reach[bit] ?? 0) - (isService(own[0] ?? '') ? 1 : 0);
            found.push({
                members: own,
                reach: others,
                spreads: own.length > 2 || own.some((id) => isPassedOn(graph, id)),
            });
        }
    }
    return found;
}

/** As many bits as a small integer has for certain. */
const BATCH = 30;

/** A graph without cycles, seen from its ends. */
interface SeenFromEnds {
    readonly graph: Digraph;
    /** Of each node; whatever it leads to has a lower one. */
    readonly ranks: Int32Array;
    /** The ends that each node leads to, a bit each; all zero before and after a pass. */
    readonly bits: Int32Array;
    readonly weights: readonly number[];
}

/** For each end the weight of all components that lead to it, itself included. */
function reachOf({ graph, ranks, bits, weights }: SeenFromEnds, ends: readonly number[]): readonly number[] {
    const before = new Set(ends);
    // A set yields what is added while it is being walked.
    for (const node of before) {
        for (const { source } of edgesAt(graph.incoming, node)) {
            before.add(source);
        }
    }
    for (const [bit, end] of ends.entries()) {
        bits[end] = 1 << bit;
    }
    const reach = ends.map(() => 0);
    for (const node of [...before].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))) {
        const mask = bits[node] ?? 0;
        bits[node] = 0;
        for (const { source } of edgesAt(graph.incoming, node)) {
            bits[source] = (bits[source] ?? 0) | mask;
        }
        for (let left = mask; left !== 0; left &= left - 1) {
            const bit = 31 - Math.clz32(left & -left);
            reach[bit] = (reach[bit] ?? 0) + (weights[node] ?? 0);
        }
    }
    return reach;
}

/** Whether a caller of an element has a caller that is neither of both. */
function isPassedOn(graph: Digraph, id: string): boolean {
    const end = graph.indexOf.get(id);
    return incomingOf(graph, id).some(({ source: caller }) =>
        edgesAt(graph.incoming, caller).some(({ source: next }) => next !== end && next !== caller),
    );
}
