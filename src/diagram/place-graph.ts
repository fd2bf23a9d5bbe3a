import type { LayoutFunction } from './layout/layout.ts';
import type { LayoutGraph } from './layout/layout-graph.ts';
import { portDemand, room } from './layout/port-demand.ts';
import { type EdgeLabel, edgeLabels } from './render/edge-labels.ts';
import { titleBarWidth } from './render/group.ts';
import type { PlacedGraph } from './render/picture.ts';
import { measureNodes } from './shapes/measure-nodes.ts';
import type { MeasuredNode } from './shapes/measured.ts';
import type { ViewGraph, ViewNode } from './views/view-graph.ts';

/** Measures a graph and gives everything in it a place. */
export async function placeGraph(graph: ViewGraph, layout: LayoutFunction): Promise<PlacedGraph> {
    const labels = new Map(graph.edges.map((edge) => [edge.id, edgeLabels(edge)]));
    const connections = withoutSizes(graph, labels);
    const needed = new Map([...portDemand(connections)].map(([id, demand]) => [id, room(demand)]));
    const nodes = measureNodes(graph, needed);
    return { kind: 'graph', view: graph, nodes, labels, layout: await layout(withSizes(connections, nodes)) };
}

/** What is connected with what, while the sizes of nodes are still to be found. */
function withoutSizes(graph: ViewGraph, labels: ReadonlyMap<string, readonly EdgeLabel[]>): LayoutGraph {
    return {
        direction: graph.direction,
        groups: graph.groups.map((group) => ({
            id: group.id,
            minWidth: titleBarWidth(group),
            ...(group.placement === undefined ? {} : { placement: group.placement }),
        })),
        nodes: framesLast(graph.nodes).map(({ id, group, placement }) => ({
            id,
            ...(group === undefined ? {} : { group }),
            ...(placement === undefined ? {} : { placement }),
            width: 0,
            height: 0,
            above: 0,
            below: 0,
            right: 0,
        })),
        edges: graph.edges.map(({ id, from, to, line, lifted }) => ({
            id,
            from,
            to,
            line,
            ...(lifted ? { strength: lifted.edges } : {}),
            labels: (labels.get(id) ?? []).map((label) => label.size),
        })),
    };
}

/** Folded frames come last, where the layout would see them open: so they get the same places. */
function framesLast(nodes: readonly ViewNode[]): readonly ViewNode[] {
    return [...nodes.filter((node) => !node.folded), ...nodes.filter((node) => node.folded)];
}

function withSizes(graph: LayoutGraph, measured: ReadonlyMap<string, MeasuredNode>): LayoutGraph {
    return {
        ...graph,
        nodes: graph.nodes.map((node) => {
            const size = measured.get(node.id);
            if (!size) {
                return node;
            }
            const { width, height, above, below, right } = size;
            return { ...node, width, height, above, below, right };
        }),
    };
}
