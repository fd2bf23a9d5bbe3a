import { addTo } from '../../model/multimap.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { type AcrossLayout, labelsAcross } from './across.ts';
import type { Care } from './elk-options.ts';
import { type FlowBox, type FlowPoint, isVertical, placeLabels, toScreenBox, toScreenPoint } from './flow.ts';
import type { InsideLayout, InsideLine } from './inside.ts';
import type { LabelSize, Layout, LayoutEdge, LayoutGraph, PlacedLabels, RoutedLine } from './layout-graph.ts';
import type { Item, LiftedEdge, LiftedGraph } from './lift.ts';
import { orthogonal } from './polyline.ts';
import { type LineNodes, type NodePlace, withoutJogs } from './straighten.ts';
import type { Strand } from './strands.ts';

/** Everything that has been laid out, level by level. */
export interface Levels {
    readonly graph: LayoutGraph;
    readonly lifted: LiftedGraph;
    readonly strands: readonly Strand[];
    readonly inside: ReadonlyMap<string, InsideLayout>;
    readonly across: AcrossLayout;
    readonly care: Care;
}

/** Joins the levels to one picture: lines get whole, places absolute and on whole pixels. */
export function compose(levels: Levels): Omit<Layout, 'notes'> {
    const { graph, lifted, inside, across } = levels;
    const { direction } = graph;
    const length = Math.ceil(across.du);
    const screenBox = (box: FlowBox) => rounded(toScreenBox(box, direction, length));
    const nodes = new Map<string, Box>();
    for (const [id, box] of across.nodes) {
        nodes.set(id, screenBox(box));
    }
    for (const [group, layout] of inside) {
        const origin = across.groups.get(group) ?? { u: 0, v: 0 };
        for (const [id, box] of layout.nodes) {
            nodes.set(id, screenBox({ ...box, u: box.u + origin.u, v: box.v + origin.v }));
        }
    }
    const ofLifted = new Map<string, Strand[]>();
    for (const strand of levels.strands) {
        addTo(ofLifted, strand.lifted, strand);
    }
    const lines = [
        ...insideLines(levels),
        ...lifted.across.flatMap((edge) => linesAcross(edge, ofLifted.get(edge.id) ?? [], levels)),
    ];
    const placed = lines.map((line) => onScreen(line, direction, length));
    return {
        width: isVertical(direction) ? Math.ceil(across.dv) : length,
        height: isVertical(direction) ? length : Math.ceil(across.dv),
        nodes,
        ...(across.loose.length > 0 ? { loose: across.loose } : {}),
        groups: new Map([...across.groups].map(([id, box]) => [id, screenBox(box)])),
        lines: levels.care === 'fine' ? withoutJogs(placed, nodesOfLine(graph), nodePlaces(graph, nodes)) : placed,
    };
}

function nodesOfLine(graph: LayoutGraph): (line: RoutedLine) => LineNodes {
    const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
    return (line) => {
        const edge = edges.get(line.edges[0] ?? '');
        return { from: edge?.from, to: edge?.to };
    };
}

function nodePlaces(graph: LayoutGraph, bodies: ReadonlyMap<string, Box>): ReadonlyMap<string, NodePlace> {
    return new Map(
        graph.nodes.flatMap(({ id, above, below, right }) => {
            const body = bodies.get(id);
            const room = body && {
                x: body.x,
                y: body.y - above,
                width: body.width + right,
                height: body.height + above + below,
            };
            return body && room ? [[id, { body, room }]] : [];
        }),
    );
}

/** A line still in flow coordinates. */
interface FlowLine extends Omit<RoutedLine, 'points' | 'labels'> {
    readonly points: readonly FlowPoint[];
    readonly labels: readonly {
        readonly edge: string;
        readonly sizes: readonly LabelSize[];
        readonly room: FlowBox;
    }[];
}

function insideLines({ lifted, inside, across }: Levels): readonly FlowLine[] {
    return [...lifted.inside].flatMap(([group, edges]) => {
        const layout = inside.get(group);
        const origin = across.groups.get(group) ?? { u: 0, v: 0 };
        return edges.map((edge) => wholeLine(edge, moved(layout?.edges.get(edge.id), origin)));
    });
}

function wholeLine(edge: LayoutEdge, { points, labelRoom }: InsideLine): FlowLine {
    return {
        edges: [edge.id],
        part: 'whole',
        points,
        startsAtNode: true,
        endsAtNode: true,
        labels: labelRoom ? [{ edge: edge.id, sizes: edge.labels, room: labelRoom }] : [],
    };
}

