import { rankOf } from './order.ts';
import type { End, Piece, ProperGraph, Vertex } from './proper-graph.ts';
import { spreadOut } from './spread-out.ts';

/** Wished and least distance of ends along a border; the least also from the body's corners. */
const WISHED = 16;
const LEAST = 10;
const FROM_CORNER = 8;
/** Free room above and below a label. */
const LABEL_CLEARANCE = 4;

/** One border of a node with the ends on it that may move, in order, and where each would like to be. */
interface Side {
    readonly vertex: Vertex;
    readonly ends: readonly SideEnd[];
}

interface SideEnd {
    readonly end: End;
    /** The other end of the piece; nothing at turns. */
    readonly other?: End;
}

/** Puts the ends at each border in the order of what they lead to, evenly around the middle. */
export function orderPorts({ columns }: ProperGraph): void {
    for (const side of sidesOf(columns)) {
        const body = bodyOf(side.vertex);
        const middle = (body.from + body.to) / 2;
        place(
            side,
            side.ends.map(() => middle),
            body.from + FROM_CORNER,
            body.to - FROM_CORNER,
        );
    }
    for (const vertex of columns.flat()) {
        const ends = [...vertex.before.map(({ to }) => to), ...vertex.after.map(({ from }) => from)];
        const turning = vertex.turns.flatMap(({ from, to }) => [from, to]).filter((end) => end.vertex === vertex);
        for (const { offset, label } of [...ends, ...turning]) {
            vertex.labelsAbove = Math.max(vertex.labelsAbove, label / 2 - offset);
            vertex.labelsBelow = Math.max(vertex.labelsBelow, label / 2 + offset - vertex.height);
        }
    }
}

/** Moves ends along their borders to where their lines run straight, as far as there is room. */
export function straightenPorts({ columns }: ProperGraph): void {
    for (const side of sidesOf(columns)) {
        const { vertex, ends } = side;
        const body = bodyOf(vertex);
        // Labels stay within what is kept free for them.
        const [first, last] = [ends[0]?.end.label ?? 0, ends.at(-1)?.end.label ?? 0];
        place(
            side,
            ends.map(({ end, other }) => (other ? other.vertex.v + other.offset - vertex.v : end.offset)),
            Math.max(body.from + FROM_CORNER, first / 2 - vertex.labelsAbove),
            Math.min(body.to - FROM_CORNER, vertex.height + vertex.labelsBelow - last / 2),
        );
    }
}

function place({ ends }: Side, wishes: readonly number[], from: number, to: number): void {
    const room = to - from;
    const wished = ends.slice(1).map(({ end }, i) => {
        const previous = ends[i]?.end.spacing ?? 0;
        const both = previous > 0 && end.spacing > 0 ? (previous + end.spacing) / 2 + LABEL_CLEARANCE / 2 : 0;
        return Math.max(WISHED, both, previous / 2 + LABEL_CLEARANCE, end.spacing / 2 + LABEL_CLEARANCE);
    });
    const least = ends
        .slice(1)
        .map(({ end }, i) => Math.max(LEAST, (ends[i]?.end.label ?? 0) / 2 + 2, end.label / 2 + 2));
    const gaps = fitting(wished, least, room);
    const offsets = spreadOut(
        wishes.map((wish, i) => ({ wish, weight: straightness(ends[i]) })),
        gaps,
        Math.min(from, (from + to) / 2),
        Math.max(to, (from + to) / 2),
    );
    ends.forEach(({ end }, i) => {
        end.offset = Math.round(offsets[i] ?? end.offset);
    });
}

/** Lines that are straight by now are to stay so. */
function straightness(end: SideEnd | undefined): number {
    const { other } = end ?? {};
    if (!end || !other) {
        return 0.1;
    }
    const slant = Math.abs(end.end.vertex.v + end.end.offset - other.vertex.v - other.offset);
    return slant < 0.5 ? 8 : other.vertex.node ? 1 : 2;
}

/** The wished gaps if there is room, else the least ones, or whatever fits. */
function fitting(wished: readonly number[], least: readonly number[], room: number): readonly number[] {
    const sum = (gaps: readonly number[]) => gaps.reduce((total, gap) => total + gap, 0);
    const [most, few] = [sum(wished), sum(least)];
    if (most <= room) {
        return wished;
    }
    if (few >= room) {
        return least.map((_, __, { length }) => Math.max(0, room) / length);
    }
    const share = (room - few) / (most - few);
    return least.map((gap, i) => gap + ((wished[i] ?? gap) - gap) * share);
}

function bodyOf({ node }: Vertex): { readonly from: number; readonly to: number } {
    const from = node?.size.before.v ?? 0;
    return { from, to: node ? from + node.size.dv : from };
}

function* sidesOf(columns: ProperGraph['columns']): Generator<Side> {
    for (const vertex of columns.flat()) {
        if (vertex.node) {
            const before = vertex.before.map((piece) => ({ end: piece.to, other: piece.from }));
            const after = vertex.after.map((piece: Piece): SideEnd => ({ end: piece.from, other: piece.to }));
            yield* sideOf(vertex, before);
            yield* sideOf(vertex, [...after, ...turnEnds(vertex)]);
        }
    }
}

function turnEnds(vertex: Vertex): readonly SideEnd[] {
    return vertex.turns.flatMap(({ from, to }) =>
        [from, to].filter((end) => end.vertex === vertex).map((end): SideEnd => ({ end })),
    );
}

function* sideOf(vertex: Vertex, ends: readonly SideEnd[]): Generator<Side> {
    const free = ends.filter(({ end }) => !end.fixed);
    if (free.length > 0) {
        const ranked = free.map((each, i) => ({ each, i, rank: rankAt(each, vertex) }));
        ranked.sort((a, b) => a.rank - b.rank || a.i - b.i);
        yield { vertex, ends: ranked.map(({ each }) => each) };
    }
}

/** What an end leads to, as a rank; lines that turn leave above or below all others. */
function rankAt({ end, other }: SideEnd, vertex: Vertex): number {
    if (other) {
        return rankOf(other);
    }
    const turn = vertex.turns.find(({ from, to }) => from === end || to === end);
    const partner = turn && (turn.from === end ? turn.to : turn.from).vertex;
    return partner && partner.order < vertex.order ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
