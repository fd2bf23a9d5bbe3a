import type { LayoutEdge } from './layout-graph.ts';
import type { LiftedEdge } from './lift.ts';

/** The side of a group along the flow: lines from earlier items arrive at its start, those to later ones at its end. */
export type FlowSide = 'start' | 'end';

/** The part of one or more edges between a node and the border of its group. */
export interface Strand {
    readonly id: string;
    readonly lifted: string;
    readonly group: string;
    readonly side: FlowSide;
    readonly node: string;
    readonly edges: readonly LayoutEdge[];
    /** Its node is where the edges come from, not where they go. */
    readonly fromNode: boolean;
    /** The labels of its only edge stand here. */
    readonly labelled: boolean;
}

/** The strands of a lifted edge at those of its ends that are groups. */
export function strandsOf(lifted: LiftedEdge): readonly Strand[] {
    const { earlier, later, reversed, turns } = lifted;
    const source = reversed ? later : earlier;
    return [
        ...(earlier.kind === 'group' ? strandsAt('end', earlier.id, !reversed) : []),
        ...(later.kind === 'group' ? strandsAt(turns ? 'end' : 'start', later.id, reversed) : []),
    ];

    function strandsAt(side: FlowSide, group: string, fromNode: boolean): readonly Strand[] {
        // The labels of a bundle's edges stand where the edges are apart, at the callers' end if that is a group.
        const labelsHere = lifted.bundled && (fromNode || source.kind === 'node');
        const strands = new Map<string, { node: string; edges: LayoutEdge[]; labelled: boolean }>();
        for (const edge of lifted.edges) {
            const node = fromNode ? edge.from : edge.to;
            const labelled = labelsHere && edge.labels.length > 0;
            const key = labelled ? `edge ${edge.id}` : `node ${node}`;
            const strand = strands.get(key) ?? { node, edges: [], labelled };
            strand.edges.push(edge);
            strands.set(key, strand);
        }
        return [...strands.values()].map((strand, i) => ({
            id: `${lifted.id}${side === 'start' ? 's' : 'e'}${i}${lifted.turns ? group : ''}`,
            lifted: lifted.id,
            group,
            side,
            fromNode,
            ...strand,
        }));
    }
}
