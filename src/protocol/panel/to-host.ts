import * as z from 'zod/mini';
import { textLocation } from '../diagram/location.ts';
import { PANEL_THEMES } from '../diagram/picture.ts';

const request = z.int().check(z.nonnegative());
const name = z.string().check(z.maxLength(20_000));

/** What a panel may ask the language server, by the name that it uses for it. */
export const PANEL_QUESTIONS = ['views', 'picture', 'details', 'fix'] as const;
/** One of {@link PANEL_QUESTIONS}. */
export type PanelQuestion = (typeof PANEL_QUESTIONS)[number];

const exported = z.object({
    uri: z.string().check(z.minLength(1), z.maxLength(4096)),
    view: name,
    theme: z.enum(PANEL_THEMES),
    folded: z.array(name).check(z.maxLength(20_000)),
    opened: z.optional(z.array(name).check(z.maxLength(20_000))),
    hops: z.optional(z.int().check(z.minimum(1), z.maximum(9))),
    findings: z.boolean(),
    system: z.optional(name),
});

/** The picture that is to be exported, as it is shown; `system`: what its system is called. */
export type ExportedPicture = z.infer<typeof exported>;

const message = z.discriminatedUnion('type', [
    /** The panel can take messages now. */
    z.object({ type: z.literal('ready') }),
    /** Answered by `answer` or `failure` with the same number; `params` are checked by what is asked. */
    z.object({ type: z.literal('ask'), request, question: z.enum(PANEL_QUESTIONS), params: z.unknown() }),
    /** The answer is not needed any more. */
    z.object({ type: z.literal('cancel'), request }),
    /** Shows a place of a text in the editor. */
    z.object({ type: z.literal('open'), location: textLocation }),
    /** Opens a link of the model outside. */
    z.object({ type: z.literal('link'), url: z.string().check(z.minLength(1), z.maxLength(4096)) }),
    /** Exports what is shown; without a picture there is nothing to export. */
    z.object({ type: z.literal('export'), picture: z.optional(exported), to: z.enum(['file', 'clipboard']) }),
    /** Asks what to compare the project of a document with, and shows what changed. */
    z.object({ type: z.literal('compare'), uri: z.string().check(z.minLength(1), z.maxLength(4096)) }),
    /**
     * The PNG that was asked for by `rasterise`, in base64, and its scale; or why there is none. What went into the
     * clipboard is empty here.
     */
    z.object({
        type: z.literal('pixels'),
        request,
        drawn: z.optional(z.object({ png: z.string().check(z.regex(/^[A-Za-z0-9+/]*=*$/)), scale: z.number() })),
        problem: z.optional(z.string().check(z.maxLength(2000))),
    }),
    /** What the panel shows now, for its tab. */
    z.object({ type: z.literal('title'), title: z.string().check(z.maxLength(500)) }),
    /** Something went wrong in the panel. */
    z.object({ type: z.literal('log'), message: z.string().check(z.maxLength(20_000)) }),
]);

/** What the diagram panel says to the extension. */
export type MessageToHost = z.infer<typeof message>;

/** Checks a {@link MessageToHost}. */
export const messageToHost = message;
