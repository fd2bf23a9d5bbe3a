import type { LayeredGaps, LayeredGraph, LayeredLine, LayeredNode } from './layered-graph.ts';
import { pinnedColumns } from './pinned-columns.ts';

/** The column of each node, from 0, with no column empty; and which lines run against the flow. */
export interface Columns {
    readonly columns: readonly number[];
    readonly backwards: readonly boolean[];
}

/**
 * Gives each node a column behind those of all that lead to it, each as near to its neighbours as it can be; columns
 * that would make the picture much taller than wanted are spread over several.
 */
export function assignColumns(graph: LayeredGraph): Columns {
    if (graph.nodes.every((node) => node.border !== undefined || node.column !== undefined)) {
        return givenColumns(
            graph,
            graph.nodes.map(({ column }) => column ?? 0),
        );
    }
    if (graph.nodes.some((node) => node.pin !== undefined)) {
        return givenColumns(graph, pinnedColumns(graph));
    }
    const backwards = linesAgainstTheFlow(graph);
    const arcs = arcsOf(graph, backwards);
    const order = topologicalOrder(arcs);
    const columns = longestPaths(arcs, order);
    tighten(columns, arcs, order);
    obeyPlacements(columns, graph, arcs);
    const spread = foldWideColumns(spreadTallColumns(columns, graph, arcs, order), graph, arcs);
    placeLoners(spread, graph, arcs);
    return { columns: withBorders(spread, graph.nodes), backwards };
}

/** Columns that have been chosen elsewhere; lines run from the earlier to the later one, or turn. */
function givenColumns({ nodes, lines }: LayeredGraph, given: readonly number[]): Columns {
    const columns = withBorders(given, nodes);
    return { columns, backwards: lines.map(({ from, to }) => (columns[from] ?? 0) > (columns[to] ?? 0)) };
}

/** The lines at a node, all running along the flow. */
interface Arcs {
    readonly into: readonly (readonly Arc[])[];
    readonly out: readonly (readonly Arc[])[];
}

interface Arc {
    readonly other: number;
    readonly weight: number;
}

function arcsOf({ nodes, lines }: LayeredGraph, backwards: readonly boolean[]): Arcs {
    const into: Arc[][] = nodes.map(() => []);
    const out: Arc[][] = nodes.map(() => []);
    lines.forEach((line, i) => {
        const [from, to] = backwards[i] ? [line.to, line.from] : [line.from, line.to];
        const onBorder = nodes[from]?.border !== undefined || nodes[to]?.border !== undefined;
        if (from !== to && !onBorder) {
            out[from]?.push({ other: to, weight: line.weight });
            into[to]?.push({ other: from, weight: line.weight });
        }
    });
    return { into, out };
}

/** Lines that close a circle on the way from the sources, in the order of the nodes. */
function linesAgainstTheFlow({ nodes, lines }: LayeredGraph): readonly boolean[] {
    const leaving: number[][] = nodes.map(() => []);
    const arriving = nodes.map(() => 0);
    const backwards = lines.map((line) => againstBorder(nodes[line.from], nodes[line.to]));
    lines.forEach(({ from, to }, i) => {
        if (from !== to && !backwards[i]) {
            leaving[from]?.push(i);
            arriving[to] = (arriving[to] ?? 0) + 1;
        }
    });
    const state: ('open' | 'done' | undefined)[] = nodes.map(() => undefined);
    const numbers = nodes.map((_, i) => i);
    const starts = [...numbers.filter((i) => arriving[i] === 0), ...numbers.filter((i) => arriving[i] !== 0)];
    for (const start of starts) {
        const path: { readonly node: number; next: number }[] = [];
        enter(start);
        while (path.length > 0) {
            const top = path[path.length - 1];
            const line = top && leaving[top.node]?.[top.next++];
            if (top && line === undefined) {
                state[top.node] = 'done';
                path.pop();
            } else if (line !== undefined) {
                const to = lines[line]?.to ?? 0;
                if (state[to] === 'open') {
                    backwards[line] = true;
                } else {
                    enter(to);
                }
            }
        }
        function enter(node: number): void {
            if (state[node] === undefined) {
                state[node] = 'open';
                path.push({ node, next: 0 });
            }
        }
    }
    return backwards;
}

