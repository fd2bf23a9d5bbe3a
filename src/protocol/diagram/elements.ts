import * as z from 'zod/mini';
import type { RequestMessage } from '../message.ts';
import { textLocation, textPosition } from './location.ts';

const uri = z.string().check(z.minLength(1), z.maxLength(4096));

const detailsRequest = z.object({ uri, ids: z.array(z.string()).check(z.minLength(1), z.maxLength(500)) });

/** Names what is asked about, in the project of a document. */
export type DetailsRequest = z.infer<typeof detailsRequest>;

const row = z.object({ glyph: z.string(), text: z.string(), aside: z.optional(z.string()) });
const section = z.object({ title: z.string(), rows: z.array(row) });

/** A heading and the lines below it; `glyph` names a sign, `aside` stands at the right: mostly where it comes from. */
export type DetailSection = z.infer<typeof section>;

const details = z.object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    name: z.string(),
    context: z.optional(z.string()),
    summary: z.string(),
    documentation: z.optional(z.string()),
    sections: z.array(section),
    links: z.array(z.object({ url: z.string(), title: z.string() })),
    source: z.optional(textLocation),
});

/** All that is to say about one element, or about the relations that one line stands for. */
export type ElementDetails = z.infer<typeof details>;

/** Asks about an element, or about relations together; nothing for ids that the model does not have. */
export const elementDetails: RequestMessage<DetailsRequest, { details?: ElementDetails | undefined }> = {
    method: 'firebreak/elementDetails',
    params: detailsRequest,
    result: z.object({ details: z.optional(details) }),
};

const atRequest = z.object({ uri, position: textPosition });

/** Asks for the ids of the elements and relations that stand at a place of a text, innermost first; and whose they are. */
export const elementsAt: RequestMessage<z.infer<typeof atRequest>, { project: string; ids: string[] }> = {
    method: 'firebreak/elementsAt',
    params: atRequest,
    result: z.object({ project: z.string(), ids: z.array(z.string()) }),
};

const fixRequest = z.object({
    uri,
    version: z.int(),
    finding: z.int().check(z.nonnegative()),
    fix: z.int().check(z.nonnegative()),
});

/** Names a fix by the numbers that a picture of this version gave it and its finding. */
export type FixRequest = z.infer<typeof fixRequest>;

const fixOutcome = z.enum(['applied', 'stale', 'refused']);

/** What came of a fix. `stale`: the model is another one by now; `refused`: the editor did not take it. */
export type FixOutcome = z.infer<typeof fixOutcome>;

/** Has a fix of a finding applied to the texts. */
export const applyFix: RequestMessage<FixRequest, { outcome: FixOutcome }> = {
    method: 'firebreak/applyFix',
    params: fixRequest,
    result: z.object({ outcome: fixOutcome }),
};
