import * as z from 'zod/mini';

const run = z.object({
    key: z.string(),
    /** Id of the experiment. */
    id: z.string(),
    /** Counts the runs of the workspace. */
    number: z.number(),
    verdict: z.enum(['pass', 'fail', 'inconclusive', 'none']),
    summary: z.string(),
    markup: z.string(),
    styles: z.string(),
    /** Length of the run in milliseconds, and of one interval of it. */
    duration: z.number(),
    interval: z.number(),
});

/** A run as the page shows it. */
export type ShownRun = z.infer<typeof run>;

const underWay = z.object({
    /** Counts the runs of the workspace. */
    number: z.number(),
    /** Id of the experiment. */
    id: z.string(),
    share: z.number(),
    activity: z.enum(['running', 'explaining']),
});

/** A run that has not come to its end. */
export type RunUnderWay = z.infer<typeof underWay>;

/** What the page is told. */
export const toResults = z.discriminatedUnion('type', [
    /** All runs, newest first. */
    z.object({ type: z.literal('runs'), runs: z.array(run) }),
    /** A run came to its end. */
    z.object({ type: z.literal('add'), run }),
    /** One of the runs shall be shown. */
    z.object({ type: z.literal('choose'), key: z.string() }),
    /** A run with another one beside it, or why they cannot be compared. */
    z.object({ type: z.literal('compared'), key: z.string(), with: z.string(), markup: z.string() }),
    z.object({ type: z.literal('incomparable'), key: z.string(), with: z.string(), problem: z.string() }),
    /** All runs that are under way, and how far each is. */
    z.object({ type: z.literal('underWay'), runs: z.array(underWay) }),
]);
/** One message to the page. */
export type MessageToResults = z.infer<typeof toResults>;

/** What the page tells. */
export const fromResults = z.discriminatedUnion('type', [
    /** It can take messages. */
    z.object({ type: z.literal('ready') }),
    /** A person looks at a moment of a run, in milliseconds; at none any more without one. */
    z.object({ type: z.literal('moment'), key: z.string(), at: z.optional(z.number().check(z.nonnegative())) }),
    /** The diagram of a run's system is wanted. */
    z.object({ type: z.literal('diagram'), key: z.string() }),
    /** A run shall be shown with another one beside it. */
    z.object({ type: z.literal('compare'), key: z.string(), with: z.string() }),
    /** A run that is under way shall end. */
    z.object({ type: z.literal('stop'), number: z.number() }),
]);
/** One message from the page. */
export type MessageFromResults = z.infer<typeof fromResults>;
