import { addTo } from '../../model/multimap.ts';
import type { LineKind } from '../views/view-graph.ts';
import type { LayoutEdge, LayoutGraph } from './layout-graph.ts';
import { orderItems } from './orientation.ts';

/**
 * One line of the top level: all edges of a kind between the same two items when there are many, else a single edge.
 * It runs from the item that stands earlier to the later one, whichever way its edges go.
 */
export interface LiftedEdge {
    readonly id: string;
    /** The item that stands earlier along the flow. */
    readonly earlier: Item;
    readonly later: Item;
    readonly edges: readonly LayoutEdge[];
    /** Its edges run from the later item to the earlier. */
    readonly reversed: boolean;
    /** Both items stand in one column, so that the line leaves and arrives behind it. */
    readonly turns: boolean;
    readonly bundled: boolean;
}

/** A group, or a node outside any group. */
export interface Item {
    readonly kind: 'group' | 'node';
    readonly id: string;
}

/** The edges of a picture by the level on which they are laid out. */
export interface LiftedGraph {
    /** Edges inside each group. */
    readonly inside: ReadonlyMap<string, readonly LayoutEdge[]>;
    readonly across: readonly LiftedEdge[];
}

/** In small pictures only pairs with so many edges of a kind are bundled; with fewer, each edge is drawn alone. */
const MANY_BETWEEN_TWO = 5;
/** From so many edges across groups on, every pair with more than one edge of a kind is bundled. */
const MANY_ACROSS = 60;

/**
 * Divides the edges into those inside groups and the lifted ones between.
 *
 * @param columns where items stand along the flow, by their keys, if that is known by now.
 */
export function liftEdges(graph: LayoutGraph, columns?: ReadonlyMap<string, number>): LiftedGraph {
    const groupOf = new Map(graph.nodes.map((node) => [node.id, node.group]));
    const inside = new Map<string, LayoutEdge[]>();
    const across: LayoutEdge[] = [];
    for (const edge of graph.edges) {
        const group = groupOf.get(edge.from);
        if (group !== undefined && group === groupOf.get(edge.to)) {
            addTo(inside, group, edge);
        } else {
            across.push(edge);
        }
    }
    const order = columns ?? itemOrder(graph, across, itemOf);
    const pairs = new Map<string, LayoutEdge[]>();
    for (const edge of across) {
        addTo(pairs, JSON.stringify([itemOf(edge.from), itemOf(edge.to), edge.line]), edge);
    }
    const least = across.length > MANY_ACROSS ? 2 : MANY_BETWEEN_TWO;
    const lifted = [...pairs.values()].flatMap((edges) =>
        edges.length >= least ? [edges] : edges.map((edge) => [edge]),
    );
    return { inside, across: lifted.map(toLifted) };

    function itemOf(node: string): Item {
        const group = groupOf.get(node);
        return group === undefined ? { kind: 'node', id: node } : { kind: 'group', id: group };
    }

    function toLifted(edges: readonly LayoutEdge[]): LiftedEdge {
        const from = itemOf(edges[0]?.from ?? '');
        const to = itemOf(edges[0]?.to ?? '');
        const [start, end] = [order.get(key(from)) ?? 0, order.get(key(to)) ?? 0];
        const reversed = start > end;
        return {
            id: edges.length > 1 ? `${key(from)} ${edges[0]?.line} ${key(to)}` : (edges[0]?.id ?? ''),
            earlier: reversed ? to : from,
            later: reversed ? from : to,
            edges,
            reversed,
            turns: start === end,
            bundled: edges.length > 1,
        };
    }
}

/** Text that tells items apart. */
export function key(item: Item): string {
    return `${item.kind}:${item.id}`;
}

/** Calls decide which way the picture runs; events and data follow where calls leave the choice. */
export const LINE_WEIGHTS: Readonly<Record<LineKind, number>> = {
    call: 4,
    event: 1,
    write: 2,
    read: 2,
    copy: 1,
    mirror: 2,
    undo: 1,
    sync: 1,
    config: 1,
};

function itemOrder(
    graph: LayoutGraph,
    across: readonly LayoutEdge[],
    itemOf: (node: string) => Item,
): ReadonlyMap<string, number> {
    const items = [
        ...graph.nodes
            .filter((node) => node.group === undefined)
            .map((node) => ({ ...node, id: key({ kind: 'node', id: node.id }) })),
        ...graph.groups.map((group) => ({ ...group, id: key({ kind: 'group', id: group.id }) })),
    ];
    const pulls = across.map((edge) => ({
        from: key(itemOf(edge.from)),
        to: key(itemOf(edge.to)),
        weight: LINE_WEIGHTS[edge.line] * (edge.strength ?? 1),
    }));
    return orderItems(items, pulls);
}
