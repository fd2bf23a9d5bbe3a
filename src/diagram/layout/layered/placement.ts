import { alignedBlocks, type Block, type Blocks, singleBlocks, straightWeight } from './alignment.ts';
import type { LayeredGaps } from './layered-graph.ts';
import type { ProperGraph, Vertex } from './proper-graph.ts';

/** Distance of a line from other lines and from nodes that it passes. */
const LANE = 16;
/** Distance of ends on the picture's border. */
const BORDER_GAP = 16;

/** Least distance of two vertices, one straight above the other. */
export function gapBetween(above: Vertex, below: Vertex, gaps: LayeredGaps): number {
    const labels = above.labelsBelow + below.labelsAbove;
    const least = labels > 0 ? labels + BESIDE_LABEL : 0;
    if (above.node?.border || below.node?.border) {
        return Math.max(least, BORDER_GAP);
    }
    return Math.max(least, above.node && below.node ? gaps.nodes : LANE);
}

/** Free room above and below a label. */
const BESIDE_LABEL = 4;

/** A block must stand so far below another. */
interface Bound {
    readonly block: number;
    readonly distance: number;
}

const ROUNDS = 16;
const MEDIAN_ROUNDS = 6;
/** Straight lines may make a picture so much higher than it would be without. */
const MOST_STRETCHED = [1.2, 1.6];

/**
 * Gives each vertex its place across the flow: lines straight where they can be, the rest near its neighbours, the
 * whole no higher than it has to be.
 */
export function placeVertices(graph: ProperGraph, gaps: LayeredGaps): void {
    const sorted = chosenBlocks(graph, gaps);
    const { blocks, above, below } = sorted;
    const index = new Map(blocks.blocks.map((block, i) => [block, i]));
    const pulls = blocks.blocks.map((block) => pullsOn(block, blocks, index));
    const top = topPlaces(sorted);
    const latest = latestPlaces(sorted, top);
    let places = top.map((place, i) => (place + (latest[i] ?? place)) / 2);
    for (let round = 0; round < ROUNDS; round++) {
        const median = round >= ROUNDS - MEDIAN_ROUNDS;
        const wish = (i: number, now: readonly number[]) =>
            Math.max(top[i] ?? 0, Math.min(wishOf(pulls[i] ?? [], now, now[i] ?? 0, median), latest[i] ?? 0));
        const down = pushedDown(above, wish, places);
        const up = pushedUp(below, wish, places);
        places = down.map((place, i) => (place + (up[i] ?? place)) / 2);
    }
    const settled = places;
    places = pushedDown(above, (i) => Math.round(settled[i] ?? 0));
    blocks.blocks.forEach((block, i) => {
        block.v = places[i] ?? 0;
        block.members.forEach((vertex, m) => {
            vertex.v = block.v + (block.shifts[m] ?? 0);
        });
    });
}

/** The straighter the better, as long as it does not cost too much height. */
function chosenBlocks(graph: ProperGraph, gaps: LayeredGaps): SortedBlocks {
    const single = sortedBlocks(singleBlocks(graph), graph, gaps) ?? NOTHING;
    const least = heightOf(single);
    const straighter = (['all', 'long'] as const).map((which) =>
        sortedBlocks(alignedBlocks(graph, which), graph, gaps),
    );
    return straighter.find((sorted, i) => sorted && heightOf(sorted) <= least * (MOST_STRETCHED[i] ?? 1)) ?? single;
}

/** From the upper edge of the highest vertex to the lower one of the lowest. */
function heightOf(sorted: SortedBlocks): number {
    const { blocks } = sorted;
    const places = topPlaces(sorted);
    let top = Number.POSITIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    blocks.blocks.forEach((block, i) => {
        const { from, to } = reachOf(block);
        top = Math.min(top, (places[i] ?? 0) + from);
        bottom = Math.max(bottom, (places[i] ?? 0) + to);
    });
    return blocks.blocks.length > 0 ? bottom - top : 0;
}

/** As high up as everything can stand. */
function topPlaces({ blocks, above }: SortedBlocks): number[] {
    return pushedDown(above, (i) => {
        const block = blocks.blocks[i];
        return block ? -reachOf(block).from : 0;
    });
}

function reachOf({ members, shifts }: Block): { readonly from: number; readonly to: number } {
    return {
        from: shifts.reduce((least, shift) => Math.min(least, shift), Number.POSITIVE_INFINITY),
        to: members.reduce(
            (most, { height }, i) => Math.max(most, (shifts[i] ?? 0) + height),
            Number.NEGATIVE_INFINITY,
        ),
    };
}

/** How far down each block can stand without making the picture higher than with the given places. */
function latestPlaces({ blocks, below }: SortedBlocks, places: readonly number[]): readonly number[] {
    const reaches = blocks.blocks.map(reachOf);
    const bottom = reaches.reduce((most, { to }, i) => Math.max(most, (places[i] ?? 0) + to), Number.NEGATIVE_INFINITY);
    return pushedUp(below, (i) => bottom - (reaches[i]?.to ?? 0));
}

