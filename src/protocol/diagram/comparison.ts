import * as z from 'zod/mini';
import type { RequestMessage } from '../message.ts';
import { textLocation } from './location.ts';

const uri = z.string().check(z.minLength(1), z.maxLength(4096));
const view = z.string().check(z.maxLength(20_000));

const earlier = z.discriminatedUnion('kind', [
    /** A branch, tag, commit or whatever else git understands, of the repository in which the project stands. */
    z.object({ kind: z.literal('revision'), name: z.string().check(z.minLength(1), z.maxLength(2000)) }),
    z.object({ kind: z.literal('folder'), uri }),
]);

/** The state that the open project is compared with. */
export type EarlierState = z.infer<typeof earlier>;

const request = z.object({ uri, with: earlier });
const result = z.object({ view: z.string(), summary: z.string(), notes: z.array(z.string()) });

/** What came of a comparison: the view that shows it, what differs in one line, and what could not be compared. */
export type ComparisonResult = z.infer<typeof result>;

/** Reads an earlier state of the project of a document anew, so that there is a view of what changed since then. */
export const compareWith: RequestMessage<z.infer<typeof request>, ComparisonResult> = {
    method: 'firebreak/compare',
    params: request,
    result,
};

const textRequest = z.object({ project: z.string().check(z.maxLength(4096)), view, file: uri });

/** Names a file as it was in the earlier state of a comparison. */
export type EarlierText = z.infer<typeof textRequest>;

/** Checks an {@link EarlierText}. */
export const earlierTextReference = textRequest;

/** Asks for the text of a file as it was. */
export const readEarlierText: RequestMessage<EarlierText, { text: string }> = {
    method: 'firebreak/earlierText',
    params: textRequest,
    result: z.object({ text: z.string() }),
};

/** Scheme of the addresses of files as they were; the query is an {@link EarlierText} as JSON. */
export const EARLIER_SCHEME = 'firebreak-earlier';

/** Asks the editor whether git may be run in the workspace, which a repository can have run programs. */
export const mayRunGit: RequestMessage<object, { allowed: boolean }> = {
    method: 'firebreak/mayRunGit',
    params: z.object({}),
    result: z.object({ allowed: z.boolean() }),
};

/** What can have become of something, and of a finding. */
const change = z.enum(['added', 'removed', 'changed']);
const outcome = z.enum(['new', 'grown', 'gone', 'accepted']);

const item = z.object({
    change,
    words: z.string(),
    details: z.array(z.string()),
    about: z.array(z.string()),
    where: z.string(),
    source: z.optional(textLocation),
});

/**
 * One change in words, names in backquotes. `about`: ids of what shows it in the picture, the best first; `where`: file
 * and line for people, `source` the same for the editor.
 */
export type PictureChange = z.infer<typeof item>;

const finding = z.object({
    outcome,
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    about: z.array(z.string()),
    where: z.string(),
    source: z.optional(textLocation),
});

/** What became of a finding; `grown`: it was told before of less. */
export type ChangedFinding = z.infer<typeof finding>;

const policy = z.object({ words: z.string(), calls: z.array(z.string()) });

/** What a picture of changes tells in words. */
export const pictureChanges = z.object({
    before: z.string(),
    summary: z.string(),
    findings: z.array(finding),
    sections: z.array(z.object({ title: z.string(), items: z.array(item) })),
    policies: z.array(policy),
    left: z.int().check(z.nonnegative()),
});

/** What {@link pictureChanges} checks; `left` are changes and findings that are not listed because there are so many. */
export type PictureChanges = z.infer<typeof pictureChanges>;
