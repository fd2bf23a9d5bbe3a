import { addTo } from '../../model/multimap.ts';
import type { Point } from '../shapes/measured.ts';

/** Where a line passes over an earlier one. */
export interface Crossing extends Point {
    /** The piece that passes over runs level. */
    readonly level: boolean;
    /** Number of the line that it passes over. */
    readonly over: number;
}

interface Piece {
    readonly line: number;
    /** The coordinate that stays the same. */
    readonly at: number;
    readonly from: number;
    readonly to: number;
}

/** Beyond so many crossings nobody can follow a line by its bridges, which would be most of the picture. */
const MOST_CROSSINGS = 20_000;

/** All crossings, by the number of the later of the two lines; none where there are more than anybody can follow. */
export function findCrossings(lines: readonly (readonly Point[])[]): ReadonlyMap<number, readonly Crossing[]> {
    const level: Piece[] = [];
    const upright: Piece[] = [];
    lines.forEach((points, line) => {
        for (let i = 1; i < points.length; i++) {
            const a = points[i - 1];
            const b = points[i];
            if (a && b && a.y === b.y) {
                level.push({ line, at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
            } else if (a && b && a.x === b.x) {
                upright.push({ line, at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
            }
        }
    });
    level.sort((a, b) => a.at - b.at);
    const found = new Map<number, Crossing[]>();
    let count = 0;
    for (const piece of upright) {
        for (let i = firstAfter(level, piece.from); i < level.length; i++) {
            const other = level[i];
            if (!other || other.at >= piece.to) {
                break;
            }
            if (other.line !== piece.line && other.from < piece.at && piece.at < other.to) {
                const later = Math.max(piece.line, other.line);
                const crossing: Crossing = {
                    x: piece.at,
                    y: other.at,
                    level: later === other.line,
                    over: Math.min(piece.line, other.line),
                };
                addTo(found, later, crossing);
                count++;
                if (count > MOST_CROSSINGS) {
                    return new Map();
                }
            }
        }
    }
    return found;
}

/** Index of the first piece that lies beyond a coordinate, in pieces sorted by it. */
function firstAfter(pieces: readonly Piece[], value: number): number {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((pieces[middle]?.at ?? 0) <= value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
