import type { Box, Point, Size } from '../../../src/diagram/shapes/measured.ts';
import { runBox, type TextRun } from '../../../src/diagram/text/text-run.ts';

/** Something with a place, and what to call it in a message. */
export interface NamedBox {
    readonly name: string;
    readonly box: Box;
}

/** Pieces by less than this may touch or stick out, as coordinates are rounded. */
const TOLERANCE = 0.51;

/** Pairs that overlap, in words. */
export function overlapsOf(things: readonly NamedBox[]): readonly string[] {
    return things.flatMap((a, i) =>
        things.slice(i + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${a.name} overlaps ${b.name}`] : [])),
    );
}

function overlap(a: Box, b: Box): boolean {
    return (
        a.x + TOLERANCE < b.x + b.width &&
        b.x + TOLERANCE < a.x + a.width &&
        a.y + TOLERANCE < b.y + b.height &&
        b.y + TOLERANCE < a.y + a.height
    );
}

/** What sticks out of a frame, in words. */
export function outsideOf(frame: NamedBox, things: readonly NamedBox[]): readonly string[] {
    return things.flatMap(({ name, box }) => (isInside(box, frame.box) ? [] : [`${name} sticks out of ${frame.name}`]));
}

function isInside(inner: Box, outer: Box): boolean {
    return (
        inner.x >= outer.x - TOLERANCE &&
        inner.y >= outer.y - TOLERANCE &&
        inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
        inner.y + inner.height <= outer.y + outer.height + TOLERANCE
    );
}

/** The whole of a picture as a frame. */
export function pictureFrame({ width, height }: Size): NamedBox {
    return { name: 'the picture', box: { x: 0, y: 0, width, height } };
}

/** Texts as things with a place. */
export function textBoxes(runs: readonly TextRun[]): readonly NamedBox[] {
    return runs.map((run) => ({ name: `"${run.text.slice(0, 30)}"`, box: runBox(run) }));
}

/** Pieces of a line that are slanted, or that run through one of these things, in words. */
export function lineFlaws(name: string, points: readonly Point[], things: readonly NamedBox[]): readonly string[] {
    return points.flatMap((b, i) => {
        const a = points[i - 1];
        if (!a) {
            return [];
        }
        const slanted = a.x !== b.x && a.y !== b.y ? [`${name} is slanted`] : [];
        const piece = {
            x: Math.min(a.x, b.x),
            y: Math.min(a.y, b.y),
            width: Math.abs(a.x - b.x),
            height: Math.abs(a.y - b.y),
        };
        return [
            ...slanted,
            ...things.flatMap((thing) => (cuts(piece, thing.box) ? [`${name} runs through ${thing.name}`] : [])),
        ];
    });
}

/** A piece without width or height runs through a box when some of it lies well inside. */
function cuts(piece: Box, box: Box): boolean {
    return (
        piece.x < box.x + box.width - TOLERANCE &&
        piece.x + piece.width > box.x + TOLERANCE &&
        piece.y < box.y + box.height - TOLERANCE &&
        piece.y + piece.height > box.y + TOLERANCE
    );
}

/** Whether a point lies on the border of a box. */
export function isOnBorder({ x, y }: Point, box: Box): boolean {
    const onSide = Math.abs(x - box.x) <= 1 || Math.abs(x - box.x - box.width) <= 1;
    const onEnd = Math.abs(y - box.y) <= 1 || Math.abs(y - box.y - box.height) <= 1;
    const within = (value: number, from: number, length: number) => value >= from - 1 && value <= from + length + 1;
    return (onSide && within(y, box.y, box.height)) || (onEnd && within(x, box.x, box.width));
}
