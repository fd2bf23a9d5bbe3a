import { GLYPHS, type GlyphName } from '../../diagram/glyphs.ts';
import { element, escapeText } from '../../diagram/render/xml.ts';
import { textWidth } from '../../diagram/text/measure.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import type { ShownFault } from '../../simulation/experiment/experiment-result.ts';
import { shortName } from './axes.ts';
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
/** Most rows of names: what would stand higher is counted, and told in words below the charts. */
const MOST_ROWS = 12;

/** The names of the faults above the charts, each over its bar; in as many rows as they need. */
export function faultHeads(faults: readonly ShownFault[], frame: ChartFrame): DrawnChart {
    const placed: PlacedName[] = [];
    const unnamed: ShownFault[] = [];
    // From the last one on: so the line from an earlier name down to its bar passes no later one.
    for (const fault of faults.toSorted((a, b) => b.at - a.at)) {
        const bar = barOf(fault, frame);
        const title = shortName(fault.title, frame.width - frame.left - SIGN - 4);
        const width = SIGN + 4 + textWidth(title, TYPE.label);
        // Near the right end a name begins further left, so that it stays inside.
        const x = Math.max(frame.left, Math.min(bar.x, frame.width - width));
        const row = freeRow(placed, x, x + width);
        if (row < MOST_ROWS) {
            placed.push({ fault, title, bar, x, end: x + width, row });
        } else {
            unnamed.push(fault);
        }
    }
    const named = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
    const rows = named + (unnamed.length > 0 ? 1 : 0);
    const bottom = rows * ROW + (faults.length > 0 ? BAR : 0);
    const markup = placed.map(({ fault, title, bar, x, row }) => {
        // The first row stands next to the bars.
        const y = (rows - 1 - row) * ROW;
        const hatched = fault.withoutEffect === undefined ? '' : ' without-effect';
        return element(
            'g',
            { class: `fault${hatched}` },
            element('title', {}, escapeText(faultText(fault))),
            element('path', { class: 'g', d: pathOf(fault.kind), transform: `translate(${x} ${y + 2})` }),
            element('text', { class: `${TYPE.label.name} halo`, x: x + SIGN + 4, y: y + 14 }, escapeText(title)),
            faultBar(bar, bottom),
        );
    });
    const others = unnamed.map((fault) =>
        element('g', {}, element('title', {}, escapeText(faultText(fault))), faultBar(barOf(fault, frame), bottom)),
    );
    const count =
        unnamed.length > 0
            ? element('text', { class: `${TYPE.label.name} q`, x: frame.left, y: 14 }, countText(unnamed.length))
            : '';
    const leads = placed.map(({ bar, row }) => {
        const from = (rows - 1 - row) * ROW + ROW - 2;
        return row > 0 ? element('path', { class: 'lead', d: `M${bar.x + 0.5} ${from}V${bottom - BAR}` }) : '';
    });
    // Names stand before the lines that lead past them.
    return { markup: leads.join('') + others.join('') + markup.join('') + count, height: bottom };
}

function faultBar({ x, width }: PlacedName['bar'], bottom: number): string {
    return element('rect', { class: 'fault-bar', x, y: bottom - BAR, width, height: BAR });
}

function countText(count: number): string {
    return count === 1 ? 'and 1 more fault' : `and ${count} more faults`;
}

interface PlacedName {
    readonly fault: ShownFault;
    readonly title: string;
    readonly bar: { readonly x: number; readonly width: number };
    readonly x: number;
    readonly end: number;
    /** From 0, the row next to the bars. */
    readonly row: number;
}

/** The lowest row in which a name covers no other one and no line that leads to a bar. */
function freeRow(placed: readonly PlacedName[], x: number, end: number): number {
    let row = 0;
    const isTaken = (other: PlacedName) =>
        other.row === row
            ? other.x < end + APART && x < other.end + APART
            : other.row > row && other.bar.x >= x - 2 && other.bar.x <= end + 2;
    while (placed.some(isTaken)) {
        row++;
    }
    return row;
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
    const bands = faults.map((fault) => {
        const { x, width } = barOf(fault, frame);
        const room = { x, y: top, width, height: bottom - top };
        const edges = `M${x + 0.5} ${top}V${bottom}M${x + width - 0.5} ${top}V${bottom}`;
        return {
            ground: element('rect', room),
            lines:
                (fault.withoutEffect === undefined ? '' : element('rect', { fill: `url(#${pattern})`, ...room })) +
                element('path', { class: 'band-edge', d: edges }),
        };
    });
    // All grounds are one: where faults overlap, it grows no darker.
    const grounds = bands.map(({ ground }) => ground).join('');
    return (grounds === '' ? '' : element('g', { class: 'bands' }, grounds)) + bands.map(({ lines }) => lines).join('');
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
