import type { Box, Point } from '../shapes/measured.ts';
import type { RoutedLine } from './layout-graph.ts';

/** Jogs up to this size are worth removing. */
const SMALL = 14;
/** Ends of lines stay so far from a body's corners and from each other. */
const FROM_CORNER = 8;
const BETWEEN_ENDS = 10;
/** A line that moves keeps so far from all others. */
const CLEARANCE = 6;

/** A node's body, and the body with all that sticks out of it. */
export interface NodePlace {
    readonly body: Box;
    readonly room: Box;
}

/** The nodes that a line begins and ends at. */
export interface LineNodes {
    readonly from: string | undefined;
    readonly to: string | undefined;
}

/**
 * Takes out the small jogs with which lines leave or reach a body, by moving the end along the body's border, where
 * nothing is in the way.
 */
export function withoutJogs(
    lines: readonly RoutedLine[],
    nodesOf: (line: RoutedLine) => LineNodes,
    nodes: ReadonlyMap<string, NodePlace>,
): readonly RoutedLine[] {
    const current = [...lines];
    current.forEach((line, i) => {
        const { from, to } = nodesOf(line);
        const start = line.startsAtNode && from !== undefined ? nodes.get(from) : undefined;
        const started = start ? straightStart(line.points, start.body, obstaclesTo(i, from)) : line.points;
        const end = line.endsAtNode && to !== undefined ? nodes.get(to) : undefined;
        const backwards = [...started].reverse();
        const points = end ? [...straightStart(backwards, end.body, obstaclesTo(i, to))].reverse() : started;
        current[i] = { ...line, points };
    });
    return current;

    /** Everything that the line may not come near to. */
    function obstaclesTo(own: number, node: string | undefined): Obstacles {
        const others = current.filter((_, i) => i !== own);
        return {
            rooms: [...nodes].flatMap(([id, { room }]) => (id === node ? [] : [room])),
            pieces: others.flatMap((line) => piecesOf(line.points)),
            ends: others.flatMap((line) => [line.points[0], line.points.at(-1)].filter((point) => point !== undefined)),
            labels: current.flatMap((line) => line.labels.flatMap((placed) => placed.boxes)),
        };
    }
}

interface Obstacles {
    readonly rooms: readonly Box[];
    readonly pieces: readonly Box[];
    readonly ends: readonly Point[];
    readonly labels: readonly Box[];
}

/** The points without the jog after the first piece, if the first point can move to where the line goes on. */
function straightStart(points: readonly Point[], body: Box, obstacles: Obstacles): readonly Point[] {
    const [a, b, c, d] = points;
    if (!a || !b || !c || !d || a.x === b.x || b.x !== c.x || c.y !== d.y) {
        return points;
    }
    const forwards = Math.sign(b.x - a.x) === Math.sign(d.x - c.x);
    const moved = { x: a.x, y: c.y };
    const inReach = moved.y >= body.y + FROM_CORNER && moved.y <= body.y + body.height - FROM_CORNER;
    if (!forwards || !inReach || Math.abs(b.y - c.y) > SMALL) {
        return points;
    }
    const corridor = {
        x: Math.min(a.x, c.x),
        y: Math.min(a.y, c.y) - CLEARANCE,
        width: Math.abs(a.x - c.x) + CLEARANCE,
        height: Math.abs(a.y - c.y) + 2 * CLEARANCE,
    };
    const free =
        !obstacles.rooms.some((room) => touches(room, corridor)) &&
        !obstacles.pieces.some((piece) => touches(piece, corridor)) &&
        !obstacles.labels.some((label) => touches(label, corridor)) &&
        !obstacles.ends.some((end) => end.x === moved.x && Math.abs(end.y - moved.y) < BETWEEN_ENDS);
    return free ? [moved, ...points.slice(3)] : points;
}

function piecesOf(points: readonly Point[]): readonly Box[] {
    return points.slice(1).flatMap((b, i) => {
        const a = points[i];
        return a
            ? [
                  {
                      x: Math.min(a.x, b.x),
                      y: Math.min(a.y, b.y),
                      width: Math.abs(a.x - b.x),
                      height: Math.abs(a.y - b.y),
                  },
              ]
            : [];
    });
}

function touches(a: Box, b: Box): boolean {
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
