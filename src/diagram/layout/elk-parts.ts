import type { ElkEdgeSection, ElkExtendedEdge, ElkLabel, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Direction } from '../views/view-graph.ts';
import { labelOptions } from './elk-options.ts';
import { type FlowBox, type FlowPoint, type FlowSize, labelsSize } from './flow.ts';
import type { LabelSize } from './layout-graph.ts';

/** Things that stand above each other begin at the same place. */
export const STARTS_ALIGNED: LayoutOptions = { 'elk.alignment': 'LEFT' };

/** A node as ELK gets it: the body and what sticks out along the flow; what sticks out across counts as its labels. */
export function elkNode(id: string, size: FlowSize, options: LayoutOptions = {}): ElkNode {
    const { du, dv, before, after } = size;
    const width = du + before.u + after.u;
    return {
        id,
        width,
        height: dv,
        layoutOptions: { ...STARTS_ALIGNED, ...options },
        labels: [
            ...outside(`${id}/after`, width, after.v, 'OUTSIDE V_BOTTOM H_LEFT'),
            ...outside(`${id}/before`, width, before.v, 'OUTSIDE V_TOP H_LEFT'),
        ],
    };
}

function outside(id: string, width: number, height: number, placement: string): readonly ElkLabel[] {
    // ELK keeps no room for a label without text.
    return height === 0
        ? []
        : [{ id, text: '.', width, height, layoutOptions: { 'elk.nodeLabels.placement': placement } }];
}

/** A line as ELK gets it; its labels go on it as one block near the given end. */
export function elkEdge(
    id: string,
    source: string,
    target: string,
    labels: readonly LabelSize[],
    end: 'tail' | 'head',
    direction: Direction,
): ElkExtendedEdge {
    const size = labelsSize(labels, direction);
    return {
        id,
        sources: [source],
        targets: [target],
        ...(labels.length === 0
            ? {}
            : {
                  labels: [
                      {
                          id: `${id}/labels`,
                          text: '.',
                          width: size.du,
                          height: size.dv,
                          layoutOptions: labelOptions(end),
                      },
                  ],
              }),
    };
}

/** The body of a node that ELK has placed. */
export function bodyOf(placed: ElkNode, size: FlowSize): FlowBox {
    return { u: (placed.x ?? 0) + size.before.u, v: placed.y ?? 0, du: size.du, dv: size.dv };
}

/** The bends of an edge that ELK has routed, from its source to its target. */
export function pointsOf(edge: ElkExtendedEdge): readonly FlowPoint[] {
    return (edge.sections ?? []).flatMap((section: ElkEdgeSection) =>
        [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ u: x, v: y })),
    );
}

/** Where ELK has put the block of an edge's labels. */
export function labelRoomOf(edge: ElkExtendedEdge): FlowBox | undefined {
    const [label] = edge.labels ?? [];
    return label && { u: label.x ?? 0, v: label.y ?? 0, du: label.width ?? 0, dv: label.height ?? 0 };
}