function againstBorder(from: LayeredNode | undefined, to: LayeredNode | undefined): boolean {
    return from?.border === 'end' || to?.border === 'start';
}

function topologicalOrder({ into, out }: Arcs): readonly number[] {
    const waiting = into.map((arcs) => arcs.length);
    const order = waiting.flatMap((count, i) => (count === 0 ? [i] : []));
    for (let i = 0; i < order.length; i++) {
        for (const { other } of out[order[i] ?? 0] ?? []) {
            waiting[other] = (waiting[other] ?? 0) - 1;
            if (waiting[other] === 0) {
                order.push(other);
            }
        }
    }
    return order;
}

function longestPaths({ into }: Arcs, order: readonly number[]): number[] {
    const columns = into.map(() => 0);
    for (const node of order) {
        columns[node] = firstFree(columns, into[node]);
    }
    return columns;
}

function firstFree(columns: readonly number[], into: readonly Arc[] = []): number {
    return into.reduce((most, { other }) => Math.max(most, (columns[other] ?? 0) + 1), 0);
}

function lastFree(columns: readonly number[], out: readonly Arc[] = []): number {
    return out.reduce((least, { other }) => Math.min(least, (columns[other] ?? 0) - 1), Number.POSITIVE_INFINITY);
}

const TIGHTENING_ROUNDS = 4;

/** Moves nodes along the flow to where their lines are shorter. */
function tighten(columns: number[], { into, out }: Arcs, order: readonly number[]): void {
    for (let round = 0; round < TIGHTENING_ROUNDS; round++) {
        const nodes = round % 2 === 0 ? [...order].reverse() : order;
        for (const node of nodes) {
            const pull = weightOf(out[node]) - weightOf(into[node]);
            if (pull > 0) {
                columns[node] = lastFree(columns, out[node]);
            } else if (pull < 0) {
                columns[node] = firstFree(columns, into[node]);
            }
        }
    }
}

function weightOf(arcs: readonly Arc[] = []): number {
    return arcs.reduce((sum, { weight }) => sum + weight, 0);
}

function obeyPlacements(columns: number[], { nodes }: LayeredGraph, { into, out }: Arcs): void {
    const last = largest(columns);
    nodes.forEach(({ placement }, i) => {
        if (placement === 'first' && into[i]?.length === 0 && (out[i]?.length ?? 0) > 0) {
            columns[i] = 0;
        } else if (placement === 'last' && out[i]?.length === 0 && (into[i]?.length ?? 0) > 0) {
            columns[i] = last;
        }
    });
}

/** How much taller than wanted a picture has to be before its columns are spread. */
const TOLERANCE = 1.25;
const SEARCH_STEPS = 12;

/** List scheduling (Coffman and Graham, 1972) into columns of bounded height, if the picture is too tall otherwise. */
function spreadTallColumns(columns: number[], graph: LayeredGraph, arcs: Arcs, order: readonly number[]): number[] {
    const natural = extentOf(columns, graph, arcs);
    if (natural.width * TOLERANCE >= natural.height * graph.aspect) {
        return columns;
    }
    let low = 0;
    let high = natural.height;
    let best = columns;
    for (let step = 0; step < SEARCH_STEPS; step++) {
        const bound = (low + high) / 2;
        const tried = boundedColumns(columns, bound, graph, arcs, order);
        const { width, height } = extentOf(tried, graph, arcs);
        if (width < height * graph.aspect) {
            best = tried;
            high = bound;
        } else {
            low = bound;
        }
    }
    return best;
}

/** How much wider than wanted a picture has to be before its columns are folded. */
const WIDTH_TOLERANCE = 1.2;

