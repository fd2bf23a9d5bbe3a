import type { Layout } from '../layout/layout-graph.ts';
import type { MeasuredNode } from '../shapes/measured.ts';
import type { ViewGraph } from '../views/view-graph.ts';
import type { EdgeLabel } from './edge-labels.ts';

/** A picture with everything measured and placed. */
export interface PlacedPicture {
    readonly graph: ViewGraph;
    readonly layout: Layout;
    readonly nodes: ReadonlyMap<string, MeasuredNode>;
    /** What stands on each edge, by edge id, in the layout's order. */
    readonly labels: ReadonlyMap<string, readonly EdgeLabel[]>;
}
