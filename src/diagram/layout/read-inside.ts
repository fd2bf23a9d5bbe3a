import { addTo } from '../../model/multimap.ts';
import { assignLanes, type ChannelLanes, type ChannelNet, placePorts } from './channel.ts';
import { LANE } from './elk-options.ts';
import { type FlowBox, type FlowPoint, flowSize, isVertical } from './flow.ts';
import type { BorderPort, InsideLayout, InsideLine, InsideTask } from './inside.ts';
import type { LayeredLayout } from './layered/layered-graph.ts';
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
export function readInside(placed: LayeredLayout, task: InsideTask): InsideLayout {
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

/** Leads a strand, given from its node to where the layout ended it, over its lane to the port on the border. */
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

/** What the layout gave, in its own coordinates; strands run from their node to the border. */
interface RawLayout {
    readonly nodes: ReadonlyMap<string, FlowBox>;
    /** Bodies with all that sticks out of them. */
    readonly rooms: readonly FlowBox[];
    readonly edges: ReadonlyMap<string, InsideLine>;
    readonly strands: readonly { readonly strand: Strand; readonly line: InsideLine }[];
}

function rawLayout(
    { nodes: boxes, lines }: LayeredLayout,
    { nodes, edges, strands, direction }: InsideTask,
): RawLayout {
    const bodies = new Map<string, FlowBox>();
    const rooms: FlowBox[] = [];
    nodes.forEach((node, i) => {
        const { before, after } = flowSize(node, direction);
        const body = boxes[i] ?? NOWHERE;
        bodies.set(node.id, body);
        rooms.push({
            u: body.u - before.u,
            v: body.v - before.v,
            du: body.du + before.u + after.u,
            dv: body.dv + before.v + after.v,
        });
    });
    const line = (i: number): InsideLine => lines[i] ?? { points: [] };
    return {
        nodes: bodies,
        rooms,
        edges: new Map(edges.map((edge, i) => [edge.id, line(i)])),
        strands: strands.map((strand, i) => {
            const own = line(edges.length + i);
            return { strand, line: strand.side === 'end' ? own : { ...own, points: [...own.points].reverse() } };
        }),
    };
}

const NOWHERE: FlowBox = { u: 0, v: 0, du: 0, dv: 0 };

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
