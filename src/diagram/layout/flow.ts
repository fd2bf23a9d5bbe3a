import type { Box, Point } from '../shapes/measured.ts';
import type { Direction } from '../views/view-graph.ts';
import type { LabelSize, LayoutNode } from './layout-graph.ts';

/**
 * Layout is done in flow coordinates: u runs along the direction of the picture, v across it. ELK sees them as x and
 * y of a picture that runs to the right.
 */
export interface FlowPoint {
    readonly u: number;
    readonly v: number;
}

/** A rectangle in flow coordinates. */
export interface FlowBox extends FlowPoint {
    readonly du: number;
    readonly dv: number;
}

/** A node's body in flow coordinates, and the room kept free around it. */
export interface FlowSize {
    readonly du: number;
    readonly dv: number;
    readonly before: FlowPoint;
    readonly after: FlowPoint;
}

/** Whether the picture runs up or down, so that both axes change places. */
export function isVertical(direction: Direction): boolean {
    return direction === 'down' || direction === 'up';
}

/** A node's size as the flow sees it. */
export function flowSize(node: LayoutNode, direction: Direction): FlowSize {
    const { width, height, above, below, right } = node;
    switch (direction) {
        case 'right':
            return { du: width, dv: height, before: { u: 0, v: above }, after: { u: right, v: below } };
        case 'left':
            return { du: width, dv: height, before: { u: right, v: above }, after: { u: 0, v: below } };
        case 'down':
            return { du: height, dv: width, before: { u: above, v: 0 }, after: { u: below, v: right } };
        case 'up':
            return { du: height, dv: width, before: { u: below, v: 0 }, after: { u: above, v: right } };
    }
}

const LABEL_GAP = 6;

/** The size of labels set one after the other along the flow. */
export function labelsSize(labels: readonly LabelSize[], direction: Direction): { du: number; dv: number } {
    const along = labels.map((label) => (isVertical(direction) ? label.height : label.width));
    const across = labels.map((label) => (isVertical(direction) ? label.width : label.height));
    return {
        du: along.reduce((sum, size) => sum + size, LABEL_GAP * Math.max(0, labels.length - 1)),
        dv: across.reduce((most, size) => Math.max(most, size), 0),
    };
}

/** From the flow to the screen; `length` is the picture's whole size along the flow. */
export function toScreenPoint({ u, v }: FlowPoint, direction: Direction, length: number): Point {
    switch (direction) {
        case 'right':
            return { x: u, y: v };
        case 'left':
            return { x: length - u, y: v };
        case 'down':
            return { x: v, y: u };
        case 'up':
            return { x: v, y: length - u };
    }
}

/** From the flow to the screen. */
export function toScreenBox(box: FlowBox, direction: Direction, length: number): Box {
    const a = toScreenPoint(box, direction, length);
    const b = toScreenPoint({ u: box.u + box.du, v: box.v + box.dv }, direction, length);
    return {
        x: Math.min(a.x, b.x),
        y: Math.min(a.y, b.y),
        width: Math.abs(a.x - b.x),
        height: Math.abs(a.y - b.y),
    };
}

/** From the screen to the flow. */
export function toFlowBox({ x, y, width, height }: Box, direction: Direction, length: number): FlowBox {
    switch (direction) {
        case 'right':
            return { u: x, v: y, du: width, dv: height };
        case 'left':
            return { u: length - x - width, v: y, du: width, dv: height };
        case 'down':
            return { u: y, v: x, du: height, dv: width };
        case 'up':
            return { u: length - y - height, v: x, du: height, dv: width };
    }
}

/**
 * Places of labels that stand one after the other in `room` on a line that passes through it towards `towards`: the
 * first label lies nearest the line's source.
 */
export function placeLabels(
    labels: readonly LabelSize[],
    room: Box,
    towards: 'right' | 'left' | 'down' | 'up',
): readonly Box[] {
    const vertical = isVertical(towards);
    const reversed = towards === 'left' || towards === 'up';
    const middle = vertical ? room.x + room.width / 2 : room.y + room.height / 2;
    let along = vertical ? room.y : room.x;
    const ordered = labels.map((label, i) => ({ label, i }));
    const boxes: Box[] = [];
    for (const { label, i } of reversed ? ordered.reverse() : ordered) {
        boxes[i] = vertical
            ? { x: Math.round(middle - label.width / 2), y: Math.round(along), ...label }
            : { x: Math.round(along), y: Math.round(middle - label.height / 2), ...label };
        along += (vertical ? label.height : label.width) + LABEL_GAP;
    }
    return boxes;
}
