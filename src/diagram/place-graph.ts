import type { LayoutFunction } from './layout/layout.ts';
import type { Layout, LayoutGraph } from './layout/layout-graph.ts';
import { portDemand, room } from './layout/port-demand.ts';
import { withoutStrip, withStrip } from './place-strip.ts';
import { previousPlaces } from './previous-places.ts';
import { type EdgeLabel, edgeLabels } from './render/edge-labels.ts';
import { titleBarWidth } from './render/group.ts';
import type { Picture, PlacedGraph } from './render/picture.ts';
import { measureNodes } from './shapes/measure-nodes.ts';
import type { MeasuredNode, Point } from './shapes/measured.ts';
import { PROXY_REACH } from './shapes/proxy.ts';
import type { Direction, ViewGraph, ViewNode } from './views/view-graph.ts';

/**
 * Measures a graph and gives everything in it a place.
 *
 * @param previous a picture to whose order it keeps
 */
export async function placeGraph(graph: ViewGraph, layout: LayoutFunction, previous?: Picture): Promise<PlacedGraph> {
    const labels = new Map(graph.edges.map((edge) => [edge.id, edgeLabels(edge)]));
    const apart = withoutStrip(graph);
    const connections = withoutSizes(apart.rest, labels);
    const needed = new Map([...portDemand(connections)].map(([id, demand]) => [id, room(demand)]));
    const nodes = measureNodes(graph, needed);
    const sized = withSizes(connections, nodes);
    const content = JSON.stringify(sized);
    const known = previous && LAID_OUT.get(previous);
    const before = known?.content === content ? undefined : previousPlaces(apart.rest, previous);
    const laidOut = known?.content === content ? known.layout : await layout(sized, before ? { previous: before } : {});
    const placed = withoutProxies(laidOut, nodes, graph.direction);
    const above = [...nodes.values()].filter(({ node }) => node.group !== undefined && node.group === apart.strip?.id);
    const picture: PlacedGraph = {
        kind: 'graph',
        view: graph,
        nodes,
        labels,
        layout: withStrip(placed, apart, above, labels),
    };
    LAID_OUT.set(picture, { content, layout: laidOut });
    return picture;
}

/** What was laid out for a picture: where nothing of it changed, the next one stands just so. */
const LAID_OUT = new WeakMap<Picture, { readonly content: string; readonly layout: Layout }>();

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
            const { above, below, right } = size;
            const { x, y } = proxyReach(size, graph.direction);
            return { ...node, width: size.width + 2 * x, height: size.height + 2 * y, above, below, right };
        }),
    };
}

/** How far proxies stick out of a node on the sides at which lines arrive: for the layout they are part of it. */
function proxyReach({ node }: MeasuredNode, direction: Direction): Point {
    const reach = node.proxy === undefined ? 0 : PROXY_REACH;
    return direction === 'down' || direction === 'up' ? { x: 0, y: reach } : { x: reach, y: 0 };
}

/** The same places with bodies as they are drawn; lines go on ending at the proxies. */
function withoutProxies(layout: Layout, measured: ReadonlyMap<string, MeasuredNode>, direction: Direction): Layout {
    const nodes = [...layout.nodes].map(([id, box]) => {
        const size = measured.get(id);
        const { x, y } = size ? proxyReach(size, direction) : { x: 0, y: 0 };
        return [id, { x: box.x + x, y: box.y + y, width: box.width - 2 * x, height: box.height - 2 * y }] as const;
    });
    return { ...layout, nodes: new Map(nodes) };
}
