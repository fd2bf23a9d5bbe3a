import type { EdgeInput, GraphPath } from '../graphs/digraph.ts';
import { grouped } from '../multimap.ts';
import { byCodeUnits } from '../order.ts';

/** Edges by the node that they enter. */
export type EdgesByTarget = ReadonlyMap<string, readonly EdgeInput[]>;

/** Shortest ways to one node; made by {@link waysTo}. */
export interface WaysTo {
    readonly areFrom: (id: string) => boolean;
    /** A way with the fewest edges; the node alone for itself, nothing where no way leads to it. */
    readonly shortestFrom: (id: string) => GraphPath | undefined;
}

/** Puts edges in order for {@link waysTo}. */
export function byTarget(edges: Iterable<EdgeInput>): EdgesByTarget {
    const groups = new Map<string, EdgeInput[]>();
    for (const edge of edges) {
        const group = groups.get(edge.target);
        if (group) {
            group.push(edge);
        } else {
            groups.set(edge.target, [edge]);
        }
    }
    return groups;
}

/**
 * The shortest ways to a node, found by a breadth-first search against the direction of the edges. It looks at what leads
 * there and at nothing else, so that in a large system the question costs no more than its answer. Of the edges into a
 * node those from the first id come first; the same edges always give the same ways.
 *
 * @param edges several sets that count as one
 */
export function waysTo(end: string, edges: readonly EdgesByTarget[]): WaysTo {
    const next = new Map<string, EdgeInput | undefined>([[end, undefined]]);
    for (const [node] of next) {
        for (const edge of folded(edges.flatMap((set) => set.get(node) ?? []))) {
            if (!next.has(edge.source)) {
                next.set(edge.source, edge);
            }
        }
    }
    return {
        areFrom: (id) => next.has(id),
        shortestFrom(id) {
            if (!next.has(id)) {
                return undefined;
            }
            const nodes = [id];
            const relations: (readonly string[])[] = [];
            for (let edge = next.get(id); edge; edge = next.get(edge.target)) {
                nodes.push(edge.target);
                relations.push(edge.relations);
            }
            return { nodes, relations };
        },
    };
}

/** Edges into one node, one for each node that they leave, in the order of these. */
function folded(edges: readonly EdgeInput[]): readonly EdgeInput[] {
    return [...grouped(edges, ({ source }) => source).values()]
        .flatMap(([first, ...others]): readonly EdgeInput[] => {
            if (!first) {
                return [];
            }
            const relations = [first, ...others].flatMap((edge) => edge.relations);
            const isInOrder = others.length === 0 && relations.length < 2;
            return [isInOrder ? first : { ...first, relations: [...new Set(relations)].sort(byCodeUnits) }];
        })
        .sort((a, b) => byCodeUnits(a.source, b.source));
}
