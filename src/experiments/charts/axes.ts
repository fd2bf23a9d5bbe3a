import { element, escapeText } from '../../diagram/render/xml.ts';
import { textWidth } from '../../diagram/text/measure.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { wrapText } from '../../diagram/text/wrap.ts';
import { formatCount, formatMoment, type Milliseconds, UNITS } from '../../model/quantities.ts';
import { type ChartFrame, type DrawnChart, xOf } from './chart-frame.ts';

/** Room for the names of charts at the left, beside the scale. */
const TITLE_WIDTH = 72;
/** Room for a name above its chart, in a narrow frame. */
export const TITLE_ABOVE = 20;
const TITLE_GAP = 6;

/** What a chart shows, at its upper left: a word, and whose. In a narrow frame it stands above. */
export function chartTitle(title: string, whose: string, { isNarrow, width }: ChartFrame): string {
    const y = isNarrow ? -TITLE_ABOVE + 4 : 4;
    // Bands of faults may stand behind it.
    const halo = isNarrow ? ' halo' : '';
    const heading = element('text', { class: `${TYPE.storeTitle.name}${halo}`, x: 0, y }, escapeText(title));
    const x = isNarrow ? textWidth(title, TYPE.storeTitle) + TITLE_GAP : 0;
    const lines = isNarrow ? [shortName(whose, width - x)] : nameLines(whose, TITLE_WIDTH, 3);
    return (
        heading +
        lines
            .map((line, at) =>
                element(
                    'text',
                    { class: `${TYPE.label.name} q${halo}`, x, y: isNarrow ? y : 20 + at * TYPE.label.line },
                    escapeText(line),
                ),
            )
            .join('')
    );
}

/** A value on the scale at the left, in pixels from the top. */
export interface ScaleTick {
    readonly y: number;
    readonly text: string;
}

/** The horizontal lines of a chart with their values. */
export function axisLines({ left, right }: ChartFrame, ticks: readonly ScaleTick[]): string {
    return ticks
        .map(({ y, text }) => {
            const at = Math.round(y) + 0.5;
            return (
                element('path', { class: 'hair', d: `M${left} ${at}H${right}` }) +
                element('text', { class: `${TYPE.label.name} q e`, x: left - 8, y: at + 4 }, escapeText(text))
            );
        })
        .join('');
}

const DAY = UNITS.duration.d;
/** Steps of an axis of time that people know: seconds, minutes, hours, days. */
const STEPS = [
    ...[0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200].map(
        (seconds) => seconds * 1000,
    ),
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((days) => days * DAY),
];
/** Least distance of two times on the axis: `1:00:00` with some room. */
const TICK_DISTANCE = 60;
const MOST_TICKS = 8;

/** The axis of time below all charts. */
export function timeAxis(frame: ChartFrame): DrawnChart {
    const { duration, left, right } = frame;
    const most = Math.max(1, Math.min(MOST_TICKS, Math.floor((right - left) / TICK_DISTANCE)));
    const step = STEPS.find((each) => duration / each <= most) ?? duration;
    const count = duration > 0 && step > 0 ? Math.floor(duration / step + 1e-9) : 0;
    const ticks = duration < 1000 ? [0, duration] : Array.from({ length: count + 1 }, (_, at) => at * step);
    const marks = ticks.map((time) => {
        const x = Math.round(xOf(frame, time)) + 0.5;
        return (
            element('path', { class: 'axis', d: `M${x} 0v5` }) +
            element('text', { class: `${TYPE.label.name} q m`, x, y: 20 }, escapeText(tickText(time, step)))
        );
    });
    return { markup: element('path', { class: 'axis', d: `M${left} .5H${right}` }) + marks.join(''), height: 28 };
}

function tickText(time: Milliseconds, step: Milliseconds): string {
    return step >= DAY ? `${formatCount(time / DAY)} d` : formatMoment(time);
}

/** A name on some lines within a width; what does not fit on the last one is cut. */
export function nameLines(words: string, width: number, most: number): readonly string[] {
    const lines = wrapText(words, TYPE.label, width);
    return lines.length <= most
        ? lines
        : [...lines.slice(0, most - 1), shortName(lines.slice(most - 1).join(''), width)];
}

/** What charts of a scenario say where they have nothing to show. */
export const NOTHING_ENDED = 'no request ended';

/** Says within a chart why it is empty. */
export function emptyNote({ left, right }: ChartFrame, height: number, words: string): string {
    // Between two lines of the scale.
    const at = { x: (left + right) / 2, y: height * 0.375 + 4 };
    return element('text', { class: `${TYPE.label.name} q m halo`, ...at }, escapeText(words));
}

/** A name on one line within a width; what does not fit is cut, and told in full elsewhere. */
export function shortName(words: string, width: number): string {
    if (textWidth(words, TYPE.label) <= width) {
        return words;
    }
    const letters = [...words];
    let [fits, tooLong] = [0, letters.length];
    while (tooLong - fits > 1) {
        const middle = (fits + tooLong) >> 1;
        if (textWidth(cutAt(letters, middle), TYPE.label) <= width) {
            fits = middle;
        } else {
            tooLong = middle;
        }
    }
    return cutAt(letters, fits);
}

function cutAt(letters: readonly string[], count: number): string {
    return `${letters.slice(0, count).join('').trimEnd()}…`;
}
