import { addTo } from '../../model/multimap.ts';
import type { Direction } from '../views/view-graph.ts';
import { type FlowBox, type FlowSize, flowSize, isVertical, labelsSize } from './flow.ts';
import { INSIDE_ASPECT, type InsideLayout, type InsideLine, labelled, pinned } from './inside.ts';
import { assignColumns } from './layered/columns.ts';
import type { LayeredGraph, LayeredLayout, LayeredLine, LayeredNode } from './layered/layered-graph.ts';
import type { LabelSize, LayoutGraph, LayoutGroup, LayoutNode } from './layout-graph.ts';
import { type Item, key, LINE_WEIGHTS, type LiftedEdge } from './lift.ts';
import { type LooseItem, placeLoose } from './loose.ts';
import type { Pins } from './pins.ts';
import type { FlowSide } from './strands.ts';

/** The top level: groups of known size and the nodes outside them, with the lifted edges between. */
export interface AcrossTask {
    readonly graph: LayoutGraph;
    readonly lifted: readonly LiftedEdge[];
    readonly inside: ReadonlyMap<string, InsideLayout>;
    /** Where items stand along the flow, by their keys; the layout chooses where absent. */
    readonly columns?: ReadonlyMap<string, number>;
    /** Where items stood before. */
    readonly pins?: Pins;
}

/** Places on the top level; lines run from the earlier item to the later one. */
export interface AcrossLayout {
    readonly du: number;
    readonly dv: number;
    readonly groups: ReadonlyMap<string, FlowBox>;
    readonly nodes: ReadonlyMap<string, FlowBox>;
    readonly lines: ReadonlyMap<string, InsideLine>;
    /** Keys of the items without lines, in order. */
    readonly loose: readonly string[];
}

/** Least distance of items that stand side by side. */
const BETWEEN_ITEMS = 40;
/** Width to height that pictures come near to. */
const ASPECT = 1.6;

/** Height of the bubble that tells how many edges a bundle holds. */
const BUBBLE = 22;

/** The labels that a lifted edge carries on the top level: a bundle's number, else those of its only edge. */
export function labelsAcross(lifted: LiftedEdge): readonly LabelSize[] {
    return lifted.bundled ? [{ width: BUBBLE + 8, height: BUBBLE }] : (lifted.edges[0]?.labels ?? []);
}

/** The graph of the top level: connected nodes, then connected groups. */
export function acrossGraph({ graph, lifted, inside, columns, pins }: AcrossTask): LayeredGraph {
    const { groups, nodes } = connectedItems(graph, lifted, pins);
    const { direction } = graph;
    const items: readonly Item[] = [
        ...nodes.map(({ id }): Item => ({ kind: 'node', id })),
        ...groups.map(({ id }): Item => ({ kind: 'group', id })),
    ];
    const index = new Map(items.map((item, i) => [key(item), i]));
    const ports = new Map(
        groups.flatMap(({ id }) =>
            (inside.get(id)?.ports ?? []).map((port) => [`${port.side} ${port.lifted} ${id}`, port.v] as const),
        ),
    );
    const port = (edge: LiftedEdge, item: Item, side: FlowSide) =>
        item.kind === 'group' ? ports.get(`${side} ${edge.id} ${item.id}`) : undefined;
    const standing = (item: Item): Pick<LayeredNode, 'column' | 'pin'> => {
        const column = columns?.get(key(item));
        return { ...(column === undefined ? {} : { column }), ...pinned(pins?.top.get(key(item))) };
    };
    return {
        gaps: { nodes: BETWEEN_ITEMS, columns: 44 },
        comfortable: 2400,
        aspect: isVertical(direction) ? 1 / ASPECT : ASPECT,
        nodes: [
            ...nodes.map(
                (node): LayeredNode => ({
                    size: flowSize(node, direction),
                    ...placed(node),
                    ...standing({ kind: 'node', id: node.id }),
                }),
            ),
            ...groups.map(
                (group): LayeredNode => ({
                    size: groupSize(inside.get(group.id)),
                    ...placed(group),
                    ...standing({ kind: 'group', id: group.id }),
                }),
            ),
        ],
        lines: lifted.map((edge): LayeredLine => {
            const fromPort = port(edge, edge.earlier, 'end');
            const toPort = port(edge, edge.later, edge.turns ? 'end' : 'start');
            return {
                from: index.get(key(edge.earlier)) ?? 0,
                to: index.get(key(edge.later)) ?? 0,
                ...(fromPort === undefined ? {} : { fromPort }),
                ...(toPort === undefined ? {} : { toPort }),
                labelAt: edge.reversed ? 'to' : 'from',
                weight: edge.edges.reduce((sum, { line }) => sum + LINE_WEIGHTS[line], 0),
                ...labelled(labelsAcross(edge), direction),
            };
        }),
    };
}

function placed({ placement }: LayoutNode | LayoutGroup): Pick<LayeredNode, 'placement'> {
    return placement === undefined ? {} : { placement };
}

function groupSize(inside: InsideLayout | undefined): FlowSize {
    return { du: inside?.du ?? 0, dv: inside?.dv ?? 0, before: { u: 0, v: 0 }, after: { u: 0, v: 0 } };
}

