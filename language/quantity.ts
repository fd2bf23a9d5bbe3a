import { type Dimension, UNITS } from '../src/model/quantities.ts';

/** A quantity as written, in the base unit of its dimension. */
export interface Quantity {
    /** Milliseconds, events per second, a share of one, bytes or a plain count. */
    readonly value: number;
    readonly dimension: Dimension;
    /** The unit as written, empty for a plain number. */
    readonly unit: string;
}

/** Why a text is no quantity. */
export interface QuantityProblem {
    /** `no-number`: it does not begin with one, as when a line is unfinished. */
    readonly problem: 'unknown-unit' | 'no-number';
    /** The unit as written. */
    readonly unit: string;
}

/** All units that may follow a number, with what they measure. */
const KNOWN_UNITS: ReadonlyMap<string, { readonly dimension: Dimension; readonly factor: number }> = new Map(
    Object.entries(UNITS).flatMap(([dimension, units]) =>
        Object.entries(units).map(([unit, factor]) => [unit, { dimension: dimension as Dimension, factor }] as const),
    ),
);

const NUMBER_AND_UNIT = /^(-?[0-9]+(?:\.[0-9]+)?)(.*)$/s;

/** The number of a QUANTITY, whatever its unit, and the unit. */
export function splitQuantity(text: string): { readonly number: number; readonly unit: string } | undefined {
    const parts = NUMBER_AND_UNIT.exec(text);
    return parts ? { number: Number(parts[1]), unit: parts[2] ?? '' } : undefined;
}

/** Reads the image of a QUANTITY token: `300ms`, `99.95%`, `200/s`, `64KiB`, `12`. */
export function parseQuantity(text: string): Quantity | QuantityProblem {
    const parts = splitQuantity(text);
    if (!parts) {
        return { problem: 'no-number', unit: '' };
    }
    const known = KNOWN_UNITS.get(parts.unit);
    if (!known) {
        return { problem: 'unknown-unit', unit: parts.unit };
    }
    return { value: scaled(parts.number, known.factor), dimension: known.dimension, unit: parts.unit };
}

/** True for what {@link parseQuantity} could read. */
export function isQuantity(result: Quantity | QuantityProblem): result is Quantity {
    return !('problem' in result);
}

// 99.95 * 0.01 is 0.9995000000000001; 99.95 / 100 is 0.9995.
function scaled(number: number, factor: number): number {
    return factor < 1 ? number / Math.round(1 / factor) : number * factor;
}
