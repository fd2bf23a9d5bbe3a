import type { PlacedBreaker } from '../breaker/place-breaker.ts';
import type { PlacedContextMap } from '../context-map/place-context-map.ts';
import type { PlacedDeployment } from '../deployment/place-deployment.ts';
import type { Layout } from '../layout/layout-graph.ts';
import type { PlacedObservability } from '../observability/place-observability.ts';
import type { PlacedSequence } from '../sequence/placed-sequence.ts';
import type { MeasuredNode } from '../shapes/measured.ts';
import type { ViewGraph } from '../views/view-graph.ts';
import type { PlacedWaterfall } from '../waterfall/placed-waterfall.ts';
import type { EdgeLabel } from './edge-labels.ts';

/** A view with everything in it measured and placed, ready to be drawn in any theme. Each kind has its own places. */
export type Picture =
    | PlacedDeployment
    | PlacedGraph
    | PlacedContextMap
    | PlacedBreaker
    | PlacedObservability
    | PlacedSequence
    | PlacedWaterfall;

/** Things and the lines between them, placed. */
export interface PlacedGraph {
    readonly kind: 'graph';
    readonly view: ViewGraph;
    readonly layout: Layout;
    readonly nodes: ReadonlyMap<string, MeasuredNode>;
    /** What stands on each edge, by edge id, in the layout's order. */
    readonly labels: ReadonlyMap<string, readonly EdgeLabel[]>;
}
