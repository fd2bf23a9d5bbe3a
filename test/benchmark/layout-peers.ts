import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { elkInThisThread } from '../../src/diagram/layout/elk-engine.ts';
import type { LayoutEngine } from '../../src/diagram/layout/engine.ts';
import { createLayout } from '../../src/diagram/layout/layout.ts';
import type { Layout, LayoutGraph, LayoutNode } from '../../src/diagram/layout/layout-graph.ts';
import type { Box } from '../../src/diagram/shapes/measured.ts';

/** Places of nodes and groups, whoever has found them. */
export type Places = Pick<Layout, 'width' | 'height' | 'nodes' | 'groups'>;

/** Ways to lay out the same picture. */
export type Contender = 'firebreak' | 'elk' | 'dot';

/** A contender, ready to run. */
export async function contender(name: Contender): Promise<(graph: LayoutGraph) => Promise<Places>> {
    if (name === 'dot') {
        const graphviz = await Graphviz.load();
        return async (graph) => readDot(graphviz.layout(dotSource(graph), 'json', 'dot'));
    }
    const engine = elkInThisThread();
    return name === 'elk'
        ? (graph) => plainElk(engine, graph)
        : // What has been laid out before is forgotten, so that each run does all the work.
          (graph) => createLayout(engine)(graph);
}

/** Everything in one graph with frames as compound nodes, as ELK's own documentation has it. */
async function plainElk(engine: LayoutEngine, graph: LayoutGraph): Promise<Places> {
    const leaf = (node: LayoutNode): ElkNode => ({
        id: node.id,
        width: node.width + node.right,
        height: node.above + node.height + node.below,
    });
    const placed = await engine.layout(
        {
            id: 'root',
            layoutOptions: {
                'elk.algorithm': 'layered',
                'elk.direction': graph.direction.toUpperCase(),
                'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
            },
            children: [
                ...graph.nodes.filter((node) => node.group === undefined).map(leaf),
                ...graph.groups.map((group) => ({
                    id: group.id,
                    layoutOptions: { 'elk.padding': '[top=48,left=20,bottom=20,right=20]' },
                    children: graph.nodes.filter((node) => node.group === group.id).map(leaf),
                })),
            ],
            edges: graph.edges.map((edge) => ({
                id: edge.id,
                sources: [edge.from],
                targets: [edge.to],
                labels: edge.labels.map(({ width, height }, i) => ({
                    id: `${edge.id}/${i}`,
                    text: '.',
                    width,
                    height,
                })),
            })),
        },
        600_000,
    );
    const nodes = new Map<string, Box>();
    const groups = new Map<string, Box>();
    const frames = new Set(graph.groups.map((group) => group.id));
    for (const child of placed.children ?? []) {
        const at = boxOf(child, { x: 0, y: 0 });
        if (frames.has(child.id)) {
            groups.set(child.id, at);
            for (const inner of child.children ?? []) {
                nodes.set(inner.id, boxOf(inner, at));
            }
        } else {
            nodes.set(child.id, at);
        }
    }
    return { width: placed.width ?? 0, height: placed.height ?? 0, nodes, groups };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: ElkNode, origin: { x: number; y: number }): Box {
    return { x: origin.x + x, y: origin.y + y, width, height };
}

const POINTS = 72;
const RANKS = { right: 'LR', left: 'RL', down: 'TB', up: 'BT' } as const;

/** The picture in DOT, frames as clusters, orthogonal lines left out: they would take many times longer. */
function dotSource(graph: LayoutGraph): string {
    const node = ({ id, width, height, above, below, right }: LayoutNode) =>
        `"${id}" [width=${(width + right) / POINTS} height=${(above + height + below) / POINTS}]`;
    const clusters = graph.groups.map(
        (group, i) =>
            `subgraph cluster_${i} { id="${group.id}" margin=20 label="${group.id}"\n${graph.nodes
                .filter((each) => each.group === group.id)
                .map(node)
                .join('\n')} }`,
    );
    const edges = graph.edges.map((edge) => {
        const width = edge.labels.reduce((sum, label) => sum + label.width, 0);
        const label =
            width > 0
                ? ` [label=<<table fixedsize="true" width="${width}" height="24"><tr><td></td></tr></table>>]`
                : '';
        return `"${edge.from}" -> "${edge.to}"${label}`;
    });
    return [
        `digraph { rankdir=${RANKS[graph.direction]} node [shape=box fixedsize=true label=""]`,
        ...clusters,
        ...graph.nodes.filter((each) => each.group === undefined).map(node),
        ...edges,
        '}',
    ].join('\n');
}

interface DotThing {
    readonly name: string;
    readonly id?: string;
    readonly bb?: string;
    readonly pos?: string;
    readonly width?: string;
    readonly height?: string;
}

function readDot(json: string): Places {
    const { bb, objects = [] } = JSON.parse(json) as { bb: string; objects?: readonly DotThing[] };
    const [, , width = 0, height = 0] = bb.split(',').map(Number);
    const nodes = new Map<string, Box>();
    const groups = new Map<string, Box>();
    for (const thing of objects) {
        if (thing.bb !== undefined) {
            const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = thing.bb.split(',').map(Number);
            groups.set(thing.id ?? thing.name, { x: x0, y: height - y1, width: x1 - x0, height: y1 - y0 });
        } else if (thing.pos !== undefined) {
            const [x = 0, y = 0] = thing.pos.split(',').map(Number);
            const [w, h] = [Number(thing.width) * POINTS, Number(thing.height) * POINTS];
            nodes.set(thing.name, { x: x - w / 2, y: height - y - h / 2, width: w, height: h });
        }
    }
    return { width, height, nodes, groups };
}
