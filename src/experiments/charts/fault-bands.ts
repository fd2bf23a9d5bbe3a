import { GLYPHS, type GlyphName } from '../../diagram/glyphs.ts';
import { element, escapeText } from '../../diagram/render/xml.ts';
import { textWidth } from '../../diagram/text/measure.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import type { ShownFault } from '../../simulation/experiment/experiment-result.ts';
import { type ChartFrame, type DrawnChart, xOf } from './chart-frame.ts';

/** Sign of each kind of fault. */
const SIGNS: Readonly<Record<string, GlyphName>> = {
    delay: 'timeout',
    partition: 'breaker',
    stress: 'service',
    skew: 'deadline',
    throttle: 'limit',
};
/** Those that have no sign of their own are crossed out. */
const CROSS = 'M4 4l8 8M12 4l-8 8';

/** Height of a row of names, and of the bar under them. */
const ROW = 22;
const BAR = 4;
/** Room between two names in one row. */
const APART = 8;
const SIGN = 16;

/** The names of the faults above the charts, each over its bar; in as many rows as they need. */
export function faultHeads(faults: readonly ShownFault[], frame: ChartFrame): DrawnChart {
    const ends: number[] = [];
    const placed = faults.map((fault) => {
        const bar = barOf(fault, frame);
        const width = SIGN + 4 + textWidth(fault.title, TYPE.label);
        // Near the right end a name begins further left, so that it stays inside.
        const x = Math.max(frame.left, Math.min(bar.x, frame.width - width));
        const free = ends.findIndex((end) => end + APART <= x);
        const row = free < 0 ? ends.length : free;
        ends[row] = x + width;
        return { fault, bar, x, row };
    });
    const bottom = ends.length * ROW + (faults.length > 0 ? BAR : 0);
    const markup = placed.map(({ fault, bar, x, row }) => {
        // The first row stands next to the bars.
        const y = (ends.length - 1 - row) * ROW;
        const hatched = fault.withoutEffect === undefined ? '' : ' without-effect';
        return element(
            'g',
            { class: `fault${hatched}` },
            element('title', {}, escapeText(faultText(fault))),
            element('path', { class: 'g', d: pathOf(fault.kind), transform: `translate(${x} ${y + 2})` }),
            element('text', { class: `${TYPE.label.name} halo`, x: x + SIGN + 4, y: y + 14 }, escapeText(fault.title)),
            element('rect', { class: 'fault-bar', x: bar.x, y: bottom - BAR, width: bar.width, height: BAR }),
        );
    });
    const leads = placed.map(({ bar, row }) => {
        const from = (ends.length - 1 - row) * ROW + ROW - 2;
        return row > 0 ? element('path', { class: 'lead', d: `M${bar.x + 0.5} ${from}V${bottom - BAR}` }) : '';
    });
    // Names stand before the lines that lead past them.
    return { markup: leads.join('') + markup.join(''), height: bottom };
}

/**
 * The bands of the faults, behind all charts.
 *
 * @param pattern id of what those without effect are filled with
 */
export function faultBands(
    faults: readonly ShownFault[],
    frame: ChartFrame,
    top: number,
    bottom: number,
    pattern: string,
): string {
    return faults
        .map((fault) => {
            const { x, width } = barOf(fault, frame);
            const hatched = fault.withoutEffect === undefined ? '' : ' without-effect';
            const edges = `M${x + 0.5} ${top}V${bottom}M${x + width - 0.5} ${top}V${bottom}`;
            return (
                element('rect', { class: `band${hatched}`, x, y: top, width, height: bottom - top }) +
                (hatched === ''
                    ? ''
                    : element('rect', { fill: `url(#${pattern})`, x, y: top, width, height: bottom - top })) +
                element('path', { class: 'band-edge', d: edges })
            );
        })
        .join('');
}

function barOf({ at, until }: ShownFault, frame: ChartFrame): { readonly x: number; readonly width: number } {
    const x = Math.round(xOf(frame, at));
    return { x, width: Math.max(2, Math.round(xOf(frame, until)) - x) };
}

function pathOf(kind: string): string {
    const sign = Object.hasOwn(SIGNS, kind) ? SIGNS[kind] : undefined;
    return sign === undefined ? CROSS : GLYPHS[sign];
}

function faultText({ title, withoutEffect }: ShownFault): string {
    return withoutEffect === undefined ? title : `${title}: no modelled effect, ${withoutEffect}`;
}
