import * as z from 'zod/mini';
import type { RequestMessage } from '../message.ts';

const request = z.object({ uri: z.string().check(z.minLength(1), z.maxLength(4096)) });
const view = z.object({ name: z.string(), title: z.string(), group: z.string() });

/** A view that can be asked for: by its name; `title` is for people, `group` the kind of views that it is one of. */
export type OfferedView = z.infer<typeof view>;

/** Asks which views the project of a document has. */
export const listViews: RequestMessage<{ uri: string }, { views: OfferedView[] }> = {
    method: 'firebreak/views',
    params: request,
    result: z.object({ views: z.array(view) }),
};
