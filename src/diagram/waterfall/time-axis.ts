import { formatDuration, type Milliseconds } from '../../model/quantities.ts';

/** A mark on a time axis. */
export interface AxisTick {
    readonly time: Milliseconds;
    readonly text: string;
}

const MOST_TICKS = 8;

/** Round times from zero to an end, at most nine of them: 1, 2 or 5 of a power of ten apart. */
export function axisTicks(end: Milliseconds): readonly AxisTick[] {
    if (end <= 0 || !Number.isFinite(end)) {
        return [];
    }
    const power = 10 ** Math.floor(Math.log10(end / MOST_TICKS));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => end / each <= MOST_TICKS) ?? end;
    const ticks: AxisTick[] = [];
    for (let i = 0; i <= MOST_TICKS && i * step <= end * (1 + 1e-9); i++) {
        // Without the digits that multiplying adds.
        const time = Number((i * step).toPrecision(6));
        ticks.push({ time, text: time === 0 ? '0' : formatDuration(time) });
    }
    return ticks;
}
