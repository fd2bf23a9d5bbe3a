import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { addTo } from '../multimap.ts';
import { assignLanes, type ChannelLanes, type ChannelNet, placePorts } from './channel.ts';
import { LANE } from './elk-options.ts';
import { bodyOf, labelRoomOf, pointsOf } from './elk-parts.ts';
import { type FlowBox, type FlowPoint, flowSize, isVertical } from './flow.ts';
import type { BorderPort, InsideLayout, InsideLine, InsideTask } from './inside.ts';
import { TITLE_BAR } from './layout-graph.ts';
import type { FlowSide, Strand } from './strands.ts';

const PADDING = 20;
const BELOW_TITLE = 8;
const CHANNEL_LANE = 12;
/** From the border, or the title bar, to the first lane; and from the last lane to what stands inside. */
const CHANNEL_EDGE = 10;
const TITLE_CLEARANCE = 12;
/** Between the last lane and a node, so that arrow heads stand clear of the lane. */
const ARROW_ROOM = 12;

/** Reads a laid-out group, puts its frame around it and leads its strands through the channels to the border. */
export function readInside(placed: ElkNode, task: InsideTask): InsideLayout {
    const raw = rawLayout(placed, task);
    const vertical = isVertical(task.direction);
    const across = extent(raw, 'v');
    const v0 = (vertical ? PADDING : TITLE_BAR + BELOW_TITLE) - across.min;
    const start = channelAt('start', raw, v0, task);
    const end = channelAt('end', raw, v0, task);
    const along = extent(raw, 'u');
    const bends = bendExtent(raw);
    const u0 = Math.max(start.depth - along.min, start.lanesDepth - bends.min);
    const longest = u0 + Math.max(along.max + end.depth, bends.max + end.lanesDepth);
    const lastPort = largest([...start.nets, ...end.nets].map((net) => net.port));
    const widest = Math.max(across.max + v0 + PADDING, lastPort + TITLE_CLEARANCE);
    const du = Math.ceil(vertical ? longest : Math.max(longest, task.group.minWidth));
    const dv = Math.ceil(vertical ? Math.max(widest, task.group.minWidth) : widest);
    const move = <P extends FlowPoint>(point: P): P => ({ ...point, u: point.u + u0, v: point.v + v0 });
    const moveLine = ({ points, labelRoom }: InsideLine): InsideLine => ({
        points: points.map(move),
        ...(labelRoom ? { labelRoom: move(labelRoom) } : {}),
    });
    return {
        du,
        dv,
        nodes: new Map([...raw.nodes].map(([node, box]) => [node, move(box)])),
        edges: new Map([...raw.edges].map(([edge, line]) => [edge, moveLine(line)])),
        strands: new Map(
            raw.strands.map(({ strand, line }) => {
                const moved = moveLine(line);
                const channel = strand.side === 'start' ? start : end;
                return [strand.id, { ...moved, points: throughChannel(moved.points, strand, channel, du) }];
            }),
        ),
        ports: [...start.nets.map((net) => portOf(net, 'start')), ...end.nets.map((net) => portOf(net, 'end'))],
    };
}

function portOf(net: ChannelNet, side: FlowSide): BorderPort {
    return { lifted: net.id, side, v: net.port };
}

/** The strip along one border of a group. */
interface Channel {
    readonly nets: readonly ChannelNet[];
    readonly lanes: ChannelLanes;
    /** Depth of the title bar, if it lies along this border. */
    readonly bar: number;
    /** From the border to the first bend inside. */
    readonly lanesDepth: number;
    /** From the border to the first node or label inside. */
    readonly depth: number;
}

/** In a picture that runs down (up) the title bar lies along the start (end) border, which lines have to cross. */
function channelAt(side: FlowSide, raw: RawLayout, v0: number, { direction, group }: InsideTask): Channel {
    const hasTitle = (direction === 'down' && side === 'start') || (direction === 'up' && side === 'end');
    const ends = new Map<string, number[]>();
    for (const { strand, line } of raw.strands) {
        const border = line.points.at(-1);
        if (strand.side === side && border) {
            addTo(ends, strand.lifted, border.v + v0);
        }
    }
    const nets = placePorts(ends, hasTitle ? group.minWidth + TITLE_CLEARANCE : 0, LANE);
    const lanes = assignLanes(nets);
    const bar = hasTitle ? TITLE_BAR : 0;
    const lanesDepth = bar + CHANNEL_EDGE + CHANNEL_LANE * lanes.count;
    const arrows = lanes.count === 0 ? 0 : lanesDepth + ARROW_ROOM;
    return { nets, lanes, bar, lanesDepth, depth: Math.max(arrows, hasTitle ? bar + BELOW_TITLE : PADDING) };
}

