import { addTo } from '../../model/multimap.ts';
import type { LayoutEdge, LayoutGraph } from './layout-graph.ts';

/** Lines that can be followed in a frame (or among the nodes outside any), whatever there is in it. */
const LEAST_INSIDE = 400;
const INSIDE_A_NODE = 3;
/** Lines between frames: many of them share a trunk. */
const LEAST_ACROSS = 2000;
const ACROSS_A_NODE = 3;
const MOST = 20_000;

/** A picture with no more lines than can be told apart, and how many it has lost. */
export interface FewerLines {
    readonly graph: LayoutGraph;
    readonly leftOut: number;
}

/**
 * Leaves out lines where nobody could follow them: each frame and the space between keep so many lines a node, and
 * each node its strongest and first ones.
 */
export function fewerLines(graph: LayoutGraph): FewerLines {
    const groupOf = new Map(graph.nodes.map((node) => [node.id, node.group]));
    const levels = new Map<string, LayoutEdge[]>();
    for (const edge of graph.edges) {
        const group = groupOf.get(edge.from);
        const inside = group !== undefined && group === groupOf.get(edge.to);
        addTo(levels, inside ? `group ${group}` : 'across', edge);
    }
    const sizes = new Map<string, number>();
    for (const group of groupOf.values()) {
        sizes.set(`group ${group}`, (sizes.get(`group ${group}`) ?? 0) + 1);
    }
    const loose = groupOf.size - [...groupOf.values()].filter((group) => group !== undefined).length;
    const kept = new Set<LayoutEdge>();
    for (const [level, edges] of levels) {
        const across = level === 'across';
        const framed = loose < groupOf.size;
        const most =
            across && framed
                ? Math.max(LEAST_ACROSS, groupOf.size * ACROSS_A_NODE)
                : Math.max(LEAST_INSIDE, (across ? loose : (sizes.get(level) ?? 0)) * INSIDE_A_NODE);
        for (const edge of strongest(edges, Math.min(MOST, most))) {
            kept.add(edge);
        }
    }
    const leftOut = graph.edges.length - kept.size;
    return leftOut === 0
        ? { graph, leftOut }
        : { graph: { ...graph, edges: graph.edges.filter((edge) => kept.has(edge)) }, leftOut };
}

/** After so many rounds of one more line for each node, whatever is strongest fills up. */
const ROUNDS = 48;

/** The strongest lines, dealt out so that all nodes get one before any gets two. */
function strongest(edges: readonly LayoutEdge[], most: number): readonly LayoutEdge[] {
    if (edges.length <= most) {
        return edges;
    }
    const lines = new Map<string, number>();
    const has = (node: string) => lines.get(node) ?? 0;
    const kept: LayoutEdge[] = [];
    const byStrength = edges.map((edge, i) => ({ edge, i, strength: edge.strength ?? 1 }));
    byStrength.sort((a, b) => b.strength - a.strength || a.i - b.i);
    let left = byStrength.map(({ edge }) => edge);
    for (let round = 1; round <= ROUNDS && kept.length < most; round++) {
        left = left.filter((edge) => {
            const deal = kept.length < most && has(edge.from) < round && has(edge.to) < round;
            if (deal) {
                kept.push(edge);
                lines.set(edge.from, has(edge.from) + 1);
                lines.set(edge.to, has(edge.to) + 1);
            }
            return !deal;
        });
    }
    return [...kept, ...left.slice(0, most - kept.length)];
}
