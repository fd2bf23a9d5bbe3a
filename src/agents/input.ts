import * as z from 'zod/mini';

/** A name, a path or a few words. */
export const shortText = z.string().check(z.minLength(1), z.maxLength(1000));

/** A parameter of many tools: which project is meant. */
export const projectInput = z
    .optional(shortText)
    .check(
        z.describe(
            'Folder of the project, or a file in it. Needed only where the workspace holds several projects; an error lists them.',
        ),
    );

/** A parameter that names an element. */
export const elementInput = shortText.check(
    z.describe(
        'Name of an element: its qualified name (Ordering.orders.place) or the end of it where that is clear (orders.place).',
    ),
);

/** Texts that are not saved: they take the place of files, or are added to them, in memory alone. */
export const unsavedTexts = z
    .array(
        z.strictObject({
            file: shortText.check(z.describe('Path in the project, such as services/orders.fbk; it need not exist.')),
            text: z.string().check(z.maxLength(5 * 2 ** 20), z.describe('The whole text that the file would have.')),
        }),
    )
    .check(
        z.maxLength(50),
        z.describe(
            'Texts to read as if they were saved (models or firebreak.json). Nothing is written. Use it to try a change before making it.',
        ),
    );

/** A parameter of tools that also answer about texts that are not saved. */
export const textsInput = z.optional(unsavedTexts);

/** How many items are listed, and how many are left out before them. */
export function pageInput(usual: number, most: number) {
    return {
        limit: z._default(z.int().check(z.minimum(1), z.maximum(most), z.describe('How many to list at most.')), usual),
        offset: z._default(
            z.int().check(z.minimum(0), z.describe('How many to leave out before the first, to list what follows.')),
            0,
        ),
    };
}

/** What is told of a list of which a part is listed. */
export const pageOutput = {
    total: z.int().check(z.describe('How many there are in all.')),
    listed: z.int().check(z.describe('How many of them this answer lists.')),
};

/** The part of a list that was asked for. */
export function pageOf<Item>(
    items: readonly Item[],
    { limit, offset }: { readonly limit: number; readonly offset: number },
): { readonly page: readonly Item[]; readonly rest: string } {
    const page = items.slice(offset, offset + limit);
    const left = items.length - offset - page.length;
    const next = offset + page.length;
    if (page.length === 0 && items.length > 0) {
        return { page, rest: `There are ${items.length}, so none is left behind an offset of ${offset}.` };
    }
    return { page, rest: left > 0 ? `… and ${left} more: ask with offset ${next}, or narrow what you ask for.` : '' };
}
