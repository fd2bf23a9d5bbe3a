import type { FlowBox, FlowPoint, FlowSize } from '../flow.ts';

/** A graph for the layered layout, in flow coordinates: columns stand one after the other along u. */
export interface LayeredGraph {
    readonly nodes: readonly LayeredNode[];
    readonly lines: readonly LayeredLine[];
    readonly gaps: LayeredGaps;
    /** Width to height that the picture should come near to. */
    readonly aspect: number;
    /** Up to this width no columns are folded to come nearer to the aspect. */
    readonly comfortable: number;
}

/** Least distances between things. */
export interface LayeredGaps {
    /** Of nodes that stand in one column. */
    readonly nodes: number;
    /** Of columns. */
    readonly columns: number;
}

/** A box with lines at its start and end borders. */
export interface LayeredNode {
    readonly size: FlowSize;
    /** Stands on the picture's own border, in a column before or behind all others. */
    readonly border?: 'start' | 'end';
    /** Would like to stand in the first or last column. */
    readonly placement?: 'first' | 'last';
    /** The column that it has to stand in; given for all nodes or for none, those on the border aside. */
    readonly column?: number;
    /** Where it stood before, if it is to stay there. */
    readonly pin?: Pin;
}

/** A place from an earlier layout. */
export interface Pin {
    readonly column: number;
    /** Of the upper edge of its room. */
    readonly v: number;
}

/** A line between two nodes, given by their numbers. */
export interface LayeredLine {
    readonly from: number;
    readonly to: number;
    /** Fixed distance of an end from the start of the node's body across the flow; the layout is free where absent. */
    readonly fromPort?: number;
    readonly toPort?: number;
    readonly label?: { readonly du: number; readonly dv: number };
    /** The end that the label stands at. */
    readonly labelAt: 'from' | 'to';
    /** Height of what the line carries outside this graph; its neighbours keep off as if it were here. */
    readonly spacing?: number;
    /** How strongly the line wants to be short and straight. */
    readonly weight: number;
}

/** Places for everything, relative to the upper left corner. */
export interface LayeredLayout {
    readonly du: number;
    readonly dv: number;
    /** Bodies of nodes, by number. */
    readonly nodes: readonly FlowBox[];
    /** Lines by number, from their `from` to their `to`. */
    readonly lines: readonly LayeredRoute[];
}

/** A line that has been laid out. */
export interface LayeredRoute {
    readonly points: readonly FlowPoint[];
    readonly labelRoom?: FlowBox;
}
