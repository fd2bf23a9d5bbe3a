import type { DockedStore, ViewNode } from '../views/view-graph.ts';

/** A point in pixels, y downwards. */
export interface Point {
    readonly x: number;
    readonly y: number;
}

/** Width and height in pixels. */
export interface Size {
    readonly width: number;
    readonly height: number;
}

/** A rectangle in pixels. */
export interface Box extends Point, Size {}

/** The sides of a box. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** A node with its text set and its size known. */
export interface MeasuredNode {
    readonly node: ViewNode;
    /** Size of the body, at whose borders lines end. */
    readonly width: number;
    readonly height: number;
    /** What sticks out of the body and must stay free of other things. */
    readonly above: number;
    readonly below: number;
    readonly right: number;
    readonly title: readonly string[];
    readonly subtitle: readonly string[];
    /** Height of the text without what the card grew for its lines; the text is centred in the rest. */
    readonly textHeight: number;
    readonly docked: readonly MeasuredStore[];
    readonly hanging: Hanging;
}

/** A docked store, placed relative to the body of its service. */
export interface MeasuredStore {
    readonly store: DockedStore;
    readonly box: Box;
    readonly title: readonly string[];
    readonly subtitle: readonly string[];
    /** The short line that ties it to its service, relative to the body. */
    readonly stub: readonly [Point, Point];
}

/** Where a node's stores and dead letters hang: where the lines of a picture do not leave the node. */
export type Hanging = 'below' | 'beside';

/** How one kind of node is measured and drawn. */
export interface Shape {
    /** Sets the text and finds the size; the body gets at least this large. */
    measure(node: ViewNode, least: Size, hanging: Hanging): MeasuredNode;
    /** The markup of a node whose body stands at this place. */
    draw(measured: MeasuredNode, at: Point): string;
    /** How far inside the body's side the outline runs, at an offset from the side's upper or left end. */
    inset(measured: MeasuredNode, side: Side, offset: number): number;
}

/** No inset: the outline is the body's box. */
export function straightSides(): number {
    return 0;
}
