import { decimal, type Milliseconds, UNITS } from '../../model/quantities.ts';
import { type ValueScale, valueScale } from './chart-frame.ts';

/** A scale of times, whose ticks are all told in one unit. */
export interface DurationScale extends ValueScale {
    /** How a tick is told: `0.5 s`; `0` without a unit. */
    readonly tickText: (time: Milliseconds) => string;
}

const { us, ms, s, min, h, d } = UNITS.duration;

/** From the longest on: the unit of a scale that reaches at least so far. */
const SCALE_UNITS = [
    { unit: d, name: 'd', from: 2 * d },
    { unit: h, name: 'h', from: 2 * h },
    { unit: min, name: 'min', from: 2 * min },
    { unit: s, name: 's', from: s },
    { unit: ms, name: 'ms', from: ms },
    { unit: us, name: 'µs', from: 0 },
] as const;

/**
 * A scale up to a round time at or above the longest: `2 h` and not `1 h 56.7 min`, which a round number of milliseconds is.
 *
 * @param most ticks beside that of zero
 */
export function durationScale(longest: Milliseconds, most: number): DurationScale {
    const reach = Number.isFinite(longest) && longest > 0 ? longest : s;
    const { unit, name } = SCALE_UNITS.find(({ from }) => reach >= from) ?? SCALE_UNITS[4];
    const { top, ticks } = valueScale(reach / unit, most);
    return {
        top: top * unit,
        ticks: ticks.map((tick) => tick * unit),
        tickText: (time) => (time === 0 ? '0' : `${decimal(time / unit)} ${name}`),
    };
}
