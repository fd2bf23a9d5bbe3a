import { element, number } from '../render/xml.ts';
import { TYPE } from '../text/type-styles.ts';
import { textLine } from './marks.ts';
import type { Box, Point } from './measured.ts';

/** How far a proxy reaches out of the border of its member, and along it beyond the lines that it carries. */
export const PROXY_REACH = 12;

/** Where lines meet a member: those that its proxy carries, and those that go past it. */
export interface ProxyPorts {
    readonly carried: readonly Point[];
    readonly past: readonly Point[];
}

/**
 * Markup of a member's proxies: on each side at which its lines arrive a diamond, half on the border, drawn out along
 * it when it carries several lines; in two where a line goes past it in between.
 *
 * @param level whether lines arrive from left and right, else from above and below
 */
export function drawProxies(letter: string, box: Box, { carried, past }: ProxyPorts, level: boolean): string {
    const along = (point: Point) => (level ? point.y : point.x);
    const nearStart = (point: Point) => (level ? point.x < box.x + box.width / 2 : point.y < box.y + box.height / 2);
    const middle = level ? box.y + box.height / 2 : box.x + box.width / 2;
    const ends = ([true, false] as const).flatMap((start) => {
        const own = carried.filter((point) => nearStart(point) === start).map(along);
        const others = past.filter((point) => nearStart(point) === start).map(along);
        return runs(own, others).map((run) => ({ start, run }));
    });
    const shown = ends.length > 0 ? ends : [{ start: true, run: [middle] }];
    return shown.map(({ start, run }) => drawProxy(letter, box, start, run, level)).join('');
}

/** Lines side by side, apart where another one lies between them. */
function runs(own: readonly number[], others: readonly number[]): readonly (readonly number[])[] {
    const found: number[][] = [];
    let last: number | undefined;
    for (const at of own.toSorted((a, b) => a - b)) {
        const before = last;
        const apart = before === undefined || others.some((other) => other > before && other < at);
        if (apart) {
            found.push([at]);
        } else {
            found.at(-1)?.push(at);
        }
        last = at;
    }
    return found;
}

function drawProxy(letter: string, box: Box, start: boolean, run: readonly number[], level: boolean): string {
    const [first = 0] = run;
    const last = run.at(-1) ?? first;
    const border = level ? (start ? box.x : box.x + box.width) : start ? box.y : box.y + box.height;
    const corners: readonly (readonly [along: number, across: number])[] = [
        [first - PROXY_REACH, border],
        [first, border + PROXY_REACH],
        [last, border + PROXY_REACH],
        [last + PROXY_REACH, border],
        [last, border - PROXY_REACH],
        [first, border - PROXY_REACH],
    ];
    const d = corners
        .map(([along, across]) => (level ? `${number(across)} ${number(along)}` : `${number(along)} ${number(across)}`))
        .join('L');
    const centre = (first + last) / 2;
    const at = level ? { x: border, y: centre + 4 } : { x: centre, y: border + 4 };
    return element('path', { class: 'proxy', d: `M${d}Z` }) + textLine(letter, TYPE.number, 'm', at);
}
