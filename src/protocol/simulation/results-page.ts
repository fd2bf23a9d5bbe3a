import * as z from 'zod/mini';

const run = z.object({
    key: z.string(),
    /** Id of the experiment. */
    id: z.string(),
    /** Counts the runs of this window. */
    number: z.number(),
    verdict: z.enum(['pass', 'fail', 'inconclusive', 'none']),
    summary: z.string(),
    markup: z.string(),
    styles: z.string(),
    chart: z.object({ left: z.number(), right: z.number(), top: z.number(), bottom: z.number() }),
});

/** A run as the page shows it. */
export type ShownRun = z.infer<typeof run>;

/** What the page is told. */
export const toResults = z.discriminatedUnion('type', [
    /** All runs, newest first. */
    z.object({ type: z.literal('runs'), runs: z.array(run) }),
    /** A run came to its end. */
    z.object({ type: z.literal('add'), run }),
    /** One of the runs shall be shown. */
    z.object({ type: z.literal('choose'), key: z.string() }),
]);
/** One message to the page. */
export type MessageToResults = z.infer<typeof toResults>;

/** What the page tells: that it can take messages. */
export const fromResults = z.discriminatedUnion('type', [z.object({ type: z.literal('ready') })]);
/** One message from the page. */
export type MessageFromResults = z.infer<typeof fromResults>;
