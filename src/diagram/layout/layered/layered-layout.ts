import type { FlowBox, FlowPoint } from '../flow.ts';
import { assignColumns, roomWidth } from './columns.ts';
import { assignLanes, type LanePath, type Lanes } from './lanes.ts';
import type { LayeredGraph, LayeredLayout, LayeredRoute } from './layered-graph.ts';
import { orderVertices } from './order.ts';
import { isPinned, orderByWishes, placeByWishes, wishedPlaces } from './pinned-places.ts';
import { placeVertices } from './placement.ts';
import { orderPorts, straightenPorts } from './ports.ts';
import { type End, type Piece, type ProperGraph, properGraph, type Turn, type Vertex } from './proper-graph.ts';

/** Distance of lanes, and of the first and last lane from what stands beside the gap. */
const LANE = 16;
const BESIDE_LANES = 12;
/** Between the last lane and a node, so that arrow heads stand clear of the lane. */
const ARROW_ROOM = 20;
/** From a border to a label on a line. */
const BEFORE_LABEL = 10;
/** From a label to the border where its line arrives. */
const LABEL_TO_ARROW = 16;
const BETWEEN_LABELS = 6;

/**
 * Lays out a graph in columns (Sugiyama's method): columns, the order in them, places across the flow, then lanes for
 * the lines between. Much quicker than ELK, and calm: what is pinned stays.
 */
export function layOutLayered(graph: LayeredGraph): LayeredLayout {
    const columns = assignColumns(graph);
    const proper = properGraph(graph, columns);
    if (isPinned(proper)) {
        orderByWishes(proper, wishedPlaces(proper));
        orderPorts(proper);
        placeByWishes(proper, wishedPlaces(proper), graph.gaps);
    } else {
        orderVertices(proper);
        orderPorts(proper);
        placeVertices(proper, graph.gaps);
    }
    straightenPorts(proper);
    return route(graph, proper, columns.backwards);
}

/** Everything that is known about one gap: it lies behind the column of the same number. */
interface Gap {
    readonly pieces: readonly (Piece | Turn)[];
    readonly lanes: Lanes;
    readonly labels: ReadonlyMap<Piece | Turn, PlacedLabel>;
    /** From the column's end to the first lane, and the gap's whole width. */
    readonly firstLane: number;
    readonly width: number;
}

/** A label in a gap: how far from the gap's start, or from its far side. */
interface PlacedLabel {
    readonly at: 'start' | 'end';
    readonly distance: number;
}

