import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Point } from '../shapes/measured.ts';

/** Free room between things that no line connects, and between them and the rest. */
const BETWEEN = 32;
const BELOW = 48;
/** Wished proportion where nothing is connected. */
const PROPORTION = 1.7;
/** Rows of unconnected things are at least so wide. */
const LEAST_WIDTH = 900;

/**
 * Moves what no line leads to into rows below the rest, in order: ELK would put it first. Sizes and the routes between
 * the connected parts stay as they are.
 */
export function packLoose(placed: ElkNode): ElkNode {
    const children = placed.children ?? [];
    const connected = children.filter(isConnected(placed));
    const loose = children.filter((child) => !connected.includes(child));
    if (loose.length === 0) {
        return placed;
    }
    const edges = placed.edges ?? [];
    const bounds = boundsOf(connected, edges);
    const rows = inRows(loose, Math.max(LEAST_WIDTH, bounds.width, Math.sqrt(areaOf(loose) * PROPORTION)));
    const top = connected.length === 0 ? 0 : bounds.height + BELOW;
    const by = { x: -bounds.x, y: -bounds.y };
    return {
        ...placed,
        width: Math.max(bounds.width, rows.width),
        height: top + rows.height,
        children: children.map((child) => {
            const at = rows.places.get(child);
            return at ? { ...child, x: at.x, y: top + at.y } : moved(child, by);
        }),
        edges: edges.map((edge) => movedEdge(edge, by)),
    };
}

function isConnected({ edges = [] }: ElkNode): (child: ElkNode) => boolean {
    const ends = new Set(edges.flatMap(({ sources, targets }) => [...sources, ...targets]));
    return ({ id, ports = [] }) => ends.has(id) || ports.some((port) => ends.has(port.id));
}

/** All that the connected parts and their routes cover. */
function boundsOf(nodes: readonly ElkNode[], edges: readonly ElkExtendedEdge[]) {
    const corners: Point[] = [
        ...nodes.flatMap(({ x = 0, y = 0, width = 0, height = 0, ports = [] }) => [
            { x, y },
            { x: x + width, y: y + height },
            ...ports.flatMap((port) => [
                { x: x + (port.x ?? 0), y: y + (port.y ?? 0) },
                { x: x + (port.x ?? 0) + (port.width ?? 0), y: y + (port.y ?? 0) + (port.height ?? 0) },
            ]),
        ]),
        ...edges.flatMap(({ sections = [], labels = [] }) => [
            ...sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]),
            ...labels.flatMap(({ x = 0, y = 0, width = 0, height = 0 }) => [
                { x, y },
                { x: x + width, y: y + height },
            ]),
        ]),
    ];
    if (corners.length === 0) {
        return { x: 0, y: 0, width: 0, height: 0 };
    }
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    const [left, top] = [least(xs), least(ys)];
    return { x: left, y: top, width: -least(xs.map((x) => -x)) - left, height: -least(ys.map((y) => -y)) - top };
}

function least(values: readonly number[]): number {
    return values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY);
}

function areaOf(nodes: readonly ElkNode[]): number {
    return nodes.reduce((sum, { width = 0, height = 0 }) => sum + (width + BETWEEN) * (height + BETWEEN), 0);
}

function inRows(nodes: readonly ElkNode[], limit: number) {
    const places = new Map<ElkNode, Point>();
    let [x, y, rowHeight, width] = [0, 0, 0, 0];
    for (const node of nodes) {
        if (x > 0 && x + (node.width ?? 0) > limit) {
            x = 0;
            y += rowHeight + BETWEEN;
            rowHeight = 0;
        }
        places.set(node, { x, y });
        x += (node.width ?? 0) + BETWEEN;
        width = Math.max(width, x - BETWEEN);
        rowHeight = Math.max(rowHeight, node.height ?? 0);
    }
    return { places, width, height: y + rowHeight };
}

function moved<T extends { x?: number; y?: number }>(thing: T, by: Point): T {
    return { ...thing, x: (thing.x ?? 0) + by.x, y: (thing.y ?? 0) + by.y };
}

function movedEdge(edge: ElkExtendedEdge, by: Point): ElkExtendedEdge {
    return {
        ...edge,
        ...(edge.labels ? { labels: edge.labels.map((label) => moved(label, by)) } : {}),
        sections: (edge.sections ?? []).map((section) => ({
            ...section,
            startPoint: moved(section.startPoint, by),
            endPoint: moved(section.endPoint, by),
            ...(section.bendPoints ? { bendPoints: section.bendPoints.map((point) => moved(point, by)) } : {}),
        })),
    };
}
