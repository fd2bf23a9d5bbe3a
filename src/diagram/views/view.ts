import type { BreakerView } from '../breaker/breaker-view.ts';
import type { ContextMapView } from '../context-map/context-map-view.ts';
import type { DeploymentView } from '../deployment/deployment-view.ts';
import type { GlyphName } from '../glyphs.ts';
import type { ObservabilityView } from '../observability/observability-view.ts';
import type { SequenceView } from '../sequence/sequence-view.ts';
import type { WaterfallView } from '../waterfall/waterfall-view.ts';
import type { Stepper } from './stepper.ts';
import type { ViewGraph } from './view-graph.ts';

/** What every picture says about itself. */
export interface ViewHead {
    /** Name by which the view was asked for. */
    readonly view: string;
    readonly title: string;
    readonly subtitle: string;
    /** Findings of everything in the picture; absent when findings are off. */
    readonly findings?: SeverityCounts;
    /** Where the picture stands in a row of steps. */
    readonly stepper?: Stepper;
    /** What is to be said below the picture. */
    readonly footnotes?: readonly Footnote[];
    /** What the picture leaves out, in words. */
    readonly notes: readonly string[];
}

/** A remark below a picture, with its sign. */
export interface Footnote {
    readonly glyph: GlyphName;
    readonly text: string;
}

/** A picture before it has places: what is in it and how it is told apart. Plain data, independent of any theme. */
export type View =
    | DeploymentView
    | ViewGraph
    | ContextMapView
    | BreakerView
    | ObservabilityView
    | SequenceView
    | WaterfallView;

/** How many findings of each severity something has. */
export interface SeverityCounts {
    readonly error: number;
    readonly warning: number;
    readonly info: number;
}

/** The severities, worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];
