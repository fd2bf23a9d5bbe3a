import type { LayeredGraph } from './layered-graph.ts';

/**
 * Columns for a graph of which most nodes stay where they stood: a new node comes behind what leads to it, or else
 * before what it leads to.
 */
export function pinnedColumns({ nodes, lines }: LayeredGraph): readonly number[] {
    const columns = nodes.map(({ pin }) => pin?.column);
    const known = columns.filter((column) => column !== undefined);
    const last = known.reduce((most, column) => Math.max(most, column), 0);
    const open = nodes.flatMap((node, i) => (node.pin === undefined && node.border === undefined ? [i] : []));
    // Each round settles at least the new nodes next to settled ones.
    for (let left = open; left.length > 0; ) {
        const settled = new Map<number, number>();
        for (const node of left) {
            const column = besideNeighbours(node, { nodes, lines }, columns);
            if (column !== undefined) {
                settled.set(node, Math.min(column, last + 1));
            }
        }
        for (const [node, column] of settled) {
            columns[node] = column;
        }
        left = left.filter((node) => !settled.has(node));
        if (settled.size === 0) {
            for (const node of left) {
                columns[node] = emptiest(columns, last);
            }
            left = [];
        }
    }
    return columns.map((column) => column ?? 0);
}

function besideNeighbours(
    node: number,
    { nodes, lines }: Pick<LayeredGraph, 'nodes' | 'lines'>,
    columns: readonly (number | undefined)[],
): number | undefined {
    const inner = (other: number) => (nodes[other]?.border === undefined ? columns[other] : undefined);
    const before = lines.flatMap(({ from, to }) => (to === node && from !== node ? [inner(from)] : []));
    const behind = lines.flatMap(({ from, to }) => (from === node && to !== node ? [inner(to)] : []));
    const callers = before.filter((column) => column !== undefined);
    const called = behind.filter((column) => column !== undefined);
    if (callers.length > 0) {
        return Math.max(...callers) + 1;
    }
    return called.length > 0 ? Math.min(...called) - 1 : undefined;
}

function emptiest(columns: readonly (number | undefined)[], last: number): number {
    const counts = Array.from({ length: last + 1 }, (_, column) => columns.filter((each) => each === column).length);
    return counts.indexOf(Math.min(...counts));
}
