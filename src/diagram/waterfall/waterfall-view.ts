import type { Stretch } from '../../model/flow/expected-times.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { GlyphName } from '../glyphs.ts';
import type { SeverityCounts, ViewHead } from '../views/view.ts';

/** A scenario as the trace that is to be expected of it: who works, who waits for whom, and for how long. */
export interface WaterfallView extends ViewHead {
    readonly kind: 'waterfall';
    /** `time`: milliseconds. `order`: nobody says any times; each piece of work counts one. */
    readonly scale: 'time' | 'order';
    /** In the order in which things begin, each before what it causes. */
    readonly rows: readonly WaterfallRow[];
    /** What messages cause later, on its own. */
    readonly later: readonly WaterfallRow[];
    /** Names of the contexts in it, by the number of their hue. */
    readonly contexts: ReadonlyMap<number, string>;
}

/** One piece of work, access or publication, or the rounds of a loop. */
export interface WaterfallRow extends Stretch {
    /** How deep it is nested. */
    readonly depth: number;
    readonly kind: 'work' | 'access' | 'event' | 'loop';
    /** Id of the operation or element. */
    readonly id: string;
    readonly title: string;
    /** What is asked of it. */
    readonly what: string;
    readonly glyph: GlyphName;
    readonly hue?: number;
    /** Its own work; for the rest of the stretch it waits. */
    readonly own: Stretch;
    /** Somebody says how long its own work takes. */
    readonly said: boolean;
    /** Requests, or rounds of a loop, one behind the other that the stretch stands for. */
    readonly turns: number;
    /** The tries, where each runs into its timeout. */
    readonly attempts: readonly Stretch[];
    /** When the work is done that nobody waits for any more. */
    readonly abandonedUntil?: Milliseconds;
    /** When the caller would give up the first try. */
    readonly timeout?: Milliseconds;
    readonly critical: boolean;
    /** Durations and conditions, in words. */
    readonly remark: string;
    /** Ids of the model's relations that it stands for. */
    readonly relations: readonly string[];
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}
