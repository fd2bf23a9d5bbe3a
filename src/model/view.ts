import type { Selector } from './constraint.ts';
import type { Element } from './element.ts';

/** A picture that somebody asked for: a generated view, narrowed, grouped or turned. */
export interface View extends Element {
    readonly kind: 'view';
    /** The generated view it starts from: `services`, `scenario`, `trace`, `breaker`, `landscape` … */
    readonly of: string;
    /** Id of the element it is about. */
    readonly subject?: string;
    /** For a migration: number of the phase. */
    readonly phase?: number;
    /** Hops around the subject. */
    readonly depth?: number;
    readonly show: readonly ViewSelector[];
    readonly hide: readonly ViewSelector[];
    /** `context`, `team`, `deployment` or `none`. */
    readonly groupBy?: string;
    /** `right`, `down`, `left` or `up`. */
    readonly direction?: string;
}

/** What a view shows or hides: a selection, or the neighbours of what is shown. */
export type ViewSelector = Selector | { readonly by: 'neighbours' };
