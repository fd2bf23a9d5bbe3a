import type { Direction } from '../views/view-graph.ts';
import { LANE } from './elk-options.ts';
import { type FlowBox, type FlowPoint, type FlowSize, flowSize, isVertical, labelsSize } from './flow.ts';
import type { LayeredGraph, LayeredLine, LayeredNode, Pin } from './layered/layered-graph.ts';
import type { LabelSize, LayoutEdge, LayoutGroup, LayoutNode } from './layout-graph.ts';
import { LINE_WEIGHTS } from './lift.ts';
import type { FlowSide, Strand } from './strands.ts';

/** What a group's layout depends on; the same task always gives the same result. */
export interface InsideTask {
    readonly group: LayoutGroup;
    readonly nodes: readonly LayoutNode[];
    readonly edges: readonly LayoutEdge[];
    readonly strands: readonly Strand[];
    readonly direction: Direction;
    /** Where nodes stood before, by id. */
    readonly pins: ReadonlyMap<string, Pin>;
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

/** The distances inside a group. */
const GAPS = { nodes: 24, columns: 40 };
/** Width to height that groups come near to. */
export const INSIDE_ASPECT = 1.4;
/** The ends of strands on the border take no room of their own. */
const BORDER_END: FlowSize = { du: 0, dv: 0, before: { u: 0, v: 0 }, after: { u: 0, v: 0 } };

/**
 * The graph of one group: its nodes, then the places where strands meet the border, as small nodes, so that lines
 * that leave the group find their ways between the nodes like all others. Strands come after the group's own lines.
 */
export function insideGraph({ nodes, edges, strands, direction, pins }: InsideTask): LayeredGraph {
    const index = new Map(nodes.map((node, i) => [node.id, i]));
    const at = (node: string) => index.get(node) ?? 0;
    return {
        gaps: GAPS,
        comfortable: 400,
        aspect: isVertical(direction) ? 1 / INSIDE_ASPECT : INSIDE_ASPECT,
        nodes: [
            ...nodes.map((node): LayeredNode => ({ size: flowSize(node, direction), ...pinned(pins.get(node.id)) })),
            ...strands.map(
                (strand): LayeredNode => ({
                    size: { ...BORDER_END, dv: Math.max(0, spacingOf(strand, direction) - LANE / 2) },
                    border: strand.side,
                }),
            ),
        ],
        lines: [
            ...edges.map(
                (edge): LayeredLine => ({
                    from: at(edge.from),
                    to: at(edge.to),
                    labelAt: 'from',
                    weight: LINE_WEIGHTS[edge.line],
                    ...labelled(edge.labels, direction),
                }),
            ),
            ...strands.map((strand, i) => strandLine(strand, at(strand.node), nodes.length + i, direction)),
        ],
    };
}

/** A line's labels go on it as one block. */
export function labelled(labels: readonly LabelSize[], direction: Direction): Pick<LayeredLine, 'label'> {
    return labels.length === 0 ? {} : { label: labelsSize(labels, direction) };
}

/** A pin, if there is one. */
export function pinned(pin: Pin | undefined): Pick<LayeredNode, 'pin'> {
    return pin === undefined ? {} : { pin };
}

function strandLine(strand: Strand, node: number, border: number, direction: Direction): LayeredLine {
    const [from, to] = strand.side === 'end' ? [node, border] : [border, node];
    // Labels keep to the caller's end: the node where the strand comes from it, else the border.
    const callerFirst = (strand.side === 'end') === strand.fromNode;
    const labels = strand.labelled ? (strand.edges[0]?.labels ?? []) : [];
    return {
        from,
        to,
        labelAt: callerFirst ? 'from' : 'to',
        weight: 2,
        spacing: spacingOf(strand, direction),
        ...labelled(labels, direction),
    };
}

/** Height of the labels that a strand's only edge carries, here or outside the group. */
function spacingOf({ edges }: Strand, direction: Direction): number {
    const [only, another] = edges;
    return another || !only ? 0 : labelsSize(only.labels, direction).dv;
}
