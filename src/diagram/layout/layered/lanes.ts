/**
 * Lanes for the upright parts of lines in the gap between two columns. Each line leads from ends on the gap's start
 * side to ends on its far side; no two may run over each other, and few should cross.
 */
export interface Crossing {
    /** Where it comes from or turns back to, on the start side. */
    readonly starts: readonly number[];
    /** Where it goes on, on the far side. */
    readonly ends: readonly number[];
}

/** The upright part of a line: a lane, or two with a level part between when it has to step aside. */
export interface LanePath {
    readonly lane: number;
    /** The line goes on from `at` in a second lane. */
    readonly aside?: { readonly at: number; readonly lane: number };
}

/** Lanes by number of the crossing; straight lines need none. */
export interface Lanes {
    readonly paths: readonly (LanePath | undefined)[];
    readonly count: number;
}

/** Lines that are nearer than this count as one above the other. */
const CLEARANCE = 5;
/** Up to so many lines all pairs are compared; beyond, lines are put in lanes by their slant. */
const MOST_COMPARED = 700;
const RUNS_OVER = 1000;
const SPLITTING_ROUNDS = 4;

/** One upright part. */
interface Part {
    readonly crossing: number;
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    readonly from: number;
    readonly to: number;
    /** The second half of a line that steps aside. */
    readonly second: boolean;
}

/** Finds lanes, counted from the gap's start side. */
export function assignLanes(crossings: readonly Crossing[]): Lanes {
    let parts = crossings.flatMap((crossing, i) => (isStraight(crossing) ? [] : [partOf(i, crossing, false)]));
    let lanes = lanesOf(parts);
    for (let round = 0; round < SPLITTING_ROUNDS && parts.length <= MOST_COMPARED; round++) {
        const split = steppingAside(parts, lanes);
        if (split.length === parts.length) {
            break;
        }
        parts = split;
        lanes = lanesOf(parts);
    }
    const paths: (LanePath | undefined)[] = crossings.map(() => undefined);
    parts.forEach((part, i) => {
        const lane = lanes[i] ?? 0;
        const first = paths[part.crossing];
        paths[part.crossing] = part.second && first ? { ...first, aside: { at: part.starts[0] ?? 0, lane } } : { lane };
    });
    return { paths, count: lanes.reduce((most, lane) => Math.max(most, lane + 1), 0) };
}

function isStraight({ starts, ends }: Crossing): boolean {
    const all = [...starts, ...ends];
    return starts.length > 0 && ends.length > 0 && Math.max(...all) - Math.min(...all) < 0.5;
}

function partOf(crossing: number, { starts, ends }: Crossing, second: boolean): Part {
    const all = [...starts, ...ends];
    return { crossing, starts, ends, from: Math.min(...all), to: Math.max(...all), second };
}

function lanesOf(parts: readonly Part[]): readonly number[] {
    return parts.length <= MOST_COMPARED ? comparedLanes(parts) : slantedLanes(parts);
}

/**
 * Lines that change places would each have to turn before the other. One of them steps aside halfway, so that the
 * others pass between its two upright parts.
 */
function steppingAside(parts: readonly Part[], lanes: readonly number[]): Part[] {
    const settled = new Set<number>();
    const halved = new Set(parts.flatMap((part) => (part.second ? [part.crossing] : [])));
    return parts.flatMap((part, i) => {
        const [start, end] = [part.starts[0], part.ends[0]];
        const simple = part.starts.length === 1 && part.ends.length === 1;
        if (start === undefined || end === undefined || !simple || settled.has(i) || halved.has(part.crossing)) {
            return [part];
        }
        const other = parts.findIndex(
            (each, j) => j !== i && !settled.has(j) && mustPrecede(part, each) && (lanes[i] ?? 0) >= (lanes[j] ?? 0),
        );
        if (other === -1) {
            return [part];
        }
        settled.add(other);
        const at = freePlace(part, parts);
        return [
            partOf(part.crossing, { starts: [start], ends: [at] }, false),
            partOf(part.crossing, { starts: [at], ends: [end] }, true),
        ];
    });
}

/** A place between the part's ends where no other line leaves the gap. */
function freePlace(part: Part, parts: readonly Part[]): number {
    const taken = parts.flatMap((other) => [...other.starts, ...other.ends]);
    const steps = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75];
    const places = steps.map((step) => Math.round(part.from + (part.to - part.from) * step));
    const room = (place: number) => taken.reduce((least, other) => Math.min(least, Math.abs(other - place)), CLEARANCE);
    return places.reduce((best, place) => (room(place) > room(best) ? place : best), places[0] ?? part.from);
}

/** Whether the second part, if it came first, would run over the first one's way to its lane. */
function mustPrecede(first: Part, second: Part): boolean {
    return (
        first.crossing !== second.crossing &&
        first.starts.some((start) => second.ends.some((end) => Math.abs(start - end) < CLEARANCE))
    );
}

