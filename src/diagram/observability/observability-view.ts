import type { GlyphName } from '../glyphs.ts';
import type { SeverityCounts, ViewHead } from '../views/view.ts';

/** What a member can tell about itself. */
export const SIGNALS = ['metrics', 'traces', 'logs', 'alerts'] as const;
/** One of {@link SIGNALS}. */
export type Signal = (typeof SIGNALS)[number];

/** Members by signals: what emits what, and what nobody would see. */
export interface ObservabilityView extends ViewHead {
    readonly kind: 'observability';
    /** One for each of {@link SIGNALS}, in their order. */
    readonly columns: readonly SignalColumn[];
    readonly sections: readonly MemberSection[];
    readonly description: string;
}

/** Where a signal goes. */
export interface SignalColumn {
    readonly signal: Signal;
    /** Ways that it takes: collector, backend, dashboard. */
    readonly ways: readonly (readonly WayStop[])[];
    /** How many further ways there are. */
    readonly more: number;
}

/** One stop on a signal's way; what is only a word in the model has no id. */
export interface WayStop {
    readonly id?: string;
    readonly name: string;
}

/** The members of one context, or those that stand in none. */
export interface MemberSection {
    /** Id of the context. */
    readonly id?: string;
    readonly title: string;
    readonly hue?: number;
    readonly owner?: string;
    readonly members: readonly Member[];
}

/** One row. */
export interface Member {
    readonly id: string;
    readonly title: string;
    readonly glyph: GlyphName;
    /** It stands in the service above it. */
    readonly nested: boolean;
    /** One for each of {@link SIGNALS}, in their order. */
    readonly cells: readonly SignalCell[];
    readonly findings?: SeverityCounts;
    readonly description: string;
}

/**
 * `all`: whole; `part`: sampled or incomplete; `none`: said not to be, or nobody would see it; `unsaid`: the model is
 * silent; `unneeded`: nobody expects it of such a thing.
 */
export type SignalState = 'all' | 'part' | 'none' | 'unsaid' | 'unneeded';

/** What a member tells of one signal. */
export interface SignalCell {
    readonly state: SignalState;
    /** A few words beside the sign. */
    readonly note?: string;
    /** The same in full, for tooltip and screen reader. */
    readonly detail: string;
}
