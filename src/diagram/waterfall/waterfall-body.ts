import { drawBadge } from '../render/badge.ts';
import type { Body } from '../render/body.ts';
import { drawMark, hueClass } from '../render/mark.ts';
import { element, escapeText, number } from '../render/xml.ts';
import { drawLater } from '../sequence/sequence-body.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import { TYPE } from '../text/type-styles.ts';
import type { PlacedRow, PlacedWaterfall, Span } from './placed-waterfall.ts';
import { waterfallLegend } from './waterfall-legend.ts';
import type { WaterfallView } from './waterfall-view.ts';

const BAR = { top: 6, height: 14 };
const LEAST_FOR_NUMBER = 14;

/**
 * The axis, then row by row sign, name, bars and remark. A row carries its relations in `data-edges`, the first row of
 * an operation or element its id in `data-id`, each further one in `data-operation`.
 */
export function waterfallBody(placed: PlacedWaterfall): Body {
    const { view, ticks, axis, later, width } = placed;
    const seen = new Set<string>();
    return {
        width,
        height: placed.height,
        markup: [
            ...ticks.map(({ x, text }) =>
                element('path', {
                    class: 'hair',
                    d: `M${number(Math.round(x) + 0.5)} ${axis.top}V${axis.bottom}`,
                }).concat(textLine(text, TYPE.label, 'q m', { x, y: axis.top - 6 })),
            ),
            later === undefined ? '' : drawLater(later, width),
            ...placed.rows.map((row) => drawRow(row, seen)),
        ].join(''),
        legend: waterfallLegend(placed),
        description: describe(view),
    };
}

function drawRow(placed: PlacedRow, seen: Set<string>): string {
    const { row, x, y, title, titleAt, what, whatAt, remark, remarkAt, badge } = placed;
    const hue = row.hue === undefined ? '' : ` ${hueClass(row.hue)}`;
    const isFirst = !seen.has(row.id);
    seen.add(row.id);
    return element(
        'g',
        {
            class: `edge${hue}`,
            ...(isFirst ? { 'data-id': row.id } : { 'data-operation': row.id }),
            'data-edges': row.relations.length === 0 ? undefined : row.relations.join(' '),
            role: 'graphics-symbol',
            'aria-label': row.description,
        },
        element('title', {}, escapeText(row.description)),
        row.hue === undefined || row.kind !== 'work'
            ? glyphMark(row.glyph, { x, y: y + 7 }, 13)
            : drawMark(row.hue, { x: x + 6.5, y: y + 13.5 }, 5),
        textLine(title, TYPE.message, '', titleAt),
        what === '' ? '' : textLine(what, TYPE.label, 'q', whatAt),
        row.kind === 'event' ? moment(placed) : drawBars(placed, hue),
        remark === '' ? '' : textLine(remark, TYPE.label, 'q', remarkAt),
        row.findings && badge ? drawBadge(row.findings, badge) : '',
    );
}

/** A publication takes no time. */
function moment({ whole, y }: PlacedRow): string {
    return element('path', {
        class: 'bar moment',
        d: `M${number(whole.left)} ${y + BAR.top + 2}l5 5-5 5-5-5z`,
    });
}

function drawBars(placed: PlacedRow, hue: string): string {
    const { row, y, whole, own, turns, attempts, abandoned, timeout } = placed;
    const tries =
        attempts.length === 0
            ? []
            : attempts.flatMap((attempt, i) => [
                  bar(attempt, y, `bar waiting${hue}`),
                  attempts.length > 1 && attempt.right - attempt.left >= LEAST_FOR_NUMBER
                      ? textLine(String(i + 1), TYPE.number, 'm', { x: (attempt.left + attempt.right) / 2, y: y + 17 })
                      : '',
                  element('path', { class: 'give-up', d: `M${number(attempt.right)} ${y + 2}v22` }),
              ]);
    return [
        attempts.length === 0 && (row.kind === 'loop' || whole.right > own.right + 0.5)
            ? bar(whole, y, `bar waiting${hue}`)
            : '',
        abandoned ? bar(abandoned, y, `bar waiting${hue}`) : '',
        ...tries,
        attempts.length > 0 || row.kind === 'loop' ? '' : bar(own, y, row.said ? `bar${hue}` : `bar unsaid${hue}`),
        ...turns.map((x) => element('path', { class: 'turn-mark', d: `M${number(x)} ${y + BAR.top}v${BAR.height}` })),
        timeout && attempts.length === 0
            ? element('path', {
                  class: 'patience',
                  d: `M${number(timeout.left)} ${y + 6}V${y + 2.5}H${number(timeout.right)}V${y + 24}`,
              })
            : '',
        row.critical ? criticalLines(placed) : '',
    ].join('');
}

function bar({ left, right }: Span, y: number, classes: string): string {
    return element('rect', {
        class: classes,
        x: left + 0.5,
        y: y + BAR.top + 0.5,
        width: Math.max(1, right - left - 1),
        height: BAR.height - 1,
        rx: 2,
    });
}

/** Under what the end waits for: a piece's own work, or all of it where what is inside is not told. */
function criticalLines({ row, y, own, whole, attempts }: PlacedRow): string {
    const isWhole = attempts.length > 0 || row.turns > 1;
    const { left, right } = isWhole ? whole : own;
    return !isWhole && row.own.end === row.own.start
        ? ''
        : element('path', { class: 'critical', d: `M${number(left)} ${y + 23}H${number(right)}` });
}

const MOST_TOLD = 40;

function describe({ rows, later }: WaterfallView): string {
    const all = [...rows, ...later].map((row) => row.description);
    const rest = all.length > MOST_TOLD ? `; and ${all.length - MOST_TOLD} more` : '';
    return `${all.length === 1 ? '1 row' : `${all.length} rows`}. ${all.slice(0, MOST_TOLD).join('; ')}${rest}.`;
}
