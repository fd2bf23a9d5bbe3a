import type { LayeredGaps } from './layered-graph.ts';
import { gapBetween } from './placement.ts';
import { type End, type ProperGraph, sortColumn, type Vertex } from './proper-graph.ts';
import { spreadOut } from './spread-out.ts';

const ROUNDS = 8;

/** Where vertices would like to be: pinned ones where they were, the others level with what they are joined to. */
export function wishedPlaces({ columns, chains }: ProperGraph): ReadonlyMap<Vertex, number> {
    const vertices = columns.flat();
    const wishes = new Map<Vertex, number>();
    for (const vertex of vertices) {
        if (vertex.node?.pin) {
            wishes.set(vertex, vertex.node.pin.v);
        }
    }
    const free = vertices.filter((vertex) => !vertex.node?.pin);
    for (let round = 0; round < ROUNDS; round++) {
        for (const vertex of free) {
            const level = meanLevel(vertex, wishes);
            if (level !== undefined) {
                wishes.set(vertex, level);
            }
        }
    }
    levelChains(chains, wishes);
    const lowest = [...wishes].reduce((most, [{ height }, v]) => Math.max(most, v + height), 0);
    for (const vertex of free) {
        if (!wishes.has(vertex)) {
            wishes.set(vertex, lowest);
        }
    }
    return wishes;
}

function meanLevel(vertex: Vertex, wishes: ReadonlyMap<Vertex, number>): number | undefined {
    const levels: number[] = [];
    const add = (own: End, other: End) => {
        const wish = wishes.get(other.vertex);
        if (wish !== undefined) {
            levels.push(wish + other.offset - own.offset);
        }
    };
    for (const { from, to } of vertex.before) {
        add(to, from);
    }
    for (const { from, to } of vertex.after) {
        add(from, to);
    }
    return levels.length > 0 ? levels.reduce((sum, level) => sum + level, 0) / levels.length : undefined;
}

/** Long lines run level where they start and bend before they arrive. */
function levelChains(chains: ProperGraph['chains'], wishes: Map<Vertex, number>): void {
    for (const chain of chains) {
        const [first] = chain;
        const start = first && wishes.get(first.from.vertex);
        if (!first || start === undefined) {
            continue;
        }
        for (const { to } of chain.slice(0, -1)) {
            wishes.set(to.vertex, start + first.from.offset);
        }
    }
}

/** Orders the vertices of each column by where they would like to be; pinned ones keep their order. */
export function orderByWishes({ columns }: ProperGraph, wishes: ReadonlyMap<Vertex, number>): void {
    for (const column of columns) {
        const middle = (vertex: Vertex) => (wishes.get(vertex) ?? 0) + vertex.height / 2;
        const keys = new Map(column.map((vertex) => [vertex, middle(vertex)]));
        const pinned = column.filter((vertex) => vertex.node?.pin);
        pinned.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || a.order - b.order);
        let last = Number.NEGATIVE_INFINITY;
        for (const vertex of pinned) {
            last = Math.max(last, keys.get(vertex) ?? 0);
            keys.set(vertex, last);
        }
        const rank = new Map(pinned.map((vertex, i) => [vertex, i]));
        const sorted = [...column].sort((a, b) => {
            const [one, other] = [rank.get(a), rank.get(b)];
            const difference = (keys.get(a) ?? 0) - (keys.get(b) ?? 0);
            return difference || (one !== undefined && other !== undefined ? one - other : a.order - b.order);
        });
        sorted.forEach((vertex, order) => {
            vertex.order = order;
        });
        sortColumn(column);
    }
}

/**
 * Places vertices as near to their wishes as their order allows. Pinned ones only ever move down, all together from
 * the place on where room is needed, so that none comes to stand above another that stood above it.
 */
export function placeByWishes({ columns }: ProperGraph, wishes: ReadonlyMap<Vertex, number>, gaps: LayeredGaps): void {
    const before = new Map<Vertex, { readonly above: Vertex; readonly distance: number }>();
    for (const column of columns) {
        let above: Vertex | undefined;
        let distance = 0;
        column.forEach((vertex, i) => {
            const previous = column[i - 1];
            distance += previous ? previous.height + gapBetween(previous, vertex, gaps) : 0;
            if (vertex.node?.pin) {
                if (above) {
                    before.set(vertex, { above, distance });
                }
                above = vertex;
                distance = 0;
            }
        });
    }
    const pinned = columns.flat().filter((vertex) => vertex.node?.pin);
    pinned.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || a.column - b.column || a.order - b.order);
    let shift = 0;
    for (const vertex of pinned) {
        const wish = wishes.get(vertex) ?? 0;
        const bound = before.get(vertex);
        const least = bound ? bound.above.v + bound.distance : Number.NEGATIVE_INFINITY;
        shift = Math.max(shift, Math.ceil(least - wish));
        vertex.v = Math.round(wish) + shift;
    }
    for (const column of columns) {
        placeFree(column, wishes, gaps);
    }
}

/** Spreads what is not pinned between what is. */
function placeFree(column: readonly Vertex[], wishes: ReadonlyMap<Vertex, number>, gaps: LayeredGaps): void {
    let run: Vertex[] = [];
    let above: Vertex | undefined;
    for (const vertex of column) {
        if (vertex.node?.pin) {
            spread(run, above, vertex);
            run = [];
            above = vertex;
        } else {
            run.push(vertex);
        }
    }
    spread(run, above, undefined);

    function spread(free: readonly Vertex[], first: Vertex | undefined, last: Vertex | undefined): void {
        const [top, bottom] = [free[0], free.at(-1)];
        if (!top || !bottom) {
            return;
        }
        const from = first ? first.v + first.height + gapBetween(first, top, gaps) : Number.NEGATIVE_INFINITY;
        const to = last ? last.v - gapBetween(bottom, last, gaps) - bottom.height : Number.POSITIVE_INFINITY;
        const places = spreadOut(
            free.map((vertex) => ({ wish: wishes.get(vertex) ?? 0, weight: 1 })),
            free.slice(1).map((vertex, i) => {
                const previous = free[i];
                return previous ? previous.height + gapBetween(previous, vertex, gaps) : 0;
            }),
            from,
            to,
        );
        free.forEach((vertex, i) => {
            vertex.v = Math.floor(places[i] ?? 0);
        });
    }
}

/** Whether anything in the graph is to stay where it was. */
export function isPinned({ vertices }: ProperGraph): boolean {
    return vertices.some(({ node }) => node?.pin !== undefined);
}
