/** A width in which a drawing is made, and the room in which the page shows it. Pixels. */
export interface DrawnWidth {
    readonly width: number;
    /** From this room on. */
    readonly from: number;
    /** No wider than this: letters would be too large. */
    readonly most: number;
}

/** Widths of the charts over time: the page shows the one that fits its own width, so that all words stay legible. */
export const CHART_WIDTHS: readonly DrawnWidth[] = [
    { width: 260, from: 0, most: 330 },
    { width: 350, from: 350, most: 450 },
    { width: 520, from: 520, most: 600 },
    { width: 640, from: 640, most: 760 },
    { width: 800, from: 800, most: 920 },
    { width: 1000, from: 1000, most: 1000 },
];

/** Widths of the waterfalls of single requests. */
export const TRACE_WIDTHS: readonly DrawnWidth[] = [
    { width: 220, from: 0, most: 300 },
    { width: 328, from: 328, most: 420 },
    { width: 520, from: 520, most: 640 },
];
