import type { LayoutEdge, LayoutGraph, LayoutNode } from '../../src/diagram/layout/layout-graph.ts';
import type { Box } from '../../src/diagram/shapes/measured.ts';
import { sized } from './layout-graphs.ts';

/** A picture after an edit, and what its nodes were called before, by their present names. */
export interface Edit {
    readonly graph: LayoutGraph;
    readonly renamed?: { readonly from: string; readonly to: string };
}

/** Adds a service with calls, removes one or renames one, as chance has it. */
export function randomEdit(graph: LayoutGraph, random: () => number, number: number): Edit {
    const pick = <T>(things: readonly T[]): T | undefined => things[Math.floor(random() * things.length)];
    const kind = Math.floor(random() * 3);
    const target = pick(graph.nodes);
    if (!target) {
        return { graph };
    }
    if (kind === 0) {
        const id = `s${String(Math.floor(random() * 9999)).padStart(4, '0')}-new-${number}`;
        const near = graph.nodes.filter((node) => node.group === target.group);
        const calls: readonly LayoutEdge[] = [pick(near), pick(graph.nodes)].flatMap((other, i) =>
            other ? [i === 0 ? call(other.id, id) : call(id, other.id)] : [],
        );
        const edges = [...graph.edges, ...new Map(calls.map((edge) => [edge.id, edge])).values()];
        return { graph: again(graph, [...graph.nodes, { ...target, id, height: 56 }], edges) };
    }
    if (kind === 1) {
        const nodes = graph.nodes.filter((node) => node !== target);
        const groups = graph.groups.filter((group) => nodes.some((node) => node.group === group.id));
        const edges = graph.edges.filter((edge) => edge.from !== target.id && edge.to !== target.id);
        return { graph: again({ ...graph, groups }, nodes, edges) };
    }
    const to = `s${String(Math.floor(random() * 9999)).padStart(4, '0')}-called-${number}`;
    const renamed = (id: string) => (id === target.id ? to : id);
    const nodes = graph.nodes.map((node) => ({ ...node, id: renamed(node.id) }));
    const edges = graph.edges.map((edge) => ({
        ...edge,
        id: edge.id.replace(target.id, to),
        from: renamed(edge.from),
        to: renamed(edge.to),
    }));
    return { graph: again(graph, nodes, edges), renamed: { from: target.id, to } };
}

function call(from: string, to: string): LayoutEdge {
    return { id: `${from} ${to}`, from, to, line: 'call', labels: [] };
}

function again(graph: LayoutGraph, nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayoutGraph {
    const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
        [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
    return sized({ ...graph, nodes: byId(nodes), edges: byId(edges) });
}

/** Places of nodes and groups. */
export interface Boxes {
    readonly nodes: ReadonlyMap<string, Box>;
    readonly groups: ReadonlyMap<string, Box>;
}

/** Pairs of siblings in both pictures that stood one left of or above the other, and how many of them have changed sides. */
export function flippedPairs(before: Boxes, after: Boxes, { graph, renamed }: Edit): { pairs: number; flips: number } {
    const earlier = (id: string) => (renamed?.to === id ? renamed.from : id);
    const families = new Map<string, { readonly before: Box; readonly after: Box }[]>();
    const add = (family: string, one: Box | undefined, other: Box | undefined) => {
        if (one && other) {
            families.set(family, [...(families.get(family) ?? []), { before: one, after: other }]);
        }
    };
    for (const { id, group } of graph.nodes) {
        add(group ?? '', before.nodes.get(earlier(id)), after.nodes.get(id));
    }
    for (const { id } of graph.groups) {
        add('', before.groups.get(id), after.groups.get(id));
    }
    let pairs = 0;
    let flips = 0;
    for (const family of families.values()) {
        family.forEach((a, i) => {
            for (const b of family.slice(i + 1)) {
                for (const side of [sideX, sideY]) {
                    const was = side(a.before, b.before);
                    pairs += was === 0 ? 0 : 1;
                    flips += was !== 0 && side(a.after, b.after) === -was ? 1 : 0;
                }
            }
        });
    }
    return { pairs, flips };
}

function sideX(a: Box, b: Box): number {
    return a.x + a.width <= b.x ? -1 : b.x + b.width <= a.x ? 1 : 0;
}

function sideY(a: Box, b: Box): number {
    return a.y + a.height <= b.y ? -1 : b.y + b.height <= a.y ? 1 : 0;
}
