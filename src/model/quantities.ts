/** Milliseconds. */
export type Milliseconds = number;
/** A share of one: `0.9995` for `99.95%`. */
export type Fraction = number;
/** Events per second. */
export type PerSecond = number;
/** Bytes. */
export type Bytes = number;

/** A closed interval; without `max` it is open upwards (`50ms..`). */
export interface Interval {
    readonly min: number;
    readonly max?: number;
}

/** The written units and what one of each is worth in the base unit of its dimension. */
export const UNITS = {
    duration: { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 },
    rate: { '/s': 1, '/min': 1 / 60, '/h': 1 / 3600, '/d': 1 / 86_400 },
    share: { '%': 0.01 },
    size: { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 },
    count: { '': 1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

/** What a quantity measures. */
export type Dimension = keyof typeof UNITS;

/**
 * Words a duration for people: `300 ms`, `1.5 s`, and from a minute on in two units: `5 min`, `1 min 20 s`, `3 h 20 min`,
 * `7 d`. What the language can read is {@link writtenDuration}.
 */
export function formatDuration(ms: Milliseconds): string {
    if (ms < 1 && ms > 0) {
        return `${decimal(ms * 1000)} µs`;
    }
    if (ms < 1000) {
        return `${decimal(ms)} ms`;
    }
    if (ms < 59_995) {
        return `${decimal(ms / 1000)} s`;
    }
    for (const { small, big, ratio, below } of TWO_UNITS) {
        const all = Math.round((ms * 10) / UNITS.duration[small]);
        if (all < below * 10) {
            const rest = all % (ratio * 10);
            return `${(all - rest) / (ratio * 10)} ${big}${rest === 0 ? '' : ` ${decimal(rest / 10)} ${small}`}`;
        }
    }
    return 'for ever';
}

/** The units in which a duration from a minute on is told: how many small ones make a big one, and up to how many. */
const TWO_UNITS = [
    { small: 's', big: 'min', ratio: 60, below: 3600 },
    { small: 'min', big: 'h', ratio: 60, below: 1440 },
    { small: 'h', big: 'd', ratio: 24, below: Number.POSITIVE_INFINITY },
] as const;

/** A duration as the language writes it, in one unit, without a space, to the millisecond: `300ms`, `1.5s`, `80s`, `5min`, `7d`. */
export function writtenDuration(ms: Milliseconds): string {
    const whole = (['d', 'h', 'min'] as const).find((unit) => ms > 0 && ms % UNITS.duration[unit] === 0);
    if (whole) {
        return `${ms / UNITS.duration[whole]}${whole}`;
    }
    if (ms < 1 && ms > 0) {
        return `${decimal(ms * 1000, 3)}us`;
    }
    return ms < 1000 ? `${decimal(ms, 3)}ms` : `${decimal(ms / 1000, 3)}s`;
}

/** Writes a share as a percentage with up to `digits` decimals: `99.95 %`. */
export function formatShare(share: Fraction, digits = 3): string {
    return `${decimal(share * 100, digits)} %`;
}

/** Writes a rate in the unit that keeps it a plain number: `200/s`, `5/min`. */
export function formatRate(rate: PerSecond): string {
    if (rate >= 1 || rate === 0) {
        return `${decimal(rate)}/s`;
    }
    return rate * 60 >= 1 ? `${decimal(rate * 60)}/min` : `${decimal(rate * 3600)}/h`;
}

/** Writes a moment of a run, counted from its start, as a clock does: `2:06`, `2:06.4`, `1:00:00`. */
export function formatMoment(at: Milliseconds): string {
    const tenths = Math.round(at / 100);
    const seconds = Math.floor(tenths / 10);
    const two = (value: number) => String(value).padStart(2, '0');
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const clock = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
    return `${clock}:${two(seconds % 60)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}`;
}

/** Writes a whole number with its thousands set apart: `162,110`. */
export function formatCount(count: number): string {
    return String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** Writes a size with a binary unit: `64 KiB`. */
export function formatBytes(bytes: Bytes): string {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${decimal(value)} ${units[unit]}`;
}

/** A number with at most `digits` decimals, no trailing zeros and no locale. */
export function decimal(value: number, digits = 2): string {
    if (Number.isSafeInteger(value)) {
        return String(value);
    }
    const text = value.toFixed(digits);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
