import { type Layout, type RoutedLine, TITLE_BAR } from './layout/layout-graph.ts';
import type { EdgeLabel } from './render/edge-labels.ts';
import type { Box, MeasuredNode } from './shapes/measured.ts';
import type { ViewEdge, ViewGraph, ViewGroup } from './views/view-graph.ts';

const PADDING = 20;
const GAP = 20;
/** Room between the strip and the rest, for the lines from it. */
const BELOW = 64;
const LEAST_WIDTH = 640;

/** A graph without its strip, which is no matter of layout: it lies across the top. */
export interface WithoutStrip {
    readonly strip?: ViewGroup;
    readonly rest: ViewGraph;
    /** Lines from the strip to frames. */
    readonly edges: readonly ViewEdge[];
}

/** Takes the control plane out of a graph. */
export function withoutStrip(graph: ViewGraph): WithoutStrip {
    const strip = graph.groups.find((group) => group.kind === 'control-plane');
    if (!strip) {
        return { rest: betweenNodes(graph), edges: [] };
    }
    const isAbove = (edge: ViewEdge) => edge.from === strip.id;
    return {
        strip,
        rest: betweenNodes({
            ...graph,
            groups: graph.groups.filter((group) => group !== strip),
            nodes: graph.nodes.filter((node) => node.group !== strip.id),
        }),
        edges: graph.edges.filter(isAbove),
    };
}

/** A layout joins nodes: lines that begin or end at a frame are none of its business. */
function betweenNodes(graph: ViewGraph): ViewGraph {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    const edges = graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
    return edges.length === graph.edges.length ? graph : { ...graph, edges };
}

/** Puts the strip above what is laid out, its nodes in rows from the left. */
export function withStrip(
    layout: Layout,
    { strip, edges }: WithoutStrip,
    measured: readonly MeasuredNode[],
    labels: ReadonlyMap<string, readonly EdgeLabel[]>,
): Layout {
    if (!strip) {
        return layout;
    }
    const width = Math.max(layout.width, LEAST_WIDTH, ...measured.map((node) => node.width + 2 * PADDING));
    const { places, bottom } = rowsOf(measured, width);
    const height = bottom + PADDING;
    const down = height + BELOW;
    const moved = <T extends { readonly y: number }>(point: T): T => ({ ...point, y: point.y + down });
    const groups = new Map([...layout.groups].map(([id, box]) => [id, moved(box)]));
    const nodes = new Map([...layout.nodes].map(([id, box]) => [id, moved(box)]));
    const lines = layout.lines.map((line) => ({
        ...line,
        points: line.points.map(moved),
        labels: line.labels.map((placed) => ({ ...placed, boxes: placed.boxes.map(moved) })),
    }));
    return {
        width,
        height: layout.height + down,
        notes: layout.notes,
        groups: new Map([...groups, [strip.id, { x: 0, y: 0, width, height }]]),
        nodes: new Map([...nodes, ...places]),
        lines: [
            ...lines,
            ...edges.flatMap((edge) =>
                lineDown(edge, height, groups.get(edge.to) ?? nodes.get(edge.to), labels.get(edge.id) ?? [], {
                    nodes,
                    lines,
                }),
            ),
        ],
    };
}

/** Nodes side by side in rows, each row in the middle of the strip. */
function rowsOf(
    measured: readonly MeasuredNode[],
    width: number,
): { readonly places: ReadonlyMap<string, Box>; readonly bottom: number } {
    const rows: { nodes: MeasuredNode[]; width: number }[] = [];
    for (const node of measured) {
        const row = rows.at(-1);
        if (row && row.width + GAP + node.width <= width - 2 * PADDING) {
            row.nodes.push(node);
            row.width += GAP + node.width;
        } else {
            rows.push({ nodes: [node], width: node.width });
        }
    }
    const places = new Map<string, Box>();
    let y = TITLE_BAR + 4;
    for (const row of rows) {
        let x = Math.floor((width - row.width) / 2);
        for (const { node, width: own, height } of row.nodes) {
            places.set(node.id, { x, y, width: own, height });
            x += own + GAP;
        }
        y += GAP + Math.max(...row.nodes.map((node) => node.height));
    }
    return { places, bottom: y - GAP };
}

/** A line straight down from the strip to a frame where nothing stands in its way, with its label just below the strip. */
function lineDown(
    edge: ViewEdge,
    from: number,
    to: Box | undefined,
    labels: readonly EdgeLabel[],
    { nodes, lines }: Pick<Layout, 'nodes' | 'lines'>,
): readonly RoutedLine[] {
    const x =
        to &&
        freeColumn(to, [...[...nodes.values()].filter((box) => box !== to && box.y < to.y), ...uprights(lines, to.y)]);
    if (!to || x === undefined) {
        return [];
    }
    return [
        {
            edges: [edge.id],
            part: 'whole',
            points: [
                { x, y: from },
                { x, y: to.y },
            ],
            startsAtNode: true,
            endsAtNode: true,
            labels: [
                {
                    edge: edge.id,
                    boxes: labels.map(({ size }) => ({
                        ...size,
                        x: Math.floor(x - size.width / 2),
                        y: Math.floor(from + BELOW / 2 - size.height / 2) - 4,
                    })),
                },
            ],
        },
    ];
}

const CLEAR = 10;

/** The place nearest to the middle of a frame's upper side above which none of the boxes lies. */
function freeColumn(frame: Box, boxes: readonly Box[]): number | undefined {
    const middle = frame.x + Math.floor(frame.width / 2) + 0.5;
    const reach = Math.floor((frame.width / 2 - 2 * CLEAR) / CLEAR);
    for (let i = 0; i <= 2 * reach; i++) {
        const x = middle + (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * CLEAR;
        if (!boxes.some((box) => x > box.x - CLEAR && x < box.x + box.width + CLEAR)) {
            return x;
        }
    }
    return undefined;
}

/** The upright pieces of lines above a height. */
function uprights(lines: readonly RoutedLine[], y: number): readonly Box[] {
    return lines.flatMap(({ points }) =>
        points.flatMap((point, i): readonly Box[] => {
            const before = points[i - 1];
            return before && before.x === point.x && Math.min(before.y, point.y) < y
                ? [{ x: point.x, y: Math.min(before.y, point.y), width: 0, height: Math.abs(before.y - point.y) }]
                : [];
        }),
    );
}
