import type { Box, Point } from '../shapes/measured.ts';
import type { WaterfallRow, WaterfallView } from './waterfall-view.ts';

/** A waterfall with a place for everything, in pixels from its upper left corner. */
export interface PlacedWaterfall {
    readonly kind: 'waterfall';
    readonly view: WaterfallView;
    readonly width: number;
    readonly height: number;
    readonly ticks: readonly { readonly x: number; readonly text: string }[];
    /** Upper and lower end of the lines of the axis. */
    readonly axis: { readonly top: number; readonly bottom: number };
    readonly rows: readonly PlacedRow[];
    /** Height at which what follows later begins. */
    readonly later?: number;
}

/** From where to where a bar goes. */
export interface Span {
    readonly left: number;
    readonly right: number;
}

/** One row with its bars. */
export interface PlacedRow {
    readonly row: WaterfallRow;
    /** Upper edge. */
    readonly y: number;
    /** Left end of the row's sign. */
    readonly x: number;
    readonly title: string;
    readonly titleAt: Point;
    readonly what: string;
    readonly whatAt: Point;
    /** The whole stretch. */
    readonly whole: Span;
    readonly own: Span;
    /** Where one request ends and the next begins. */
    readonly turns: readonly number[];
    readonly attempts: readonly Span[];
    readonly abandoned?: Span;
    /** From the call to the moment at which its caller would give up. */
    readonly timeout?: Span;
    readonly remark: string;
    readonly remarkAt: Point;
    readonly badge?: Box;
}
