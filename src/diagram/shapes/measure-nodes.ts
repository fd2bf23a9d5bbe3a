import type { ViewEdge, ViewGraph } from '../views/view-graph.ts';
import type { MeasuredNode } from './measured.ts';
import { SHAPES } from './shapes.ts';

/** Distance of two ports on a side, and of two ports next to a pill. */
const PORT = 16;
const PORT_WITH_PILL = 24;

/** All nodes of a view with their text set, tall enough for the lines that end at them. */
export function measureNodes(graph: ViewGraph): ReadonlyMap<string, MeasuredNode> {
    const needed = portRoom(graph);
    return new Map(
        graph.nodes.map((node) => {
            const room = needed.get(node.id);
            const least = room ? Math.ceil(Math.max(room.in, room.out) / 8) * 8 : 0;
            return [node.id, SHAPES[node.shape].measure(node, least)];
        }),
    );
}

/** Pixels that the lines at both sides of each node need. */
function portRoom(graph: ViewGraph): ReadonlyMap<string, { readonly in: number; readonly out: number }> {
    const rooms = new Map<string, { in: number; out: number }>();
    const at = (id: string) => {
        const room = rooms.get(id) ?? { in: PORT, out: PORT };
        rooms.set(id, room);
        return room;
    };
    for (const edge of graph.edges) {
        at(edge.from).out += edge.pill ? PORT_WITH_PILL : PORT;
        at(edge.to).in += inRoom(edge);
    }
    return rooms;
}

function inRoom(edge: ViewEdge): number {
    return edge.findings ? PORT_WITH_PILL : PORT;
}