/**
 * Puts neighbouring columns into one where the picture is too wide otherwise; lines between them then turn. What
 * wants to stand first or last keeps a column of its own.
 */
function foldWideColumns(columns: number[], graph: LayeredGraph, arcs: Arcs): number[] {
    const natural = extentOf(columns, graph, arcs);
    if (natural.width <= Math.max(graph.comfortable, natural.height * graph.aspect * WIDTH_TOLERANCE)) {
        return columns;
    }
    let low = 0;
    let high = natural.width;
    let best = columns;
    for (let step = 0; step < SEARCH_STEPS; step++) {
        const bound = (low + high) / 2;
        const tried = foldedColumns(columns, bound, graph);
        const { width, height } = extentOf(tried, graph, arcs);
        if (width <= Math.max(graph.comfortable, height * graph.aspect * WIDTH_TOLERANCE)) {
            best = tried;
            high = bound;
        } else {
            low = bound;
        }
    }
    return best;
}

function foldedColumns(columns: readonly number[], bound: number, { nodes, gaps }: LayeredGraph): number[] {
    const heights: number[] = [];
    const alone: boolean[] = [];
    nodes.forEach((node, i) => {
        if (node.border === undefined) {
            const column = columns[i] ?? 0;
            heights[column] = (heights[column] ?? 0) + roomHeight(node) + gaps.nodes;
            alone[column] = alone[column] === true || node.placement !== undefined;
        }
    });
    const folded: number[] = [];
    let current = -1;
    let height = 0;
    heights.forEach((own, column) => {
        if (current === -1 || height + own > bound || alone[column] || alone[column - 1]) {
            current++;
            height = 0;
        }
        height += own;
        folded[column] = current;
    });
    return columns.map((column) => folded[column] ?? column);
}

function boundedColumns(
    wanted: readonly number[],
    bound: number,
    { nodes, gaps }: LayeredGraph,
    { into }: Arcs,
    order: readonly number[],
): number[] {
    const columns = wanted.map(() => 0);
    const heights: number[] = [];
    // Whoever wanted to stand earlier chooses first; the order of the flow holds among them.
    const byWish = order.map((node, at) => ({ node, at, wish: wanted[node] ?? 0 }));
    byWish.sort((a, b) => a.wish - b.wish || a.at - b.at);
    let shift = 0;
    let wish = 0;
    for (const next of byWish) {
        if (next.wish !== wish) {
            wish = next.wish;
            shift = Math.max(shift, heights.length - 1 - wish);
        }
        const node = nodes[next.node];
        const height = node ? roomHeight(node) + gaps.nodes : 0;
        let column = Math.max(firstFree(columns, into[next.node]), wish + shift);
        while ((heights[column] ?? 0) > 0 && (heights[column] ?? 0) + height > bound) {
            column++;
        }
        while (heights.length <= column) {
            heights.push(0);
        }
        heights[column] = (heights[column] ?? 0) + height;
        columns[next.node] = column;
    }
    return columns;
}

/** Room that a line takes which passes a column. */
const LANE = 16;

