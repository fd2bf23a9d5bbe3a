import * as z from 'zod/mini';
import type { RequestMessage } from '../message.ts';

const request = z.object({ uri: z.string().check(z.minLength(1), z.maxLength(4096)) });
const view = z.object({ name: z.string(), title: z.string(), group: z.string() });

/** A view that can be asked for: by its name; `title` is for people, `group` the kind of views that it is one of. */
export type OfferedView = z.infer<typeof view>;

const result = z.object({
    views: z.array(view),
    initial: z.optional(z.object({ view: z.string(), folded: z.array(z.string()) })),
});

/** The views of a project, and with which one a panel begins: what is folded in it keeps a large system readable. */
export type OfferedViews = z.infer<typeof result>;

/** Asks which views the project of a document has. */
export const listViews: RequestMessage<{ uri: string }, OfferedViews> = {
    method: 'firebreak/views',
    params: request,
    result,
};