/** Leads a strand, given from its node to where ELK ended it, over its lane to the port on the border. */
function throughChannel(
    points: readonly FlowPoint[],
    strand: Strand,
    { nets, lanes, bar }: Channel,
    du: number,
): readonly FlowPoint[] {
    const inner = points.at(-1);
    const port = nets.find((net) => net.id === strand.lifted)?.port;
    if (!inner || port === undefined) {
        return points;
    }
    const fromBorder = (depth: number) => (strand.side === 'start' ? depth : du - depth);
    const lane = lanes.lanes.get(strand.lifted);
    if (lane === undefined) {
        return [...points.slice(0, -1), { u: fromBorder(0), v: inner.v }];
    }
    const u = fromBorder(bar + CHANNEL_EDGE + CHANNEL_LANE * lane);
    return [...points.slice(0, -1), { u, v: inner.v }, { u, v: port }, { u: fromBorder(0), v: port }];
}

/** What ELK gave, in its own coordinates; strands run from their node to the border. */
interface RawLayout {
    readonly nodes: ReadonlyMap<string, FlowBox>;
    /** Bodies with all that sticks out of them. */
    readonly rooms: readonly FlowBox[];
    readonly edges: ReadonlyMap<string, InsideLine>;
    readonly strands: readonly { readonly strand: Strand; readonly line: InsideLine }[];
}

function rawLayout(placed: ElkNode, { nodes, edges, strands, direction }: InsideTask): RawLayout {
    const children = placed.children ?? [];
    const routed = placed.edges ?? [];
    const bodies = new Map<string, FlowBox>();
    const rooms: FlowBox[] = [];
    nodes.forEach((node, i) => {
        const size = flowSize(node, direction);
        const body = bodyOf(children[i] ?? { id: node.id }, size);
        bodies.set(node.id, body);
        rooms.push({
            u: body.u - size.before.u,
            v: body.v - size.before.v,
            du: body.du + size.before.u + size.after.u,
            dv: body.dv + size.before.v + size.after.v,
        });
    });
    return {
        nodes: bodies,
        rooms,
        edges: new Map(
            edges.map((edge, i) => [edge.id, rawLine(routed[i], bodies.get(edge.from), bodies.get(edge.to))]),
        ),
        strands: strands.map((strand, i) => {
            const edge = routed[edges.length + i];
            const body = bodies.get(strand.node);
            const line = strand.side === 'end' ? rawLine(edge, body, undefined) : rawLine(edge, undefined, body);
            return { strand, line: strand.side === 'end' ? line : { ...line, points: [...line.points].reverse() } };
        }),
    };
}

function rawLine(edge: ElkExtendedEdge | undefined, from: FlowBox | undefined, to: FlowBox | undefined): InsideLine {
    const labelRoom = edge && labelRoomOf(edge);
    return { points: endAtBodies(edge ? pointsOf(edge) : [], from, to), ...(labelRoom ? { labelRoom } : {}) };
}

/** Moves the ends of a line from the box that ELK knows to the body inside it. */
export function endAtBodies(
    points: readonly FlowPoint[],
    from: FlowBox | undefined,
    to: FlowBox | undefined,
): readonly FlowPoint[] {
    return points.map((point, i) => {
        const body = i === 0 ? from : i === points.length - 1 ? to : undefined;
        return body ? { ...point, u: point.u < body.u + body.du / 2 ? body.u : body.u + body.du } : point;
    });
}

interface Extent {
    readonly min: number;
    readonly max: number;
}

/** How far nodes and labels reach, and across the flow lines too. */
function extent({ rooms, edges, strands }: RawLayout, axis: 'u' | 'v'): Extent {
    const size = axis === 'u' ? 'du' : 'dv';
    const lines = [...edges.values(), ...strands.map(({ line }) => line)];
    const boxes = [...rooms, ...lines.flatMap((line) => (line.labelRoom ? [line.labelRoom] : []))];
    const points = axis === 'v' ? lines.flatMap((line) => line.points.map((point) => point.v)) : [];
    return {
        min: smallest([...boxes.map((box) => box[axis]), ...points]),
        max: largest([...boxes.map((box) => box[axis] + box[size]), ...points]),
    };
}

/** How far bends reach along the flow; the straight ends of strands at the border do not count. */
function bendExtent({ edges, strands }: RawLayout): Extent {
    const lines = [...edges.values(), ...strands.map(({ line }) => line)];
    const bends = lines.flatMap((line) => line.points.slice(1, -1).map((point) => point.u));
    return { min: smallest(bends), max: largest(bends) };
}

function smallest(values: readonly number[]): number {
    return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function largest(values: readonly number[]): number {
    return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