/** What it costs when `first` comes before `second`: lines crossed, and dearly, lines run over. */
function cost(first: Part, second: Part): number {
    if (first.crossing === second.crossing) {
        return first.second ? RUNS_OVER : 0;
    }
    const within = (place: number, part: Part) => place > part.from - 0.5 && place < part.to + 0.5;
    const count = (places: readonly number[], part: Part) => places.filter((place) => within(place, part)).length;
    // The second one's ways to its start side pass the first; the first one's ways to the far side pass the second.
    return count(second.starts, first) + count(first.ends, second) + (mustPrecede(second, first) ? RUNS_OVER : 0);
}

function comparedLanes(parts: readonly Part[]): readonly number[] {
    const arcs: { readonly from: number; readonly to: number; readonly weight: number }[] = [];
    for (let a = 0; a < parts.length; a++) {
        for (let b = a + 1; b < parts.length; b++) {
            const [one, other] = [parts[a], parts[b]];
            if (one && other && one.from < other.to + CLEARANCE && other.from < one.to + CLEARANCE) {
                const difference = cost(one, other) - cost(other, one);
                // Of two that may go either way, the one further up goes first where lines lead down.
                const before = difference < 0 || (difference === 0 && one.from < other.from);
                arcs.push({ from: before ? a : b, to: before ? b : a, weight: Math.abs(difference) });
            }
        }
    }
    const rank = orderWithFewReversed(parts.length, arcs);
    const following: number[][] = parts.map(() => []);
    for (const { from, to } of arcs) {
        const [first, second] = (rank[from] ?? 0) < (rank[to] ?? 0) ? [from, to] : [to, from];
        following[first]?.push(second);
    }
    const lanes = parts.map(() => 0);
    const byRank = parts.map((_, i) => i).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
    for (const part of byRank) {
        for (const next of following[part] ?? []) {
            lanes[next] = Math.max(lanes[next] ?? 0, (lanes[part] ?? 0) + 1);
        }
    }
    return lanes;
}

/** A rank for each number such that few and light arcs run from a higher to a lower one. */
function orderWithFewReversed(
    count: number,
    arcs: readonly { readonly from: number; readonly to: number; readonly weight: number }[],
): readonly number[] {
    const out: (typeof arcs)[number][][] = Array.from({ length: count }, () => []);
    const into: (typeof arcs)[number][][] = Array.from({ length: count }, () => []);
    const firm = new Float64Array(count);
    const loose = new Int32Array(count);
    const surplus = new Float64Array(count);
    for (const arc of arcs) {
        out[arc.from]?.push(arc);
        into[arc.to]?.push(arc);
        if (arc.weight > 0) {
            firm[arc.to] = (firm[arc.to] ?? 0) + 1;
            surplus[arc.from] = (surplus[arc.from] ?? 0) + arc.weight;
            surplus[arc.to] = (surplus[arc.to] ?? 0) - arc.weight;
        }
        loose[arc.to] = (loose[arc.to] ?? 0) + 1;
    }
    const rank: number[] = Array.from({ length: count }, () => -1);
    for (let next = 0; next < count; next++) {
        const chosen = choose();
        rank[chosen] = next;
        for (const { to, weight } of out[chosen] ?? []) {
            loose[to] = (loose[to] ?? 0) - 1;
            if (weight > 0) {
                firm[to] = (firm[to] ?? 0) - 1;
                surplus[to] = (surplus[to] ?? 0) + weight;
            }
        }
        for (const { from, weight } of into[chosen] ?? []) {
            surplus[from] = (surplus[from] ?? 0) - weight;
        }
    }
    return rank;

    /** What nothing has to precede; else what the least has to precede; else what wants to go first most. */
    function choose(): number {
        let best = -1;
        for (let i = 0; i < count; i++) {
            if (rank[i] === -1 && (best === -1 || better(i, best))) {
                best = i;
            }
        }
        return best;
    }

    function better(one: number, other: number): boolean {
        const firmOne = firm[one] === 0;
        const firmOther = firm[other] === 0;
        if (firmOne !== firmOther) {
            return firmOne;
        }
        if (firmOne) {
            return (loose[one] ?? 0) < (loose[other] ?? 0);
        }
        return (surplus[one] ?? 0) > (surplus[other] ?? 0);
    }
}

/** For very many lines: those that lead up from above, then those that lead down from below, first fit. */
function slantedLanes(parts: readonly Part[]): readonly number[] {
    const order = parts.map((part, i) => ({
        part,
        i,
        down: (part.ends[0] ?? part.to) > (part.starts[0] ?? part.from),
    }));
    order.sort(
        (a, b) =>
            Number(a.down) - Number(b.down) ||
            (a.down ? b.part.from - a.part.from : a.part.from - b.part.from) ||
            a.i - b.i,
    );
    const lanes: number[] = [];
    order.forEach(({ i }, lane) => {
        lanes[i] = lane;
    });
    return lanes;
}
