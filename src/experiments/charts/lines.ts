import { element, number } from '../../diagram/render/xml.ts';
import { type ChartFrame, xOf } from './chart-frame.ts';
import type { TimePoints } from './time-points.ts';

/** A point of a line, in pixels; without a value the line has a gap. */
export interface LinePoint {
    readonly x: number;
    readonly y: number | undefined;
}

/**
 * The points of a series of values. What lies behind the end of the axis of time, as a longer run beside this one has
 * it, is a gap.
 */
export function pointsOf(
    values: readonly (number | undefined)[],
    { times }: TimePoints,
    frame: ChartFrame,
    y: (value: number) => number,
): readonly LinePoint[] {
    return values.map((value, at) => {
        const time = times[at] ?? 0;
        return { x: xOf(frame, time), y: value === undefined || time > frame.duration ? undefined : y(value) };
    });
}

/** Width of a point that stands alone. */
const DOT = 3;

/** A line through points; a point between two gaps is a dot. */
export function line(points: readonly LinePoint[], className: string): string {
    const path = stretches(points)
        .map((stretch) => {
            const [first] = stretch;
            return stretch.length === 1
                ? `M${number((first?.x ?? 0) - DOT / 2)} ${number(first?.y ?? 0)}h${DOT}`
                : stretch.map((point, at) => `${at === 0 ? 'M' : 'L'}${number(point.x)} ${number(point.y)}`).join('');
        })
        .join('');
    return path === '' ? '' : element('path', { class: className, d: path });
}

/** The area between a line and a height below it. */
export function area(points: readonly LinePoint[], bottom: number, className: string): string {
    const path = stretches(points)
        .filter((stretch) => stretch.some(({ y }) => y < bottom))
        .map((stretch) => {
            const [first, last] = [stretch[0], stretch.at(-1)];
            const top = stretch.map(({ x, y }) => `L${number(x)} ${number(y)}`).join('');
            return `M${number(first?.x ?? 0)} ${number(bottom)}${top}L${number(last?.x ?? 0)} ${number(bottom)}Z`;
        })
        .join('');
    return path === '' ? '' : element('path', { class: className, d: path });
}

interface SolidPoint {
    readonly x: number;
    readonly y: number;
}

function stretches(points: readonly LinePoint[]): readonly (readonly SolidPoint[])[] {
    const all: SolidPoint[][] = [[]];
    for (const { x, y } of points) {
        if (y === undefined) {
            all.push([]);
        } else {
            all.at(-1)?.push({ x, y });
        }
    }
    return all.filter((stretch) => stretch.length > 0);
}
