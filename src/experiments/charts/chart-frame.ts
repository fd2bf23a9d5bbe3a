import type { Milliseconds } from '../../model/quantities.ts';

/**
 * Where charts stand: one axis of time for all of them, names at the left, what lines are called at the right. Where that
 * leaves no room, names stand above.
 */
export interface ChartFrame {
    readonly width: number;
    readonly isNarrow: boolean;
    /** Left and right end of the axis of time. */
    readonly left: number;
    readonly right: number;
    readonly duration: Milliseconds;
}

/** Room for names and scales, and for what lines are called. Pixels. */
const LEFT = 128;
const RIGHT = 96;
/** Below this width names stand above, and only scales and percentiles beside. */
const NARROW = 480;
const NARROW_LEFT = 56;
const NARROW_RIGHT = 34;

/** A frame of a width. */
export function chartFrame(width: number, duration: Milliseconds): ChartFrame {
    const isNarrow = width < NARROW;
    const [left, right] = isNarrow ? [NARROW_LEFT, NARROW_RIGHT] : [LEFT, RIGHT];
    return { width, isNarrow, left, right: width - right, duration };
}

/** Where a time stands. */
export function xOf({ left, right, duration }: ChartFrame, time: Milliseconds): number {
    const share = duration > 0 ? Math.min(1, Math.max(0, time / duration)) : 0;
    return left + (right - left) * share;
}

/** A scale of values, from zero at the bottom. */
export interface ValueScale {
    /** Highest value; not zero. */
    readonly top: number;
    readonly ticks: readonly number[];
}

/** Steps from one tick to the next, as parts of a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * A scale up to a round value at or above the largest.
 *
 * @param most ticks beside that of zero
 */
export function valueScale(largest: number, most: number): ValueScale {
    const upTo = Number.isFinite(largest) && largest > 0 ? largest : 1;
    const power = 10 ** Math.floor(Math.log10(upTo / most));
    const step = STEPS.map((each) => each * power).find((each) => Math.ceil(upTo / each - 1e-9) <= most) ?? upTo;
    const count = Math.max(1, Math.ceil(upTo / step - 1e-9));
    const ticks = Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(6)));
    return { top: ticks.at(-1) ?? upTo, ticks };
}

/** What a chart drew: its markup, whose top edge is at 0, and its height. */
export interface DrawnChart {
    readonly markup: string;
    readonly height: number;
}