function linesAcross(lifted: LiftedEdge, own: readonly Strand[], levels: Levels): readonly FlowLine[] {
    const middle = levels.across.lines.get(lifted.id) ?? { points: [] };
    const [edge] = lifted.edges;
    if (!lifted.bundled && edge) {
        const at = (item: Item) => own.find((strand) => item.kind === 'group' && strand.group === item.id);
        const before = at(lifted.earlier);
        const after = at(lifted.later);
        const points = [
            ...strandPoints(before, levels),
            ...middle.points,
            ...[...strandPoints(after, levels)].reverse(),
        ];
        return [wholeLine(edge, { ...middle, points: lifted.reversed ? points.reverse() : points })];
    }
    const starts = (lifted.reversed ? lifted.later : lifted.earlier).kind === 'node';
    const ends = (lifted.reversed ? lifted.earlier : lifted.later).kind === 'node';
    const trunk: FlowLine = {
        edges: lifted.edges.map(({ id }) => id),
        part: 'trunk',
        points: lifted.reversed ? [...middle.points].reverse() : middle.points,
        startsAtNode: starts,
        endsAtNode: ends,
        labels: middle.labelRoom
            ? [{ edge: lifted.edges[0]?.id ?? '', sizes: labelsAcross(lifted), room: middle.labelRoom }]
            : [],
    };
    return [trunk, ...own.map((strand) => strandLine(strand, levels))];
}

function strandLine(strand: Strand, levels: Levels): FlowLine {
    const origin = levels.across.groups.get(strand.group) ?? { u: 0, v: 0 };
    const { points, labelRoom } = moved(levels.inside.get(strand.group)?.strands.get(strand.id), origin);
    const [edge] = strand.edges;
    return {
        edges: strand.edges.map(({ id }) => id),
        part: 'strand',
        points: strand.fromNode ? points : [...points].reverse(),
        startsAtNode: strand.fromNode,
        endsAtNode: !strand.fromNode,
        labels: labelRoom && edge ? [{ edge: edge.id, sizes: edge.labels, room: labelRoom }] : [],
    };
}

/** A strand from its node to the border, in absolute coordinates. */
function strandPoints(strand: Strand | undefined, { inside, across }: Levels): readonly FlowPoint[] {
    return strand === undefined
        ? []
        : moved(inside.get(strand.group)?.strands.get(strand.id), across.groups.get(strand.group) ?? { u: 0, v: 0 })
              .points;
}

function moved(line: InsideLine | undefined, by: FlowPoint): InsideLine {
    const move = <P extends FlowPoint>(point: P): P => ({ ...point, u: point.u + by.u, v: point.v + by.v });
    return {
        points: (line?.points ?? []).map(move),
        ...(line?.labelRoom ? { labelRoom: move(line.labelRoom) } : {}),
    };
}

function onScreen(line: FlowLine, direction: LayoutGraph['direction'], length: number): RoutedLine {
    const points = orthogonal(line.points.map((point) => toScreenPoint(point, direction, length)));
    return {
        ...line,
        points,
        labels: line.labels.map(({ edge, sizes, room }): PlacedLabels => {
            const box = toScreenBox(room, direction, length);
            const on = segmentThrough(points, box);
            return { edge, boxes: placeLabels(sizes, on.room, on.towards) };
        }),
    };
}

/** The piece of a line that runs through its labels' room: its direction, and the room centred on it. */
function segmentThrough(points: readonly Point[], room: Box): { towards: LayoutGraph['direction']; room: Box } {
    const centre = { x: room.x + room.width / 2, y: room.y + room.height / 2 };
    let best: { off: number; towards: LayoutGraph['direction']; room: Box } | undefined;
    for (let i = 1; i < points.length; i++) {
        const a = points[i - 1];
        const b = points[i];
        if (!a || !b) {
            continue;
        }
        const level = a.y === b.y;
        const [low, high] = level ? [Math.min(a.x, b.x), Math.max(a.x, b.x)] : [Math.min(a.y, b.y), Math.max(a.y, b.y)];
        const along = level ? centre.x : centre.y;
        const off = Math.abs(level ? centre.y - a.y : centre.x - a.x) + Math.max(0, low - along, along - high);
        if (!best || off < best.off) {
            const centred = level ? { ...room, y: a.y - room.height / 2 } : { ...room, x: a.x - room.width / 2 };
            const towards = level ? (b.x > a.x ? 'right' : 'left') : b.y > a.y ? 'down' : 'up';
            best = { off, towards, room: centred };
        }
    }
    return best ?? { towards: 'right', room };
}

function rounded(box: Box): Box {
    return { x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width), height: Math.round(box.height) };
}
