import {
    buildDigraph,
    type Digraph,
    type EdgeInput,
    type GraphPath,
    idAt,
    reversed,
} from '../../model/graphs/digraph.ts';
import { shortestPathTree } from '../../model/graphs/shortest-path-tree.ts';

/** What a node does to a trace that reaches it. */
export interface TraceRole {
    /** It leaves spans, so a trace can begin or end with it. */
    readonly traced: boolean;
    /** It hands on no context, so a trace cannot pass through it whole. */
    readonly breaks: boolean;
}

/** Finds where traces break in a graph of calls and messages. */
export interface TraceGaps {
    /** A shortest way from a traced node over this one to a traced node, with nothing whole in between. */
    readonly through: (node: string) => GraphPath | undefined;
}

/**
 * Looks for every breaking node that has a traced node before and after it, over others that break. Each node stands
 * twice in an auxiliary graph: as an end of a broken stretch (`+`) and as part of its middle (`-`); all ends hang
 * between one common start and one common goal.
 */
export function traceGaps(graph: Digraph, roleOf: (node: string) => TraceRole): TraceGaps {
    const edges: EdgeInput[] = [];
    if (!graph.ids.some((id) => roleOf(id).traced)) {
        return { through: () => undefined };
    }
    for (const id of graph.ids) {
        if (roleOf(id).traced) {
            edges.push({ source: START, target: end(id), relations: [] });
            edges.push({ source: end(id), target: GOAL, relations: [] });
        }
    }
    for (const edge of graph.edges) {
        edges.push(...asStretch(idAt(graph, edge.source), idAt(graph, edge.target), edge.relations, roleOf));
    }
    const stretches = buildDigraph([START, GOAL], edges);
    const fromStart = shortestPathTree(stretches, [START]);
    const toGoal = shortestPathTree(reversed(stretches), [GOAL]);
    return {
        through(node) {
            const before = fromStart.pathTo(middle(node));
            const after = before && toGoal.pathTo(middle(node));
            return before && after && joined(before, after);
        },
    };
}

const START = '<';
const GOAL = '>';
const end = (id: string) => `+${id}`;
const middle = (id: string) => `-${id}`;

function asStretch(
    source: string,
    target: string,
    relations: readonly string[],
    roleOf: (node: string) => TraceRole,
): readonly EdgeInput[] {
    const [from, to] = [roleOf(source), roleOf(target)];
    const sources = [...(from.traced ? [end(source)] : []), ...(from.breaks ? [middle(source)] : [])];
    const targets = [...(to.traced ? [end(target)] : []), ...(to.breaks ? [middle(target)] : [])];
    return sources.flatMap((a) =>
        targets
            // From end to end there is no gap.
            .filter((b) => a.startsWith('-') || b.startsWith('-'))
            .map((b) => ({ source: a, target: b, relations })),
    );
}

/** The real nodes and steps of the way to a node and, turned round, of the way back to it from the goal. */
function joined(before: GraphPath, back: GraphPath): GraphPath {
    const nodes = [...before.nodes.slice(1), ...back.nodes.slice(1, -1).toReversed()];
    return {
        nodes: nodes.map((node) => node.slice(1)),
        relations: [...before.relations.slice(1), ...back.relations.slice(1).toReversed()],
    };
}
