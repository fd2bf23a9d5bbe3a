import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { addTo } from '../multimap.ts';
import { type Care, layeredOptions } from './elk-options.ts';
import { bodyOf, elkEdge, elkNode, labelRoomOf, pointsOf, STARTS_ALIGNED } from './elk-parts.ts';
import { type FlowBox, flowSize, isVertical } from './flow.ts';
import type { InsideLayout, InsideLine } from './inside.ts';
import type { LabelSize, LayoutGraph, LayoutGroup, LayoutNode } from './layout-graph.ts';
import { type Item, key, type LiftedEdge } from './lift.ts';
import { type LooseItem, placeLoose } from './loose.ts';
import { endAtBodies } from './read-inside.ts';

/** The top level: groups of known size and the nodes outside them, with the lifted edges between. */
export interface AcrossTask {
    readonly graph: LayoutGraph;
    readonly lifted: readonly LiftedEdge[];
    readonly inside: ReadonlyMap<string, InsideLayout>;
    readonly care: Care;
}

/** Places on the top level; lines run from the earlier item to the later one. */
export interface AcrossLayout {
    readonly du: number;
    readonly dv: number;
    readonly groups: ReadonlyMap<string, FlowBox>;
    readonly nodes: ReadonlyMap<string, FlowBox>;
    readonly lines: ReadonlyMap<string, InsideLine>;
}

/** Least distance of items that stand side by side. */
const BETWEEN_ITEMS = 40;

/** Height of the bubble that tells how many edges a bundle holds. */
const BUBBLE = 22;

/** The labels that a lifted edge carries on the top level: a bundle's number, else those of its only edge. */
export function labelsAcross(lifted: LiftedEdge): readonly LabelSize[] {
    return lifted.bundled ? [{ width: BUBBLE + 8, height: BUBBLE }] : (lifted.edges[0]?.labels ?? []);
}

/** The top level's graph for ELK. */
export function acrossGraph({ graph, lifted, inside, care }: AcrossTask): ElkNode {
    const { groups, nodes } = connectedItems(graph, lifted);
    const constraint = layerConstraints(lifted);
    const end = (item: Item, edge: LiftedEdge, side: 'start' | 'end') =>
        item.kind === 'group' ? portId(edge.id, side) : key(item);
    return {
        id: 'top',
        layoutOptions: {
            ...layeredOptions(care, { nodes: BETWEEN_ITEMS, layers: 44 }),
            'elk.padding': '[top=0,left=0,bottom=0,right=0]',
            'elk.spacing.componentComponent': String(BETWEEN_ITEMS),
            'elk.aspectRatio': '1.8',
        },
        children: [
            ...nodes.map((node) =>
                elkNode(key({ kind: 'node', id: node.id }), flowSize(node, graph.direction), constraint(node, 'node')),
            ),
            ...groups.map((group) => groupNode(group, inside.get(group.id), constraint(group, 'group'))),
        ],
        edges: lifted.map((edge) =>
            elkEdge(
                edge.id,
                end(edge.earlier, edge, 'end'),
                end(edge.later, edge, 'start'),
                labelsAcross(edge),
                edge.reversed ? 'head' : 'tail',
                graph.direction,
            ),
        ),
    };
}

