import type { Box } from '../shapes/measured.ts';
import type { WaitDraft } from './pencil.ts';
import type { PlacedFrame, PlacedLine, PlacedSelf, PlacedWait } from './placed-sequence.ts';

/** Everything beside which a pill has to find room. */
interface Neighbours {
    readonly frames: readonly PlacedFrame[];
    readonly lines: readonly PlacedLine[];
    readonly selves: readonly PlacedSelf[];
}

const STEP = 6;
/** Heights that are tried before a pill goes under its line. */
const MOST_TRIES = 200;
/** Directly under its call's line there is always room for a pill. */
const UNDER_LINE = 4;
const CLEAR = 3;

/** Gives each pill a height between its call and the answer: the middle, or as near to it as there is room. */
export function placePills(waits: readonly WaitDraft[], neighbours: Neighbours): readonly PlacedWait[] {
    const taken = [...obstacles(neighbours), ...waits.map(bracketOf)];
    const placed = new Map<WaitDraft, PlacedWait>();
    // A short wait has less choice.
    for (const wait of [...waits].sort((a, b) => a.bottom - a.top - (b.bottom - b.top))) {
        const { top, bottom, pill } = wait;
        const least = top + UNDER_LINE;
        const most = Math.max(least, bottom - UNDER_LINE - pill.height);
        const near = taken.filter((box) => !isBeside(pill, box));
        const y = heights(least, most).find((height) => isFree({ ...pill, y: height }, near)) ?? least;
        const box = { ...pill, y };
        taken.push(box);
        placed.set(wait, { ...wait, pill: box });
    }
    return waits.flatMap((wait) => placed.get(wait) ?? []);
}

function bracketOf({ x, top, bottom }: WaitDraft): Box {
    return { x: x - 1, y: top, width: 2, height: bottom - top };
}

/** Heights from the middle outwards. */
function heights(least: number, most: number): readonly number[] {
    const middle = Math.round((least + most) / 2);
    const all = [middle];
    const step = Math.max(STEP, Math.ceil((most - least) / MOST_TRIES));
    for (let by = step; by <= most - middle; by += step) {
        all.push(middle - by, middle + by);
    }
    return all;
}

function isFree(box: Box, taken: readonly Box[]): boolean {
    return taken.every(
        (other) =>
            isBeside(box, other) || box.y - CLEAR >= other.y + other.height || other.y >= box.y + box.height + CLEAR,
    );
}

function isBeside(a: Pick<Box, 'x' | 'width'>, b: Pick<Box, 'x' | 'width'>): boolean {
    return a.x - CLEAR >= b.x + b.width || b.x >= a.x + a.width + CLEAR;
}

function obstacles({ frames, lines, selves }: Neighbours): Box[] {
    return [
        ...frames.flatMap(({ box, tab, guard, dividers }) => [
            { ...box, height: 1 },
            { ...box, y: box.y + box.height, height: 1 },
            { ...box, width: 1 },
            { ...box, x: box.x + box.width, width: 1 },
            tab,
            ...(guard ? [guard.box] : []),
            ...dividers.flatMap(({ y, text }) => [{ ...box, y, height: 1 }, ...(text ? [text.box] : [])]),
        ]),
        ...lines.flatMap(({ points, texts, badge }) => {
            const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
            const [x, y] = [Math.min(...xs), Math.min(...ys)];
            const path = { x, y: y - 4, width: Math.max(...xs) - x, height: Math.max(...ys) - y + 8 };
            return [path, ...texts.map(({ box }) => box), ...(badge ? [badge] : [])];
        }),
        ...selves.flatMap(({ text, badge }) => [text.box, ...(badge ? [badge] : [])]),
    ];
}
