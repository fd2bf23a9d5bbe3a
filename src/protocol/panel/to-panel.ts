import * as z from 'zod/mini';
import { replayMoment } from './replay.ts';

const request = z.int().check(z.nonnegative());

/** What a command or a key outside the panel can have it do. */
const PANEL_ACTIONS = ['fit', 'zoom-in', 'zoom-out', 'back', 'forward', 'find', 'pick-view', 'export', 'copy'] as const;

/** Whether pictures can be had: the language server runs, is about to, or stays away until a person restarts it. */
const SERVER_STATES = ['running', 'starting', 'stopped'] as const;
/** One of {@link SERVER_STATES}. */
export type ServerState = (typeof SERVER_STATES)[number];

const message = z.discriminatedUnion('type', [
    /** Shows a project, by one of its documents; without a view the one that was shown before, else the first. */
    z.object({ type: z.literal('show'), uri: z.string().check(z.minLength(1)), view: z.optional(z.string()) }),
    /** The answer to a question; `result` is checked by what was asked. */
    z.object({ type: z.literal('answer'), request, result: z.unknown() }),
    /** A question that has no answer, and why. */
    z.object({ type: z.literal('failure'), request, message: z.string(), cancelled: z.boolean() }),
    /** The model of a project changed. */
    z.object({ type: z.literal('changed'), project: z.string() }),
    /** The cursor of the editor stands in these elements and relations of a project, innermost first. */
    z.object({ type: z.literal('cursor'), project: z.string(), ids: z.array(z.string()) }),
    /** The language server went or came back, so that the picture stays as it is, or follows the texts again. */
    z.object({ type: z.literal('server'), state: z.enum(SERVER_STATES) }),
    /** A document has another address now; also a folder that holds documents. */
    z.object({
        type: z.literal('moved'),
        from: z.string().check(z.minLength(1)),
        to: z.string().check(z.minLength(1)),
    }),
    /**
     * Asks for an SVG document as PNG, so many pixels for one of its own, which the page gives or puts into the
     * clipboard; answered by `pixels`.
     */
    z.object({
        type: z.literal('rasterise'),
        request,
        svg: z.string(),
        scale: z.number().check(z.minimum(1), z.maximum(4)),
        to: z.enum(['host', 'clipboard']),
    }),
    /** Shows a moment of a run of a project; without one the picture as it is. */
    z.object({ type: z.literal('replay'), project: z.string(), moment: z.optional(replayMoment) }),
    z.object({ type: z.literal('act'), action: z.enum(PANEL_ACTIONS) }),
]);

/** What the extension says to the diagram panel. */
export type MessageToPanel = z.infer<typeof message>;

/** Checks a {@link MessageToPanel}. */
export const messageToPanel = message;
