/** Makes choices that depend on nothing but a seed and the choices before. */
export interface Choices {
    /** A whole number from 0 to `below - 1`. */
    below(limit: number): number;
    /** True once in `times`. */
    once(times: number): boolean;
    /** One of some values. */
    oneOf<T>(values: readonly T[]): T;
    /** The values in another order. */
    shuffled<T>(values: readonly T[]): T[];
}

/** Choices from a seed, by the generator "mulberry32". */
export function choicesFrom(seed: number): Choices {
    let state = seed >>> 0;
    const below = (limit: number): number => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
    };
    return {
        below,
        once: (times) => below(times) === 0,
        oneOf: (values) => {
            const [chosen] = values.slice(below(values.length));
            if (chosen === undefined) {
                throw new Error('There is nothing to choose from.');
            }
            return chosen;
        },
        shuffled: (values) => {
            const rest = [...values];
            return values.flatMap(() => rest.splice(below(rest.length), 1));
        },
    };
}