/** Reads the laid-out top level. What nothing connects to the rest stands in rows beside it, in order. */
export function readAcross(placed: ElkNode, task: AcrossTask): AcrossLayout {
    const { graph, lifted, inside } = task;
    const { groups, nodes } = connectedItems(graph, lifted);
    const children = placed.children ?? [];
    const bodies = new Map(
        nodes.map((node, i) => [node.id, bodyOf(children[i] ?? { id: '' }, flowSize(node, graph.direction))]),
    );
    const frames = new Map(
        groups.map((group, i) => {
            const { x = 0, y = 0, width = 0, height = 0 } = children[nodes.length + i] ?? {};
            return [group.id, { u: x, v: y, du: width, dv: height }];
        }),
    );
    const bodyAt = (item: Item) => (item.kind === 'node' ? bodies.get(item.id) : undefined);
    const lines = new Map(
        lifted.map((edge, i): [string, InsideLine] => {
            const routed = placed.edges?.[i];
            const labelRoom = routed && labelRoomOf(routed);
            const points = endAtBodies(routed ? pointsOf(routed) : [], bodyAt(edge.earlier), bodyAt(edge.later));
            return [edge.id, { points, ...(labelRoom ? { labelRoom } : {}) }];
        }),
    );
    const connected = {
        du: children.length > 0 ? (placed.width ?? 0) : 0,
        dv: children.length > 0 ? (placed.height ?? 0) : 0,
    };
    const loose = placeLoose(looseItems(graph, lifted, inside), connected, isVertical(graph.direction));
    for (const { item, box, size } of loose.placed) {
        if (item.kind === 'group') {
            frames.set(item.id, box);
        } else if (size) {
            bodies.set(item.id, { u: box.u + size.before.u, v: box.v + size.before.v, du: size.du, dv: size.dv });
        }
    }
    return { du: loose.du, dv: loose.dv, groups: frames, nodes: bodies, lines };
}

/** Groups and nodes that have lines on the top level. */
function connectedItems(
    graph: LayoutGraph,
    lifted: readonly LiftedEdge[],
): { readonly groups: readonly LayoutGroup[]; readonly nodes: readonly LayoutNode[] } {
    const connected = connectedKeys(lifted);
    return {
        groups: graph.groups.filter((group) => connected.has(key({ kind: 'group', id: group.id }))),
        nodes: graph.nodes.filter(
            (node) => node.group === undefined && connected.has(key({ kind: 'node', id: node.id })),
        ),
    };
}

function connectedKeys(lifted: readonly LiftedEdge[]): ReadonlySet<string> {
    return new Set(lifted.flatMap((edge) => [key(edge.earlier), key(edge.later)]));
}

function looseItems(
    graph: LayoutGraph,
    lifted: readonly LiftedEdge[],
    inside: ReadonlyMap<string, InsideLayout>,
): readonly LooseItem[] {
    const connected = connectedKeys(lifted);
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
    return [...groups, ...nodes].filter(({ item }) => !connected.has(key(item)));
}

function portId(lifted: string, side: 'start' | 'end'): string {
    return `${lifted}/${side}`;
}

/** A group with its ports where its strands cross its border. */
function groupNode(
    group: LayoutGroup,
    inside: InsideLayout | undefined,
    options: Readonly<Record<string, string>>,
): ElkNode {
    const du = inside?.du ?? 0;
    return {
        id: key({ kind: 'group', id: group.id }),
        width: du,
        height: inside?.dv ?? 0,
        layoutOptions: { ...STARTS_ALIGNED, ...options, 'elk.portConstraints': 'FIXED_POS' },
        ports: (inside?.ports ?? []).map((port) => ({
            id: portId(port.lifted, port.side),
            width: 0,
            height: 0,
            x: port.side === 'start' ? 0 : du,
            y: port.v,
            layoutOptions: { 'elk.port.side': port.side === 'start' ? 'WEST' : 'EAST' },
        })),
    };
}

/** What wants to stand first or last gets its layer, unless a line would have to run against it. */
function layerConstraints(lifted: readonly LiftedEdge[]) {
    const sides = new Map<string, string[]>();
    for (const edge of lifted) {
        addTo(sides, key(edge.earlier), 'out');
        addTo(sides, key(edge.later), 'in');
    }
    return (item: LayoutGroup | LayoutNode, kind: Item['kind']): Readonly<Record<string, string>> => {
        const used = sides.get(key({ kind, id: item.id })) ?? [];
        if (item.placement === 'first' && used.length > 0 && !used.includes('in')) {
            return { 'elk.layered.layering.layerConstraint': 'FIRST' };
        }
        return item.placement === 'last' && used.length > 0 && !used.includes('out')
            ? { 'elk.layered.layering.layerConstraint': 'LAST' }
            : {};
    };
}
