import { addTo } from '../../model/multimap.ts';
import type { ViewEdge, ViewNode } from './view-graph.ts';

/** A choice of nodes and the lines between them. */
export interface Choice {
    readonly nodes: readonly ViewNode[];
    readonly edges: readonly ViewEdge[];
}

/**
 * The nodes within `depth` lines of the seeds, whichever way the lines run, and the lines that lead there: those
 * among the outermost neighbours are left out.
 */
export function neighbourhood(whole: Choice, seeds: ReadonlySet<string>, depth: number): Choice {
    const next = new Map<string, string[]>();
    for (const { from, to } of whole.edges) {
        addTo(next, from, to);
        addTo(next, to, from);
    }
    const distance = new Map<string, number>([...seeds].map((id) => [id, 0]));
    let front = [...seeds];
    for (let hops = 1; hops <= depth && front.length > 0; hops++) {
        front = [...new Set(front.flatMap((id) => next.get(id) ?? []))].filter((id) => !distance.has(id));
        for (const id of front) {
            distance.set(id, hops);
        }
    }
    const inner = (id: string) => (distance.get(id) ?? Number.POSITIVE_INFINITY) < Math.max(1, depth);
    return {
        nodes: whole.nodes.filter((node) => distance.has(node.id)),
        edges: whole.edges.filter(
            (edge) =>
                distance.has(edge.from) && distance.has(edge.to) && (inner(edge.from) || inner(edge.to) || depth === 0),
        ),
    };
}

/** Only these nodes, docked stores among them, and the lines between them. */
export function only(whole: Choice, keep: ReadonlySet<string>): Choice {
    return {
        nodes: whole.nodes
            .filter((node) => keep.has(node.id))
            .map((node) => ({ ...node, docked: node.docked.filter((store) => keep.has(store.id)) })),
        edges: whole.edges.filter((edge) => keep.has(edge.from) && keep.has(edge.to)),
    };
}

/** Ids of all nodes and docked stores. */
export function idsOf(nodes: readonly ViewNode[]): ReadonlySet<string> {
    return new Set(nodes.flatMap((node) => [node.id, ...node.docked.map((store) => store.id)]));
}
