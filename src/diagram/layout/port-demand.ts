import type { LayoutEdge, LayoutGraph } from './layout-graph.ts';
import { liftEdges } from './lift.ts';
import { strandsOf } from './strands.ts';

/** How many lines end at a node on its busier side along the flow, and how many of them have a pill or badge beside. */
export interface PortDemand {
    readonly plain: number;
    readonly labelled: number;
}

/**
 * The lines that end at each node, as they will be drawn: a bundle counts once. Sizes do not matter here, so cards can
 * be made tall enough before they are laid out.
 */
export function portDemand(graph: LayoutGraph): ReadonlyMap<string, PortDemand> {
    const sides = new Map<string, { plain: number; labelled: number }>();
    const lifted = liftEdges(graph);
    for (const edges of lifted.inside.values()) {
        for (const edge of edges) {
            count(edge.from, 'end', edge.labels.length > 0);
            count(edge.to, 'start', false);
        }
    }
    for (const edge of lifted.across) {
        const strands = strandsOf(edge);
        const [only] = edge.edges;
        for (const strand of strands) {
            count(strand.node, strand.side, strand.labelled || (!edge.bundled && hasLabels(only)));
        }
        const labelled = !edge.bundled && hasLabels(only);
        if (edge.earlier.kind === 'node') {
            count(edge.earlier.id, 'end', labelled);
        }
        if (edge.later.kind === 'node') {
            count(edge.later.id, 'start', labelled && edge.reversed);
        }
    }
    const demand = new Map<string, PortDemand>();
    for (const [key, side] of sides) {
        const node = key.slice(key.indexOf(' ') + 1);
        const other = demand.get(node);
        if (!other || room(side) > room(other)) {
            demand.set(node, side);
        }
    }
    return demand;

    function count(node: string, side: 'start' | 'end', labelled: boolean): void {
        const key = `${side} ${node}`;
        const at = sides.get(key) ?? { plain: 0, labelled: 0 };
        at[labelled ? 'labelled' : 'plain']++;
        sides.set(key, at);
    }
}

function hasLabels(edge: LayoutEdge | undefined): boolean {
    return (edge?.labels.length ?? 0) > 0;
}

const PORT = 16;
const PORT_WITH_LABEL = 24;

/** Pixels that a side needs for its lines. */
export function room({ plain, labelled }: PortDemand): number {
    return PORT * (plain + 1) + PORT_WITH_LABEL * labelled;
}
