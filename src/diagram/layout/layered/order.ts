import { type Piece, type ProperGraph, sortColumn, type Vertex } from './proper-graph.ts';

/** About how many pieces are looked at while looking for an order with few crossings. */
const BUDGET = 600_000;
const MOST_ROUNDS = 14;
/** Neighbours change places where that helps, in graphs with up to so many pieces. */
const PIECES_WITH_SWAPS = 4000;

/**
 * Orders the vertices of each column so that few lines cross: barycentre sweeps (Sugiyama, Tagawa and Toda, 1981)
 * over and back, then swaps of neighbours. The best order seen wins.
 */
export function orderVertices({ columns, chains }: ProperGraph): void {
    const pieces = chains.reduce((sum, chain) => sum + chain.length, 0);
    const rounds = Math.max(2, Math.min(MOST_ROUNDS, Math.floor(BUDGET / (pieces + 1) / 8)));
    let fewest = crossings(columns);
    let best = orders(columns);
    let withoutGain = 0;
    for (let round = 0; round < rounds && fewest > 0 && withoutGain < 4; round++) {
        sweep(columns, round % 2 === 0);
        if (pieces <= PIECES_WITH_SWAPS && round >= 2) {
            swapNeighbours(columns);
        }
        const now = crossings(columns);
        withoutGain = now < fewest ? 0 : withoutGain + 1;
        if (now < fewest) {
            fewest = now;
            best = orders(columns);
        }
    }
    columns.forEach((column, i) => {
        best[i]?.forEach((vertex, order) => {
            vertex.order = order;
        });
        sortColumn(column);
    });
}

function orders(columns: ProperGraph['columns']): readonly (readonly Vertex[])[] {
    return columns.map((column) => [...column]);
}

function sweep(columns: ProperGraph['columns'], forwards: boolean): void {
    const sequence = forwards ? columns.slice(1) : columns.slice(0, -1).reverse();
    for (const column of sequence) {
        orderByNeighbours(column, forwards);
    }
}

/** Where an end lies in its column, in vertices: finer than the vertex for fixed ports. */
export function rankOf({ vertex, offset, fixed }: Piece['from']): number {
    return vertex.order + (fixed && vertex.height > 0 ? offset / vertex.height : 0.5);
}

/** Vertices without neighbours on that side keep their places. */
function orderByNeighbours(column: readonly Vertex[], forwards: boolean): void {
    const movable = column.filter((vertex) => (forwards ? vertex.before : vertex.after).length > 0);
    const places = movable.map((vertex) => vertex.order);
    const centres = new Map(
        movable.map((vertex) => {
            const pieces = forwards ? vertex.before : vertex.after;
            const sum = pieces.reduce((total, piece) => total + rankOf(forwards ? piece.from : piece.to), 0);
            return [vertex, sum / pieces.length] as const;
        }),
    );
    movable.sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0) || a.order - b.order);
    movable.forEach((vertex, i) => {
        vertex.order = places[i] ?? 0;
    });
    sortColumn(column);
}

/** Crossings between all columns that follow each other. */
function crossings(columns: ProperGraph['columns']): number {
    return columns.reduce((sum, column) => sum + crossingsBehind(column), 0);
}

function crossingsBehind(column: readonly Vertex[]): number {
    const pairs = column.flatMap((vertex) =>
        vertex.after.map((piece) => ({ from: rankOf(piece.from), to: rankOf(piece.to) })),
    );
    pairs.sort((a, b) => a.from - b.from || a.to - b.to);
    return inversions(pairs.map(({ to }) => to));
}

/** Pairs that stand in the wrong order, counted while merging. */
function inversions(values: readonly number[]): number {
    let from = [...values];
    let to = [...values];
    let count = 0;
    for (let width = 1; width < values.length; width *= 2) {
        for (let start = 0; start < values.length; start += 2 * width) {
            const middle = Math.min(start + width, values.length);
            const end = Math.min(start + 2 * width, values.length);
            let left = start;
            let right = middle;
            for (let at = start; at < end; at++) {
                const a = from[left] ?? 0;
                const b = from[right] ?? 0;
                if (left < middle && (right >= end || a <= b)) {
                    to[at] = a;
                    left++;
                } else {
                    to[at] = b;
                    right++;
                    count += middle - left;
                }
            }
        }
        [from, to] = [to, from];
    }
    return count;
}

const SWAP_ROUNDS = 3;

function swapNeighbours(columns: ProperGraph['columns']): void {
    for (let round = 0, changed = true; changed && round < SWAP_ROUNDS; round++) {
        changed = false;
        for (const column of columns) {
            for (let i = 1; i < column.length; i++) {
                const a = column[i - 1];
                const b = column[i];
                if (a && b && fewPairs(a, b) && gainOfSwap(a, b) > 0) {
                    [a.order, b.order] = [b.order, a.order];
                    (column as Vertex[])[i - 1] = b;
                    (column as Vertex[])[i] = a;
                    changed = true;
                }
            }
        }
    }
}

/** Up to so many pairs of lines are compared for one swap. */
const MOST_PAIRS = 900;

function fewPairs(a: Vertex, b: Vertex): boolean {
    return a.before.length * b.before.length + a.after.length * b.after.length <= MOST_PAIRS;
}

function gainOfSwap(a: Vertex, b: Vertex): number {
    return (
        crossingGain(
            a.before.map((piece) => rankOf(piece.from)),
            b.before.map((piece) => rankOf(piece.from)),
        ) +
        crossingGain(
            a.after.map((piece) => rankOf(piece.to)),
            b.after.map((piece) => rankOf(piece.to)),
        )
    );
}

/** Crossings of lines from `above` with lines from `below`, less those after a swap. */
function crossingGain(above: readonly number[], below: readonly number[]): number {
    let gain = 0;
    for (const one of above) {
        for (const other of below) {
            gain += Math.sign(one - other);
        }
    }
    return gain;
}
