import type { AstNode } from 'langium';
import type { Dimension, Interval } from '../../src/model/quantities.ts';
import type { Said } from '../../src/model/said.ts';
import { UNKNOWN } from '../../src/model/said.ts';
import { parseQuantity } from '../quantity.ts';
import type { ModelContext } from './model-context.ts';

/**
 * Value of a written quantity in the base unit of its dimension. A quantity of another dimension or with an unknown
 * unit is an error that the checks report; to the model it was never said.
 */
export function quantity(text: string | undefined, dimension: Dimension): number | undefined {
    if (text === undefined) {
        return undefined;
    }
    const parsed = parseQuantity(text);
    return 'problem' in parsed || parsed.dimension !== dimension ? undefined : parsed.value;
}

/** A whole, non-negative count. */
export function count(text: string | undefined): number | undefined {
    const value = quantity(text, 'count');
    return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** `2..10`, or `2` alone for `2..2`. */
export function countInterval(min: string | undefined, max: string | undefined): Required<Interval> | undefined {
    const from = count(min);
    const to = max === undefined ? from : count(max);
    return from === undefined || to === undefined || to < from ? undefined : { min: from, max: to };
}

/** A three-valued property from its statement; `read` gives undefined where the value cannot be understood. */
export function said<S extends AstNode & { readonly none?: boolean }, T>(
    context: ModelContext,
    statement: S | undefined,
    read: (statement: S) => T | undefined,
): Said<T> {
    if (!statement) {
        return UNKNOWN;
    }
    const source = context.source(statement);
    if (statement.none) {
        return { said: 'none', source };
    }
    const value = read(statement);
    return value === undefined ? UNKNOWN : { said: 'set', value, source };
}

/** An object without the properties whose value is undefined: in the model, absent is not there. */
export function present<T extends object>(properties: T): Present<T> {
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(properties)) {
        const value: unknown = properties[key as keyof T];
        if (value !== undefined) {
            result[key] = value;
        }
    }
    return result as Present<T>;
}

/** The type of {@link present}: what may be undefined is optional. */
export type Present<T> = {
    [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
    [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Sorted, without repetition. */
export function sortedSet(words: Iterable<string>): string[] {
    return [...new Set(words)].sort();
}