/** Columns for all items of the top level, before the sizes of groups are known. */
export function topColumns(
    graph: LayoutGraph,
    lifted: readonly LiftedEdge[],
    pins?: Pins,
): ReadonlyMap<string, number> {
    const members = new Map<string, LayoutNode[]>();
    for (const node of graph.nodes) {
        if (node.group !== undefined) {
            addTo(members, node.group, node);
        }
    }
    const labels = widestLabels(graph);
    const inside = new Map(
        graph.groups.map((group) => [
            group.id,
            estimatedSize(members.get(group.id) ?? [], graph.direction, labels.get(group.id) ?? 0),
        ]),
    );
    const { columns } = assignColumns(acrossGraph({ graph, lifted, inside, ...(pins ? { pins } : {}) }));
    const { groups, nodes } = connectedItems(graph, lifted, pins);
    const items: readonly Item[] = [
        ...nodes.map(({ id }): Item => ({ kind: 'node', id })),
        ...groups.map(({ id }): Item => ({ kind: 'group', id })),
    ];
    return new Map(items.map((item, i) => [key(item), columns[i] ?? 0]));
}

/** Length of the longest label inside each group. */
function widestLabels({ nodes, edges, direction }: LayoutGraph): ReadonlyMap<string, number> {
    const groupOf = new Map(nodes.map((node) => [node.id, node.group]));
    const widest = new Map<string, number>();
    for (const { from, to, labels } of edges) {
        const group = groupOf.get(from);
        if (group !== undefined && group === groupOf.get(to)) {
            widest.set(group, Math.max(widest.get(group) ?? 0, labelsSize(labels, direction).du));
        }
    }
    return widest;
}

/** Room that a node takes with the lines around it, and that a frame takes around its nodes. */
const AROUND_NODE = { u: 110, v: 40 };
const AROUND_NODES = { u: 60, v: 90 };

function estimatedSize(nodes: readonly LayoutNode[], direction: Direction, label: number): InsideLayout {
    const rooms = nodes
        .map((node) => flowSize(node, direction))
        .map(({ du, dv, before, after }) => ({
            du: du + before.u + after.u + AROUND_NODE.u + label,
            dv: dv + before.v + after.v + AROUND_NODE.v,
        }));
    const area = rooms.reduce((sum, { du, dv }) => sum + du * dv, 0);
    const widest = rooms.reduce((most, { du }) => Math.max(most, du), 0);
    const du = Math.max(widest, Math.sqrt(area * (isVertical(direction) ? 1 / INSIDE_ASPECT : INSIDE_ASPECT)));
    const dv = du > 0 ? area / du : 0;
    return {
        du: Math.round(du + AROUND_NODES.u),
        dv: Math.round(dv + AROUND_NODES.v),
        nodes: new Map(),
        edges: new Map(),
        strands: new Map(),
        ports: [],
    };
}

/** Reads the laid-out top level. What nothing connects to the rest stands in rows beside it, in order. */
export function readAcross(layout: LayeredLayout, task: AcrossTask): AcrossLayout {
    const { graph, lifted, pins } = task;
    const { groups, nodes } = connectedItems(graph, lifted, pins);
    const box = (i: number): FlowBox => layout.nodes[i] ?? { u: 0, v: 0, du: 0, dv: 0 };
    const bodies = new Map(nodes.map((node, i) => [node.id, box(i)]));
    const frames = new Map(groups.map((group, i) => [group.id, box(nodes.length + i)]));
    const lines = new Map(lifted.map((edge, i): [string, InsideLine] => [edge.id, layout.lines[i] ?? { points: [] }]));
    const loose = placeLoose(looseItems(task), layout, isVertical(graph.direction));
    for (const { item, box: at, size } of loose.placed) {
        if (item.kind === 'group') {
            frames.set(item.id, at);
        } else if (size) {
            bodies.set(item.id, { u: at.u + size.before.u, v: at.v + size.before.v, du: size.du, dv: size.dv });
        }
    }
    return {
        du: loose.du,
        dv: loose.dv,
        groups: frames,
        nodes: bodies,
        lines,
        loose: loose.placed.map(({ item }) => key(item)),
    };
}

/** Groups and nodes that have lines on the top level, or had when they were given their places. */
function connectedItems(
    graph: LayoutGraph,
    lifted: readonly LiftedEdge[],
    pins: Pins | undefined,
): { readonly groups: readonly LayoutGroup[]; readonly nodes: readonly LayoutNode[] } {
    const connected = connectedKeys(lifted, pins);
    return {
        groups: graph.groups.filter((group) => connected.has(key({ kind: 'group', id: group.id }))),
        nodes: graph.nodes.filter(
            (node) => node.group === undefined && connected.has(key({ kind: 'node', id: node.id })),
        ),
    };
}

function connectedKeys(lifted: readonly LiftedEdge[], pins: Pins | undefined): ReadonlySet<string> {
    return new Set([...lifted.flatMap((edge) => [key(edge.earlier), key(edge.later)]), ...(pins?.top.keys() ?? [])]);
}

function looseItems({ graph, lifted, inside, pins }: AcrossTask): readonly LooseItem[] {
    const connected = connectedKeys(lifted, pins);
    const groups = graph.groups.map((group): LooseItem => {
        const layout = inside.get(group.id);
        return { item: { kind: 'group', id: group.id }, du: layout?.du ?? 0, dv: layout?.dv ?? 0 };
    });
    const nodes = graph.nodes
        .filter((node) => node.group === undefined)
        .map((node): LooseItem => {
            const size = flowSize(node, graph.direction);
            return {
                item: { kind: 'node', id: node.id },
                size,
                du: size.before.u + size.du + size.after.u,
                dv: size.before.v + size.dv + size.after.v,
            };
        });
    // What stood in the rows before keeps its turn.
    const turn = new Map(pins?.loose.map((item, i) => [item, i]));
    const turnOf = ({ item }: LooseItem) => turn.get(key(item)) ?? turn.size;
    return [...groups, ...nodes].filter(({ item }) => !connected.has(key(item))).sort((a, b) => turnOf(a) - turnOf(b));
}