function route(graph: LayeredGraph, proper: ProperGraph, backwards: readonly boolean[]): LayeredLayout {
    const widths = proper.columns.map((column) =>
        column.reduce((most, { node }) => Math.max(most, node ? roomWidth(node) : 0), 0),
    );
    const gaps = proper.columns.map((column, i) =>
        gapBehind(column, widths[i] ?? 0, graph, i === proper.columns.length - 1),
    );
    const starts: number[] = [];
    let u = 0;
    widths.forEach((width, i) => {
        starts.push(u);
        u += width + (gaps[i]?.width ?? 0);
    });
    const top = proper.columns.flat().reduce((least, { v }) => Math.min(least, v), Number.POSITIVE_INFINITY);
    const rise = Number.isFinite(top) ? -top : 0;
    const paths = new Map(
        gaps.flatMap((gap, i) => {
            const from = (starts[i] ?? 0) + (widths[i] ?? 0);
            return gap.pieces.map((piece, p) => [piece, { gap, from, path: gap.lanes.paths[p] }] as const);
        }),
    );
    const lines = graph.lines.map((line, i): LayeredRoute => {
        const turn = proper.turns[i];
        const pieces = turn ? [turn] : (proper.chains[i] ?? []);
        const reversed = backwards[i] ?? false;
        const points = pieces.flatMap((piece) => pointsOf(piece));
        const labelled = line.label && pieces.find(({ from, to }) => from.label > 0 || to.label > 0);
        const room = line.label && labelled ? labelRoom(labelled, line.label) : undefined;
        return { points: reversed ? points.reverse() : points, ...(room ? { labelRoom: room } : {}) };
    });
    const bottom = proper.columns.flat().reduce((most, { v, height }) => Math.max(most, v + height), top);
    return {
        du: u,
        dv: Number.isFinite(top) ? bottom - top : 0,
        nodes: proper.vertices.map((vertex) => bodyOf(vertex)),
        lines,
    };

    function bodyOf({ column, v, node }: Vertex): FlowBox {
        const { before, du, dv } = node?.size ?? { before: { u: 0, v: 0 }, du: 0, dv: 0 };
        return { u: (starts[column] ?? 0) + before.u, v: v + rise + before.v, du, dv };
    }

    function endBorder(vertex: Vertex): number {
        const body = bodyOf(vertex);
        return vertex.node ? body.u + body.du : (starts[vertex.column] ?? 0) + (widths[vertex.column] ?? 0);
    }

    function place({ vertex, offset }: End): number {
        return vertex.v + offset + rise;
    }

    function pointsOf(piece: Piece | Turn): readonly FlowPoint[] {
        const turns = isTurn(piece);
        const a = { u: endBorder(piece.from.vertex), v: place(piece.from) };
        const b = { u: turns ? endBorder(piece.to.vertex) : bodyOf(piece.to.vertex).u, v: place(piece.to) };
        const { gap, from, path } = paths.get(piece) ?? {};
        if (!gap || !path || from === undefined) {
            return [a, b];
        }
        const laneAt = (lane: number) => from + gap.firstLane + LANE * lane;
        return [a, ...uprightParts(a, b, path, laneAt), b];
    }

    function uprightParts(
        a: FlowPoint,
        b: FlowPoint,
        { lane, aside }: LanePath,
        laneAt: (lane: number) => number,
    ): readonly FlowPoint[] {
        const first = { u: laneAt(lane), v: a.v };
        if (!aside) {
            return [first, { u: first.u, v: b.v }];
        }
        const at = aside.at + rise;
        const second = laneAt(aside.lane);
        return [first, { u: first.u, v: at }, { u: second, v: at }, { u: second, v: b.v }];
    }

    function labelRoom(piece: Piece | Turn, { du, dv }: { readonly du: number; readonly dv: number }): FlowBox {
        const { gap, from = 0 } = paths.get(piece) ?? {};
        const label = gap?.labels.get(piece) ?? { at: 'start', distance: 0 };
        const end = piece.from.label > 0 ? piece.from : piece.to;
        const start = label.at === 'start' ? from + label.distance : from + (gap?.width ?? 0) - label.distance - du;
        return { u: start, v: place(end) - dv / 2, du, dv };
    }

    function isTurn(piece: Piece | Turn): boolean {
        return proper.turns[piece.line] === piece;
    }
}

function gapBehind(column: readonly Vertex[], width: number, graph: LayeredGraph, last: boolean): Gap {
    const pieces = column.flatMap((vertex) => vertex.after);
    const turns = column.flatMap((vertex) => vertex.turns.filter(({ from }) => from.vertex === vertex));
    const all = [...pieces, ...turns];
    const place = ({ vertex, offset }: End) => vertex.v + offset;
    const lanes = assignLanes([
        ...pieces.map(({ from, to }) => ({ starts: [place(from)], ends: [place(to)] })),
        ...turns.map(({ from, to }) => ({ starts: [place(from), place(to)], ends: [] })),
    ]);
    const labels = new Map<Piece | Turn, PlacedLabel>();
    const startZone = placeStartLabels(column, width, graph, labels);
    const endZone = placeEndLabels(pieces, graph, labels);
    const lanesWidth = lanes.count > 0 ? (lanes.count - 1) * LANE : 0;
    const nodes = column.some(({ node }) => node && !node.border);
    const before = Math.max(startZone, nodes ? BESIDE_LANES : 0);
    const after = endZone + (nodes || !last ? ARROW_ROOM : 0);
    const needed =
        lanes.count > 0
            ? before + lanesWidth + after
            : endZone > 0
              ? before + after
              : Math.max(startZone + ARROW_ROOM, after);
    const border = column.every(({ node }) => node?.border !== undefined);
    const least = last || border ? 0 : graph.gaps.columns;
    const gapWidth = last && all.length === 0 ? 0 : Math.max(least, needed);
    // What is left over goes to both sides of the lanes.
    const spare = Math.max(0, gapWidth - before - lanesWidth - after);
    return { pieces: all, lanes, labels, firstLane: before + Math.floor(spare / 2), width: gapWidth };
}

