import type { Piece, ProperGraph, Vertex } from './proper-graph.ts';

/** Vertices that keep their distances to each other, so that the lines between them run straight. */
export interface Block {
    readonly members: readonly Vertex[];
    /** Of each member, how far below the block's own place. */
    readonly shifts: readonly number[];
    v: number;
}

/** The blocks of a graph and the block of each vertex, with its shift. */
export interface Blocks {
    readonly blocks: readonly Block[];
    readonly of: ReadonlyMap<Vertex, { readonly block: Block; readonly shift: number }>;
}

/**
 * Chooses the pieces that are to run straight, long lines first, so that none of them cross and each vertex has at
 * most one on each side (as Brandes and Köpf, 2002, do), and joins what they connect to blocks.
 *
 * @param which `long`: only parts of lines that pass columns.
 */
export function alignedBlocks({ columns }: ProperGraph, which: 'all' | 'long'): Blocks {
    const straight = new Map<Vertex, Piece>();
    const reached = new Set<Vertex>();
    for (const column of columns) {
        for (const piece of straightPieces(column, which)) {
            straight.set(piece.from.vertex, piece);
            reached.add(piece.to.vertex);
        }
    }
    const blocks: Block[] = [];
    const of = new Map<Vertex, { readonly block: Block; readonly shift: number }>();
    for (const first of columns.flat()) {
        if (reached.has(first)) {
            continue;
        }
        const members = [first];
        const shifts = [0];
        let shift = 0;
        for (let piece = straight.get(first); piece; piece = straight.get(piece.to.vertex)) {
            shift += piece.from.offset - piece.to.offset;
            members.push(piece.to.vertex);
            shifts.push(shift);
        }
        const block = { members, shifts, v: 0 };
        members.forEach((vertex, i) => {
            of.set(vertex, { block, shift: shifts[i] ?? 0 });
        });
        blocks.push(block);
    }
    return { blocks, of };
}

/** Each vertex a block of its own. */
export function singleBlocks({ columns }: ProperGraph): Blocks {
    const blocks = columns.flat().map((vertex): Block => ({ members: [vertex], shifts: [0], v: 0 }));
    return {
        blocks,
        of: new Map(blocks.flatMap((block) => block.members.map((vertex) => [vertex, { block, shift: 0 }] as const))),
    };
}

function straightPieces(column: readonly Vertex[], which: 'all' | 'long'): readonly Piece[] {
    const off = new Map<Piece, number>();
    const next = new Set(column.flatMap((vertex) => vertex.after.map((piece) => piece.to.vertex)));
    for (const vertex of column) {
        addOffMedian(vertex.after, (piece) => piece.from.offset, off);
    }
    for (const vertex of next) {
        addOffMedian(vertex.before, (piece) => piece.to.offset, off);
    }
    const candidates = column.flatMap((vertex) =>
        vertex.after
            .filter((piece) => which === 'all' || isLong(piece))
            .map((piece) => ({
                piece,
                weight: straightWeight(piece),
                off: off.get(piece) ?? 0,
            })),
    );
    candidates.sort((a, b) => b.weight - a.weight || a.off - b.off);
    const chosen: Piece[] = [];
    for (const { piece } of candidates) {
        let at = 0;
        let end = chosen.length;
        while (at < end) {
            const middle = (at + end) >> 1;
            if ((chosen[middle]?.from.vertex.order ?? 0) < piece.from.vertex.order) {
                at = middle + 1;
            } else {
                end = middle;
            }
        }
        const above = chosen[at - 1];
        const below = chosen[at];
        const { order } = piece.to.vertex;
        const free =
            below?.from.vertex !== piece.from.vertex &&
            (!above || above.to.vertex.order < order) &&
            (!below || below.to.vertex.order > order);
        if (free) {
            chosen.splice(at, 0, piece);
        }
    }
    return chosen;
}

/** Bends of long lines hurt more than those of short ones. */
export function straightWeight({ from, to, weight }: Piece): number {
    const passing = (from.vertex.node ? 0 : 1) + (to.vertex.node ? 0 : 1);
    return weight * (passing === 2 ? 8 : passing + 1);
}

function isLong({ from, to }: Piece): boolean {
    return !from.vertex.node || !to.vertex.node;
}

/** Adds to each piece how far it is from the middle of its border, in pieces. */
function addOffMedian(pieces: readonly Piece[], offset: (piece: Piece) => number, off: Map<Piece, number>): void {
    const sorted = [...pieces].sort((a, b) => offset(a) - offset(b));
    sorted.forEach((piece, i) => {
        off.set(piece, (off.get(piece) ?? 0) + Math.abs(2 * i + 1 - sorted.length));
    });
}
