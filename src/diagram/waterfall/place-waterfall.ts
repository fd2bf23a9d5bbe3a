import type { Milliseconds } from '../../model/quantities.ts';
import { badgeSize } from '../render/badge.ts';
import { LATER_WORDS } from '../sequence/place-sequence.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine } from '../text/wrap.ts';
import type { PlacedRow, PlacedWaterfall, Span } from './placed-waterfall.ts';
import { axisTicks } from './time-axis.ts';
import type { WaterfallRow, WaterfallView } from './waterfall-view.ts';

/** Height of a row. */
export const ROW = 27;
const INDENT = 9;
const SIGN = 18;
/** Widest title, and widest text behind it. */
const TITLE = 220;
const WHAT = 360;
const REMARK = 640;
const BEFORE_PLOT = 24;
/** Length of the axis. */
const PLOT = 720;
/** Room of the times above the rows. */
const AXIS = 28;
const NO_AXIS = 4;
const LATER = 40;
const LEAST_BAR = 3;
const UNSAID_BAR = 12;
const BETWEEN_TURNS = 4;
/** A timeout is drawn where it is not much later than everything else; what is further out is told in words. */
const TIMEOUT_WITHIN = 1.3;

/** Gives everything in a waterfall a place: names on the left, times to the right. */
export function placeWaterfall(view: WaterfallView): PlacedWaterfall {
    const all = [...view.rows, ...view.later];
    const names = all.map(namesOf);
    const plotX = Math.ceil(names.reduce((most, { right }) => Math.max(most, right), 160) + BEFORE_PLOT);
    const end = axisEnd(all);
    const top = view.scale === 'order' ? NO_AXIS : AXIS;
    const xOf = (time: Milliseconds) => plotX + (end === 0 ? 0 : (time / end) * PLOT);
    const later = view.later.length === 0 ? undefined : top + ROW * view.rows.length + LATER / 2;
    const rows = all.map((row, i) => {
        const y = top + ROW * i + (i < view.rows.length ? 0 : LATER);
        return placeRow(row, names[i] ?? namesOf(row), y, xOf, end);
    });
    const bottom = top + ROW * all.length + (later === undefined ? 0 : LATER);
    const right = rows.reduce((most, row) => Math.max(most, rightEnd(row)), plotX + PLOT);
    return {
        kind: 'waterfall',
        view,
        width: Math.ceil(Math.max(right, later === undefined ? 0 : LATER_WORDS)) + 4,
        height: bottom + 12,
        ticks: view.scale === 'order' ? [] : axisTicks(end).map(({ time, text }) => ({ x: xOf(time), text })),
        axis: { top: top - 6, bottom: bottom + 6 },
        rows,
        ...(later === undefined ? {} : { later }),
    };
}

/** The last moment that is drawn. */
function axisEnd(rows: readonly WaterfallRow[]): Milliseconds {
    const end = rows.reduce((most, row) => Math.max(most, row.end, row.abandonedUntil ?? 0), 0);
    return rows.reduce(
        (most, { timeout }) =>
            timeout !== undefined && timeout <= end * TIMEOUT_WITHIN ? Math.max(most, timeout) : most,
        end,
    );
}

interface Names extends Pick<PlacedRow, 'x' | 'title' | 'what'> {
    readonly titleX: number;
    readonly whatX: number;
    readonly right: number;
}

function namesOf(row: WaterfallRow): Names {
    const x = INDENT * row.depth;
    const titleX = x + SIGN;
    const title = singleLine(row.title, TYPE.message, TITLE);
    const what = row.what === '' ? '' : singleLine(row.what, TYPE.label, WHAT);
    const whatX = titleX + textWidth(title, TYPE.message) + 8;
    return { x, titleX, title, whatX, what, right: whatX + textWidth(what, TYPE.label) };
}

function placeRow(
    row: WaterfallRow,
    { x, titleX, title, whatX, what }: Names,
    y: number,
    xOf: (time: Milliseconds) => number,
    end: Milliseconds,
): PlacedRow {
    const span = (start: Milliseconds, until: Milliseconds): Span => ({
        left: xOf(start),
        right: Math.max(xOf(until), xOf(start) + LEAST_BAR),
    });
    const [first] = row.attempts;
    const whole = span(row.start, row.end);
    const own = row.said ? span(row.own.start, row.own.end) : unsaid(span(row.own.start, row.own.end));
    const abandoned =
        first && row.abandonedUntil !== undefined && row.abandonedUntil > first.end
            ? span(first.end, row.abandonedUntil)
            : undefined;
    const timeout = row.timeout !== undefined && row.timeout <= end ? span(row.start, row.timeout) : undefined;
    const isPoint = row.kind === 'event';
    const last = Math.max(
        isPoint ? whole.left + 6 : whole.right,
        isPoint ? 0 : own.right,
        abandoned?.right ?? 0,
        timeout?.right ?? 0,
    );
    const remarkX = last + 8;
    const remark = row.remark === '' ? '' : singleLine(row.remark, TYPE.label, REMARK);
    const badge = row.findings && {
        x: remarkX + (remark === '' ? 0 : textWidth(remark, TYPE.label) + 6),
        y: y + 6,
        ...badgeSize(row.findings),
    };
    return {
        row,
        y,
        x,
        title,
        titleAt: { x: titleX, y: y + 18 },
        what,
        whatAt: { x: whatX, y: y + 18 },
        whole,
        own,
        turns: turnsIn(row, whole),
        attempts: row.attempts.map((attempt) => span(attempt.start, attempt.end)),
        ...(abandoned ? { abandoned } : {}),
        ...(timeout ? { timeout } : {}),
        remark,
        remarkAt: { x: remarkX, y: y + 18 },
        ...(badge ? { badge } : {}),
    };
}

/** Something has to be seen of work of which nobody says how long it takes. */
function unsaid({ left, right }: Span): Span {
    return { left, right: Math.max(right, left + UNSAID_BAR) };
}

function turnsIn({ turns }: WaterfallRow, { left, right }: Span): readonly number[] {
    const each = (right - left) / turns;
    return turns < 2 || each < BETWEEN_TURNS ? [] : Array.from({ length: turns - 1 }, (_, i) => left + each * (i + 1));
}

function rightEnd({ remark, remarkAt, badge }: PlacedRow): number {
    return badge ? badge.x + badge.width : remarkAt.x + textWidth(remark, TYPE.label);
}
