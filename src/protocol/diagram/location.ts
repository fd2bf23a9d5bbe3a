import * as z from 'zod/mini';

const index = z.int().check(z.nonnegative());

const position = z.object({ line: index, character: index });

/** A place in a text, zero-based, in UTF-16 code units, as in the Language Server Protocol. */
export type TextPosition = z.infer<typeof position>;

/** Checks a {@link TextPosition}. */
export const textPosition = position;

const location = z.object({
    uri: z.string().check(z.minLength(1), z.maxLength(4096)),
    range: z.object({ start: position, end: position }),
});

/** A stretch of a text, and whose. */
export type TextLocation = z.infer<typeof location>;

/** Checks a {@link TextLocation}. */
export const textLocation = location;
