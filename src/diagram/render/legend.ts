import type { ViewGraph } from '../views/view-graph.ts';

/** The legend of a picture, measured. */
export interface Legend {
    readonly width: number;
    readonly height: number;
    draw(width: number): string;
}

/** What the signs of a picture mean: only those that it uses. */
export function legend(_graph: ViewGraph): Legend {
    return { width: 0, height: 0, draw: () => '' };
}
