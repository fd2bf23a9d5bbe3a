import type { PictureElement } from '../../src/protocol/diagram/picture.ts';
import type { PictureGraph } from './picture-graph.ts';

/** The directions of the arrow keys. */
export type StepDirection = 'left' | 'right' | 'up' | 'down';

interface Point {
    readonly x: number;
    readonly y: number;
}

/** How much further off the axis counts than along it. */
const SIDEWAYS = 2;

/**
 * The element that an arrow key leads to: along a line to whatever lies in that direction; where no line leads there,
 * the nearest neighbour in the frame, so that nothing is out of reach.
 */
export function step(graph: PictureGraph, from: string, direction: StepDirection): string | undefined {
    const start = graph.elements.get(from);
    if (!start) {
        return undefined;
    }
    const linked = new Set([
        ...graph.outgoing(from).map((edge) => edge.to),
        ...graph.incoming(from).map((edge) => edge.from),
    ]);
    linked.delete(from);
    return nearest(start, elementsOf(graph, linked), direction) ?? nearest(start, siblings(graph, start), direction);
}

function elementsOf(graph: PictureGraph, ids: Iterable<string>): PictureElement[] {
    return [...ids].flatMap((id) => graph.elements.get(id) ?? []);
}

function siblings(graph: PictureGraph, { id, parent }: PictureElement): readonly PictureElement[] {
    const all = parent !== undefined && graph.elements.has(parent) ? graph.membersOf(parent) : graph.roots;
    return all.filter((element) => element.id !== id);
}

function nearest(
    start: PictureElement,
    candidates: readonly PictureElement[],
    direction: StepDirection,
): string | undefined {
    const from = centre(start);
    let best: { id: string; far: number } | undefined;
    for (const candidate of candidates) {
        const to = centre(candidate);
        const far = from && to ? distance(from, to, direction) : undefined;
        if (far !== undefined && far < (best?.far ?? Number.POSITIVE_INFINITY)) {
            best = { id: candidate.id, far };
        }
    }
    return best?.id;
}

/** How far it is in a direction; nothing where it goes another way. */
function distance(from: Point, to: Point, direction: StepDirection): number | undefined {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = { right: dx, left: -dx, down: dy, up: -dy }[direction];
    const across = direction === 'left' || direction === 'right' ? dy : dx;
    return along <= 1 ? undefined : along + SIDEWAYS * Math.abs(across);
}

function centre({ box }: PictureElement): Point | undefined {
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