/** Estimated size of the picture, with the lines that pass each column but not the lanes between columns. */
function extentOf(columns: readonly number[], graph: LayeredGraph, { out }: Arcs): { width: number; height: number } {
    const count = largest(columns) + 1;
    const widths = Array.from({ length: count }, () => 0);
    const heights = Array.from({ length: count }, () => 0);
    const passing = Array.from({ length: count + 1 }, () => 0);
    const labels = Array.from({ length: count }, () => 0);
    for (const { from, to, label, labelAt } of graph.lines) {
        const column = columns[labelAt === 'from' ? from : to] ?? 0;
        labels[column] = Math.max(labels[column] ?? 0, label?.du ?? 0);
    }
    graph.nodes.forEach((node, i) => {
        if (node.border !== undefined) {
            return;
        }
        const column = columns[i] ?? 0;
        widths[column] = Math.max(widths[column] ?? 0, roomWidth(node));
        heights[column] = (heights[column] ?? 0) + roomHeight(node) + graph.gaps.nodes;
        for (const { other } of out[i] ?? []) {
            const target = columns[other] ?? 0;
            if (target > column) {
                passing[column + 1] = (passing[column + 1] ?? 0) + 1;
                passing[target] = (passing[target] ?? 0) - 1;
            }
        }
    });
    let lines = 0;
    let lanes = 0;
    const height = heights.reduce((most, own, i) => {
        lines += passing[i] ?? 0;
        lanes += lines;
        return Math.max(most, own + lines * LANE);
    }, 0);
    const gaps = labels.reduce((sum, label) => sum + label + graph.gaps.columns, 0);
    const width = widths.reduce((sum, own) => sum + own, gaps) + (lanes * LANE) / 2;
    return { width, height };
}

/** Nodes without lines go where there is room. */
function placeLoners(columns: number[], { nodes, gaps, aspect }: LayeredGraph, { into, out }: Arcs): void {
    const lone = (i: number) => into[i]?.length === 0 && out[i]?.length === 0;
    const loners = nodes.flatMap((node, i) => (lone(i) && node.border === undefined ? [{ node, i }] : []));
    const others = columns.filter((_, i) => !lone(i) && nodes[i]?.border === undefined);
    const wanted =
        others.length > 0
            ? 0
            : columnsForAspect(
                  loners.map(({ node }) => node),
                  gaps,
                  aspect,
              );
    const heights = Array.from({ length: Math.max(wanted, largest(others) + 1) }, () => 0);
    columns.forEach((column, i) => {
        const node = nodes[i];
        if (node && !lone(i) && node.border === undefined) {
            heights[column] = (heights[column] ?? 0) + roomHeight(node) + gaps.nodes;
        }
    });
    for (const { node, i } of loners) {
        let best = 0;
        heights.forEach((height, column) => {
            best = height < (heights[best] ?? 0) ? column : best;
        });
        const height = roomHeight(node) + gaps.nodes;
        columns[i] = best;
        heights[best] = (heights[best] ?? 0) + height;
    }
}

/** How many columns of such nodes make a picture of the aspect. */
function columnsForAspect(nodes: readonly LayeredNode[], gaps: LayeredGaps, aspect: number): number {
    const height = nodes.reduce((sum, node) => sum + roomHeight(node) + gaps.nodes, 0);
    const width = nodes.reduce((most, node) => Math.max(most, roomWidth(node)), 0) + gaps.columns;
    return Math.max(1, Math.round(Math.sqrt((height * aspect) / width)));
}

/** Puts the border's own columns around the others and leaves out empty ones. */
function withBorders(columns: readonly number[], nodes: readonly LayeredNode[]): number[] {
    const used = [...new Set(columns.filter((_, i) => nodes[i]?.border === undefined))].sort((a, b) => a - b);
    const first = nodes.some(({ border }) => border === 'start') ? 1 : 0;
    const rank = new Map(used.map((column, i) => [column, i + first]));
    return nodes.map(({ border }, i) =>
        border === 'start' ? 0 : border === 'end' ? used.length + first : (rank.get(columns[i] ?? 0) ?? 0),
    );
}

/** A line's ends in the order of their columns. */
export function endsOf(line: LayeredLine, backwards: boolean): { readonly earlier: number; readonly later: number } {
    return backwards ? { earlier: line.to, later: line.from } : { earlier: line.from, later: line.to };
}

/** Whole width of a node along the flow. */
export function roomWidth({ size }: LayeredNode): number {
    return size.before.u + size.du + size.after.u;
}

/** Whole height of a node across the flow. */
export function roomHeight({ size }: LayeredNode): number {
    return size.before.v + size.dv + size.after.v;
}

function largest(values: readonly number[]): number {
    return values.reduce((most, value) => Math.max(most, value), 0);
}
