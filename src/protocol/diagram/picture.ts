import * as z from 'zod/mini';
import type { NotificationMessage, RequestMessage } from '../message.ts';
import { pictureChanges } from './comparison.ts';
import { textLocation } from './location.ts';

/** Longest id, name or address that is taken over the wire, in UTF-16 code units. */
const LONGEST_NAME = 20_000;
const name = z.string().check(z.maxLength(LONGEST_NAME));

/** The colour schemes that an editor asks for. */
export const PANEL_THEMES = ['light', 'dark', 'hc-dark', 'hc-light'] as const;

const pictureRequest = z.object({
    uri: z.string().check(z.minLength(1), z.maxLength(4096)),
    view: name,
    theme: z.enum(PANEL_THEMES),
    folded: z.array(name).check(z.maxLength(20_000)),
    opened: z.optional(z.array(name).check(z.maxLength(20_000))),
    hops: z.optional(z.int().check(z.minimum(1), z.maximum(9))),
});

/**
 * What to draw: a view by its name of the project that a document belongs to, with some of its frames folded, and some
 * opened where the view folds them by itself. `hops`:
 * how far around the element that the view is about.
 */
export type PictureRequest = z.infer<typeof pictureRequest>;

const counts = z.object({
    error: z.int().check(z.nonnegative()),
    warning: z.int().check(z.nonnegative()),
    info: z.int().check(z.nonnegative()),
});

/** How many findings of each severity. */
export type FindingCounts = z.infer<typeof counts>;

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

const pictureElement = z.object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    description: z.string(),
    parent: z.optional(z.string()),
    hue: z.optional(z.int()),
    isGroup: z.boolean(),
    folded: z.optional(z.boolean()),
    box: z.optional(box),
    findings: z.optional(counts),
    telemetry: z.optional(z.object({ metrics: z.boolean(), logs: z.boolean(), traces: z.boolean() })),
    source: z.optional(textLocation),
});

/**
 * One thing in a picture that stands for an element of the model. `parent` is the frame or element in which it is
 * drawn, `box` its body in the coordinates of the picture's `body`, `hue` the number of its context's colour.
 */
export type PictureElement = z.infer<typeof pictureElement>;

const pictureEdge = z.object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    description: z.string(),
    relations: z.array(z.string()),
    findings: z.optional(counts),
    source: z.optional(textLocation),
});

/** One line in a picture; `relations` are the ids of the model's relations that it stands for. */
export type PictureEdge = z.infer<typeof pictureEdge>;

const finding = z.object({
    id: z.int().check(z.nonnegative()),
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    element: z.string(),
    about: z.array(z.string()),
    evidence: z.array(z.string()),
    source: z.optional(textLocation),
    fixes: z.array(z.string()),
});

/**
 * A finding as the panel shows it: `about` are the elements and relations that it marks, `evidence` those that prove
 * it (the chain, the cycle, the users of a store), `fixes` the titles of its repairs.
 */
export type PictureFinding = z.infer<typeof finding>;

const picture = z.object({
    project: z.string(),
    version: z.int(),
    system: z.string(),
    view: z.string(),
    title: z.string(),
    kind: z.string(),
    svg: z.string(),
    legend: z.array(z.string()),
    elements: z.array(pictureElement),
    edges: z.array(pictureEdge),
    findings: z.array(finding),
    findingCounts: counts,
    notes: z.array(z.string()),
    broken: z.optional(z.object({ uri: z.string(), line: z.int(), hasGoodPicture: z.boolean() })),
    changes: z.optional(pictureChanges),
});

/**
 * A drawn view and what is in it. `version` numbers the states of the project's model; `kind` is `graph` or the name of
 * another kind of picture; `broken` says which line cannot be read while the picture shows how it was before; `changes`:
 * what differs from an earlier state, where the picture is of that.
 */
export type PanelPicture = z.infer<typeof picture>;

/** Asks for a picture. A newer request of the same sender makes an older one pointless, so cancel that. */
export const drawPicture: RequestMessage<PictureRequest, PanelPicture> = {
    method: 'firebreak/picture',
    params: pictureRequest,
    result: picture,
};

const modelChange = z.object({ project: z.string() });

/** Which project's model changed. */
export type ModelChange = z.infer<typeof modelChange>;

/** Says that a project has another model now, so that its pictures are out of date. */
export const modelChanged: NotificationMessage<ModelChange> = {
    method: 'firebreak/modelChanged',
    params: modelChange,
};