/** Blocks from above to below with their bounds; a graph without vertices has none. */
interface SortedBlocks {
    readonly blocks: Blocks;
    readonly above: readonly (readonly Bound[])[];
    readonly below: readonly (readonly Bound[])[];
}

const NOTHING: SortedBlocks = { blocks: { blocks: [], of: new Map() }, above: [], below: [] };

/** @returns nothing if blocks stand above each other in a circle. */
function sortedBlocks(blocks: Blocks, { columns }: ProperGraph, gaps: LayeredGaps): SortedBlocks | undefined {
    const follow = new Map<Block, { readonly block: Block; readonly distance: number }[]>();
    const waiting = new Map(blocks.blocks.map((block) => [block, 0]));
    for (const column of columns) {
        for (let i = 1; i < column.length; i++) {
            const [above, below] = [column[i - 1], column[i]];
            const [one, other] = [above && blocks.of.get(above), below && blocks.of.get(below)];
            if (above && below && one && other) {
                const distance = one.shift + above.height + gapBetween(above, below, gaps) - other.shift;
                const list = follow.get(one.block) ?? [];
                list.push({ block: other.block, distance });
                follow.set(one.block, list);
                waiting.set(other.block, (waiting.get(other.block) ?? 0) + 1);
            }
        }
    }
    const sorted = blocks.blocks.filter((block) => waiting.get(block) === 0);
    for (let i = 0; i < sorted.length; i++) {
        const block = sorted[i];
        for (const { block: next } of (block && follow.get(block)) ?? []) {
            const left = (waiting.get(next) ?? 0) - 1;
            waiting.set(next, left);
            if (left === 0) {
                sorted.push(next);
            }
        }
    }
    if (sorted.length < blocks.blocks.length) {
        return undefined;
    }
    const index = new Map(sorted.map((block, i) => [block, i]));
    const above: Bound[][] = sorted.map(() => []);
    const below: Bound[][] = sorted.map(() => []);
    sorted.forEach((block, i) => {
        for (const { block: next, distance } of follow.get(block) ?? []) {
            const at = index.get(next) ?? 0;
            above[at]?.push({ block: i, distance });
            below[i]?.push({ block: at, distance });
        }
    });
    return { blocks: { blocks: sorted, of: blocks.of }, above, below };
}

/** Where a block would like to be, given the places of all. */
type WishAt = (block: number, places: readonly number[]) => number;

/** Moves blocks to their wishes from above to below, each at least below those that have to stand above it. */
function pushedDown(above: readonly (readonly Bound[])[], wish: WishAt, from: readonly number[] = []): number[] {
    const places = [...from];
    above.forEach((bounds, i) => {
        let place = wish(i, places);
        for (const { block, distance } of bounds) {
            place = Math.max(place, (places[block] ?? 0) + distance);
        }
        places[i] = place;
    });
    return places;
}

function pushedUp(below: readonly (readonly Bound[])[], wish: WishAt, from: readonly number[] = []): number[] {
    const places = [...from];
    for (let i = below.length - 1; i >= 0; i--) {
        let place = wish(i, places);
        for (const { block, distance } of below[i] ?? []) {
            place = Math.min(place, (places[block] ?? 0) - distance);
        }
        places[i] = place;
    }
    return places;
}

/** Another block that a block would like to be level with, once moved by `offset`. */
interface PullOn {
    readonly block: number;
    readonly offset: number;
    readonly weight: number;
}

function pullsOn(block: Block, blocks: Blocks, index: ReadonlyMap<Block, number>): readonly PullOn[] {
    const pulls: PullOn[] = [];
    block.members.forEach((vertex, i) => {
        const shift = block.shifts[i] ?? 0;
        const pull = (own: number, other: Vertex, offset: number, weight: number) => {
            const at = blocks.of.get(other);
            if (at && at.block !== block) {
                pulls.push({ block: index.get(at.block) ?? 0, offset: at.shift + offset - shift - own, weight });
            }
        };
        for (const piece of vertex.before) {
            pull(piece.to.offset, piece.from.vertex, piece.from.offset, straightWeight(piece));
        }
        for (const piece of vertex.after) {
            pull(piece.from.offset, piece.to.vertex, piece.to.offset, straightWeight(piece));
        }
    });
    return pulls;
}

function wishOf(pulls: readonly PullOn[], places: readonly number[], own: number, median: boolean): number {
    const total = pulls.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) {
        return own;
    }
    const wishes = pulls.map(({ block, offset, weight }) => ({ wish: (places[block] ?? 0) + offset, weight }));
    if (!median) {
        return wishes.reduce((sum, { wish, weight }) => sum + wish * weight, 0) / total;
    }
    wishes.sort((a, b) => a.wish - b.wish);
    let seen = 0;
    for (const { wish, weight } of wishes) {
        seen += weight;
        if (seen * 2 >= total) {
            return wish;
        }
    }
    return own;
}