/** Labels where lines leave: side by side where they would touch. @returns how far they reach into the gap. */
function placeStartLabels(
    column: readonly Vertex[],
    width: number,
    { lines }: LayeredGraph,
    labels: Map<Piece | Turn, PlacedLabel>,
): number {
    let zone = 0;
    for (const vertex of column) {
        const own = vertex.node ? vertex.node.size.before.u + vertex.node.size.du - width : 0;
        const labelled = [
            ...vertex.after.flatMap((piece) => (piece.from.label > 0 ? [{ piece, end: piece.from }] : [])),
            ...vertex.turns.flatMap((piece) => turnLabel(piece, vertex)),
        ];
        for (const { piece, reach, distance } of sideBySide(labelled, lines)) {
            labels.set(piece, { at: 'start', distance: own + BEFORE_LABEL + distance });
            zone = Math.max(zone, own + BEFORE_LABEL + reach + BESIDE_LANES);
        }
    }
    return zone;
}

function turnLabel(turn: Turn, vertex: Vertex): readonly { readonly piece: Turn; readonly end: End }[] {
    const end = turn.from.label > 0 ? turn.from : turn.to;
    return end.vertex === vertex && end.label > 0 ? [{ piece: turn, end }] : [];
}

/** The same for labels that stand where their lines arrive. */
function placeEndLabels(
    pieces: readonly Piece[],
    { lines }: LayeredGraph,
    labels: Map<Piece | Turn, PlacedLabel>,
): number {
    const byVertex = new Map<Vertex, { readonly piece: Piece; readonly end: End }[]>();
    for (const piece of pieces) {
        if (piece.to.label > 0) {
            const list = byVertex.get(piece.to.vertex) ?? [];
            list.push({ piece, end: piece.to });
            byVertex.set(piece.to.vertex, list);
        }
    }
    let zone = 0;
    for (const [vertex, labelled] of byVertex) {
        const before = LABEL_TO_ARROW - (vertex.node?.size.before.u ?? 0);
        for (const { piece, reach, distance } of sideBySide(labelled, lines)) {
            labels.set(piece, { at: 'end', distance: before + distance });
            zone = Math.max(zone, before + reach);
        }
    }
    return zone;
}

interface SideBySide<P> {
    readonly piece: P;
    readonly distance: number;
    readonly reach: number;
}

function sideBySide<P extends Piece | Turn>(
    labelled: readonly { readonly piece: P; readonly end: End }[],
    lines: LayeredGraph['lines'],
): readonly SideBySide<P>[] {
    const placed: (SideBySide<P> & { readonly end: End })[] = [];
    for (const { piece, end } of [...labelled].sort((a, b) => a.end.offset - b.end.offset)) {
        const length = lines[piece.line]?.label?.du ?? 0;
        const near = placed.filter(
            (other) => Math.abs(other.end.offset - end.offset) < (other.end.label + end.label) / 2,
        );
        const free = (distance: number) =>
            near.every(
                (other) =>
                    distance >= other.reach + BETWEEN_LABELS || distance + length + BETWEEN_LABELS <= other.distance,
            );
        const starts = [0, ...near.map((other) => other.reach + BETWEEN_LABELS)].sort((a, b) => a - b);
        const distance = starts.find(free) ?? 0;
        placed.push({ piece, end, distance, reach: distance + length });
    }
    return placed;
}
