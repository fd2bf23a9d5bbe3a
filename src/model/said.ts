import type { Source } from './source.ts';

/** A property with a value that somebody wrote down. */
export interface SaidValue<T> {
    readonly said: 'set';
    readonly value: T;
    readonly source: Source;
}

/** A property that somebody ruled out in so many words: `timeout none`. */
export interface SaidNone {
    readonly said: 'none';
    readonly source: Source;
}

/** A property about which the model is silent. */
export interface Unknown {
    readonly said: 'unknown';
}

/**
 * The three values of a resilience or telemetry property. Silence is data: whether `unknown` counts as absent
 * is the reader's decision (`unknownAs` in the project's settings), never the model's.
 */
export type Said<T> = SaidValue<T> | SaidNone | Unknown;

/** The one value for silence. */
export const UNKNOWN: Unknown = { said: 'unknown' };

/** The value, if one was written down. */
export function saidValue<T>(said: Said<T>): T | undefined {
    return said.said === 'set' ? said.value : undefined;
}

/** The first of several statements, strongest first, that says anything. */
export function firstSaid<T>(...layers: readonly Said<T>[]): Said<T> {
    return layers.find((layer) => layer.said !== 'unknown') ?? UNKNOWN;
}
