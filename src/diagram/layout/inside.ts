import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Direction } from '../views/view-graph.ts';
import { type Care, layeredOptions } from './elk-options.ts';
import { elkEdge, elkNode } from './elk-parts.ts';
import { type FlowBox, type FlowPoint, flowSize } from './flow.ts';
import type { LayoutEdge, LayoutGroup, LayoutNode } from './layout-graph.ts';
import type { FlowSide, Strand } from './strands.ts';

/** What a group's layout depends on; the same task always gives the same result. */
export interface InsideTask {
    readonly group: LayoutGroup;
    readonly nodes: readonly LayoutNode[];
    readonly edges: readonly LayoutEdge[];
    readonly strands: readonly Strand[];
    readonly direction: Direction;
    readonly care: Care;
}

/** A group laid out by itself; all places are relative to its corner. */
export interface InsideLayout {
    readonly du: number;
    readonly dv: number;
    readonly nodes: ReadonlyMap<string, FlowBox>;
    readonly edges: ReadonlyMap<string, InsideLine>;
    /** From the node to the border, by strand. */
    readonly strands: ReadonlyMap<string, InsideLine>;
    /** Where lifted edges cross the border. */
    readonly ports: readonly BorderPort[];
}

/** A line inside a group and the room of its labels. */
export interface InsideLine {
    readonly points: readonly FlowPoint[];
    readonly labelRoom?: FlowBox;
}

/** Where a lifted edge crosses a group's border. */
export interface BorderPort {
    readonly lifted: string;
    readonly side: FlowSide;
    readonly v: number;
}

/** Least distance of two lines where they leave a group; less than that of ports, so that most run straight. */
const BORDER_GAP = 12;

/**
 * The graph of one group for ELK. Lines that leave the group are drawn in it as lines to small nodes at its border,
 * so ELK finds their ways between the nodes like those of all others.
 */
export function insideGraph(id: string, task: InsideTask): ElkNode {
    const { nodes, edges, strands, direction, care } = task;
    const index = new Map(nodes.map((node, i) => [node.id, `${id}n${i}`]));
    const at = (node: string) => index.get(node) ?? '';
    return {
        id,
        layoutOptions: {
            ...layeredOptions(care, { nodes: 24, layers: 40 }),
            'elk.separateConnectedComponents': 'false',
            'elk.padding': '[top=0,left=0,bottom=0,right=0]',
        },
        children: [
            ...nodes.map((node) => elkNode(at(node.id), flowSize(node, direction))),
            ...strands.map((strand) => ({
                id: `${id}p${strand.id}`,
                width: 1,
                height: 1,
                layoutOptions: {
                    'elk.layered.layering.layerConstraint':
                        strand.side === 'start' ? 'FIRST_SEPARATE' : 'LAST_SEPARATE',
                    'elk.spacing.individual': `elk.spacing.nodeNode:${BORDER_GAP}`,
                },
            })),
        ],
        edges: [
            ...edges.map((edge, i) =>
                elkEdge(`${id}e${i}`, at(edge.from), at(edge.to), edge.labels, 'tail', direction),
            ),
            ...strands.map((strand) => strandEdge(id, strand, at(strand.node), direction)),
        ],
    };
}

function strandEdge(id: string, strand: Strand, node: string, direction: Direction): ElkExtendedEdge {
    const border = `${id}p${strand.id}`;
    const [source, target] = strand.side === 'end' ? [node, border] : [border, node];
    // Labels keep to the caller's end: the node where the strand comes from it, else the border.
    const callerFirst = (strand.side === 'end') === strand.fromNode;
    const labels = strand.labelled ? (strand.edges[0]?.labels ?? []) : [];
    return elkEdge(`${id}s${strand.id}`, source, target, labels, callerFirst ? 'tail' : 'head', direction);
}
