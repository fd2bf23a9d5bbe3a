import type { Box, Point } from '../shapes/measured.ts';
import type { Direction, LineKind, Placement } from '../views/view-graph.ts';

/** What a layout gets to see of a picture: sizes and connections. */
export interface LayoutGraph {
    readonly direction: Direction;
    readonly groups: readonly LayoutGroup[];
    readonly nodes: readonly LayoutNode[];
    readonly edges: readonly LayoutEdge[];
}

/** A frame; its title bar is {@link TITLE_BAR} high. */
export interface LayoutGroup {
    readonly id: string;
    /** Room that the title bar needs. */
    readonly minWidth: number;
    readonly placement?: Placement;
}

/** A body at whose borders lines end, and how far things stick out of it. */
export interface LayoutNode {
    readonly id: string;
    readonly group?: string;
    readonly width: number;
    readonly height: number;
    readonly above: number;
    readonly below: number;
    readonly right: number;
    readonly placement?: Placement;
}

/** A line with the things that have to stand on it, in order from its source. */
export interface LayoutEdge {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly line: LineKind;
    readonly labels: readonly LabelSize[];
    /** How many lines it stands for when it was lifted to a folded frame; 1 when absent. */
    readonly strength?: number;
}

/** Size of a thing on a line. */
export interface LabelSize {
    readonly width: number;
    readonly height: number;
}

/** Height of a frame's title bar. */
export const TITLE_BAR = 40;

/** Places for everything, in pixels from the upper left corner of the drawing. */
export interface Layout {
    readonly width: number;
    readonly height: number;
    /** Bodies of nodes by id. */
    readonly nodes: ReadonlyMap<string, Box>;
    readonly groups: ReadonlyMap<string, Box>;
    readonly lines: readonly RoutedLine[];
    /** Keys of the items that stand in rows because no line joins them to the rest. */
    readonly loose?: readonly string[];
    /** What was done more cheaply than usual, in words. */
    readonly notes: readonly string[];
}

/** One drawn line: a whole edge, or a part of a bundle. */
export interface RoutedLine {
    /** Ids of the edges that run in it; more than one only in bundles. */
    readonly edges: readonly string[];
    /** `trunk`: the common part of a bundle; `strand`: what leads to or from it. */
    readonly part: 'whole' | 'trunk' | 'strand';
    /** From source to target; each piece is horizontal or vertical. */
    readonly points: readonly Point[];
    /** The first point lies on the border of the edges' source. */
    readonly startsAtNode: boolean;
    /** The last point lies on the border of the edges' target: here belongs the arrow head. */
    readonly endsAtNode: boolean;
    /** Places of the labels, by edge, in the order of {@link LayoutEdge.labels}; of a trunk, the place of its number. */
    readonly labels: readonly PlacedLabels[];
}

/** Where the labels of an edge stand. */
export interface PlacedLabels {
    readonly edge: string;
    readonly boxes: readonly Box[];
}
