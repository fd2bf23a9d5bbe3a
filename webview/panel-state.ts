import * as z from 'zod/mini';

/** What can be shown and hidden in a picture. */
export const TOGGLES = ['findings', 'policies', 'teams', 'technology', 'telemetry'] as const;
/** One of {@link TOGGLES}. */
export type Toggle = (typeof TOGGLES)[number];

const place = z.object({
    view: z.string(),
    hops: z.optional(z.int()),
});

/** A view, and how far around its subject it reaches. */
export type Place = z.infer<typeof place>;

const viewport = z.object({ x: z.number(), y: z.number(), k: z.number() });

/** Where the picture lies on the screen: its origin in pixels, and its scale. */
export type ViewportState = z.infer<typeof viewport>;

const state = z.object({
    uri: z.string(),
    view: z.string(),
    hops: z.optional(z.int()),
    folded: z.array(z.string()),
    /** What is drawn open in views that fold by themselves. */
    opened: z.optional(z.array(z.string())),
    viewport: z.optional(viewport),
    selected: z.array(z.string()),
    toggles: z.array(z.enum(TOGGLES)),
    inspector: z.boolean(),
    drawer: z.boolean(),
    minimap: z.boolean(),
    back: z.array(place),
    forward: z.array(place),
});

/** What outlives the panel: it is kept by the editor and read when the panel is shown again. */
export type PanelState = z.infer<typeof state>;

/** A panel that nobody has used yet. An empty view: whichever comes first. */
export const FRESH_STATE: PanelState = {
    uri: '',
    view: '',
    folded: [],
    selected: [],
    toggles: ['findings', 'policies', 'teams', 'technology'],
    inspector: true,
    drawer: false,
    minimap: true,
    back: [],
    forward: [],
};

/** Steps that `back` remembers. */
export const MOST_STEPS = 50;

/** Reads a kept state; one of another version, or none, is as fresh. */
export function readPanelState(kept: unknown): PanelState {
    const parsed = state.safeParse(kept);
    return parsed.success ? parsed.data : FRESH_STATE;
}
