import * as z from 'zod/mini';
import { textLocation } from '../diagram/location.ts';
import type { NotificationMessage, RequestMessage } from '../message.ts';

const nothing = z.object({}) as z.ZodMiniType<Record<string, never>>;
const share = z.number().check(z.nonnegative(), z.maximum(1));

/** What is known of an experiment that can be run. */
export const listedExperiment = z.object({
    /** Key of its project. */
    project: z.string(),
    /** Qualified name. */
    id: z.string(),
    title: z.optional(z.string()),
    location: textLocation,
    /** What is expected, each with its place. */
    expectations: z.array(z.object({ text: z.string(), location: textLocation })),
});

/** An experiment that can be run. */
export type ListedExperiment = z.infer<typeof listedExperiment>;

/** Asks for the experiments of all open projects, in the order of the texts. */
export const listExperiments: RequestMessage<Record<string, never>, { experiments: ListedExperiment[] }> = {
    method: 'firebreak/experiments',
    params: nothing,
    result: z.object({ experiments: z.array(listedExperiment) }),
};

const wish = z.object({
    project: z.string(),
    id: z.string(),
    /** An integer from 0 to 2^32 - 1; where the draws come from. */
    seed: z.optional(z.int().check(z.nonnegative(), z.maximum(2 ** 32 - 1))),
    replications: z.optional(z.int().check(z.positive(), z.maximum(1000))),
    /** Look for changes of the model with which a failed experiment passes. */
    counterfactuals: z.boolean(),
    /** Name of this run, another one for each: given back with each word of progress, and to compare it later. */
    run: z.string(),
});

/** Which experiment to run, and how. */
export type ExperimentWish = z.infer<typeof wish>;

const verdict = z.enum(['pass', 'fail', 'inconclusive']);

const judged = z.object({
    text: z.string(),
    verdict,
    /** What was measured, in words. */
    measured: z.string(),
    location: textLocation,
});

/** One expectation with what came of it. */
export type JudgedLine = z.infer<typeof judged>;

const series = z.array(z.number());

const replay = z.object({
    /** Length of one interval in milliseconds; each series below has a value for each. */
    interval: z.number().check(z.positive()),
    duration: z.number().check(z.nonnegative()),
    /** Tries along each call or store access, by the id of the relation. */
    calls: z.array(z.object({ id: z.string(), attempts: series, failures: series })),
    /** Replicas that are up, of those that had fewer at any time, by the id of the element. */
    replicas: z.array(z.object({ id: z.string(), up: series })),
    /** Share of places in use, by the id of the element. */
    servers: z.array(z.object({ id: z.string(), inUse: series, waiting: series })),
    /** Share of a call's breakers that are open, by the id of the relation. */
    breakers: z.array(z.object({ id: z.string(), open: series })),
});

/** A run over time, for the diagram. */
export type Replay = z.infer<typeof replay>;

/** What came of a run that ended by itself. */
export const judgedOutcome = z.object({
    outcome: z.literal('judged'),
    verdict: z.enum(['pass', 'fail', 'inconclusive', 'none']),
    /** How it was run, in one line. */
    summary: z.string(),
    expectations: z.array(judged),
    /** What happened, in order, one line each. */
    explanation: z.array(z.string()),
    /** Its results as HTML, without styles and scripts. */
    markup: z.string(),
    /** The styles of the results, for each of the editor's themes. */
    styles: z.string(),
    replay,
});

const result = z.discriminatedUnion('outcome', [
    judgedOutcome,
    z.object({
        outcome: z.literal('unrunnable'),
        problems: z.array(z.object({ message: z.string(), location: z.optional(textLocation) })),
    }),
]);

/** What came of a run. */
export type ExperimentOutcome = z.infer<typeof result>;

/** Runs an experiment. Ends early when it is cancelled. */
export const runExperimentNow: RequestMessage<ExperimentWish, ExperimentOutcome> = {
    method: 'firebreak/runExperiment',
    params: wish,
    result,
};

const comparison = z.object({ run: z.string(), with: z.string() });

/** Which run to show, and which earlier one beside it. */
export type RunComparison = z.infer<typeof comparison>;

/** Asks for the results of a run with those of another one in the same charts; nothing where one is forgotten. */
export const compareRuns: RequestMessage<RunComparison, { markup?: string | undefined }> = {
    method: 'firebreak/compareRuns',
    params: comparison,
    result: z.object({ markup: z.optional(z.string()) }),
};

const progress = z.object({ run: z.string(), share, activity: z.enum(['running', 'explaining']) });

/** How far a run is. */
export type RunProgress = z.infer<typeof progress>;

/** Tells how far a run is, now and then. */
export const runProgress: NotificationMessage<RunProgress> = {
    method: 'firebreak/runProgress',
    params: progress,
};
