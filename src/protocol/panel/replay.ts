import * as z from 'zod/mini';

const mark = z.object({
    /** Id of an element or relation of the model. */
    id: z.string(),
    /**
     * `load-1` to `load-4`: calls run along it, few to many; `failing`: calls along it fail; `open`: breakers on it
     * are open; `full`: requests wait for it; `fewer`: some of its replicas are down; `down`: all are.
     */
    state: z.enum(['load-1', 'load-2', 'load-3', 'load-4', 'failing', 'open', 'full', 'fewer', 'down']),
});

/** What a moment of a run does to a part of the diagram. */
export type ReplayMark = z.infer<typeof mark>;

/** A moment of a run. */
export const replayMoment = z.object({
    /** Which run, and when in it, in words: `KillOneOrder at 2:06`. */
    title: z.string(),
    marks: z.array(mark),
});

/** Checks as {@link replayMoment}. */
export type ReplayMoment = z.infer<typeof replayMoment>;
