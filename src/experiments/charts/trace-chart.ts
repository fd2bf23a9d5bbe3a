import { element, escapeText, number } from '../../diagram/render/xml.ts';
import { textWidth } from '../../diagram/text/measure.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { RequestTrace, TraceSpan } from '../../simulation/record/run-record.ts';
import { shortName } from './axes.ts';
import { durationScale } from './duration-scale.ts';
import { depthOf, GOES_ON, spanName, spansInChart } from './trace-spans.ts';

const ROW = 22;
const BAR = 12;
const HEAD = 24;
const INDENT = 8;
/** Share of the width that names may take. */
const NAMES = 0.43;
const NAME_GAP = 10;
/** Room between a bar and the time behind it. */
const BESIDE = 6;
/** Room between two times on the axis. */
const TICK_GAP = 10;

/**
 * One request with everything that was done for it, as a waterfall.
 *
 * @param width pixels
 */
export function traceChart(trace: RequestTrace, width: number, nameOf: (id: string) => string): string {
    const { shown, end } = spansInChart(trace);
    const longest = shown.reduce((widest, at) => {
        const name = textWidth(spanName(trace.spans, at, nameOf), TYPE.label);
        return Math.max(widest, depthOf(trace.spans, at) * INDENT + name);
    }, 0);
    const names = Math.round(Math.min(width * NAMES, longest + NAME_GAP + 2));
    const times = shown.reduce(
        (widest, at) => Math.max(widest, textWidth(markedTime(trace.spans[at], end), TYPE.label)),
        0,
    );
    const room = Math.max(20, width - names - times - BESIDE - 2);
    const x = (time: number) => names + (Math.min(time, end) / end) * room;
    const height = HEAD + shown.length * ROW + 4;
    const rows = shown.map((at, number) => row(trace.spans, at, HEAD + number * ROW, { x, end, names, nameOf }));
    return element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            class: 'trace-chart',
            viewBox: `0 0 ${number(width)} ${number(height)}`,
            width,
            height,
            role: 'img',
            'aria-label': spoken(trace, shown, nameOf),
        },
        ...axis(end, x, room, height),
        ...rows,
    );
}

/** Steps that are told to who cannot see the chart: the longest. */
const MOST_SPOKEN = 5;

function spoken(trace: RequestTrace, shown: readonly number[], nameOf: (id: string) => string): string {
    const steps = shown
        .flatMap((at) => {
            const span = trace.spans[at];
            return span && span.parent >= 0 ? [{ at, span }] : [];
        })
        .toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
        .slice(0, MOST_SPOKEN)
        .map(({ at, span }) => `${spanName(trace.spans, at, nameOf)} ${tookText(span)}`);
    const request = `What was done for a request of ${nameOf(trace.scenario)} that took ${formatMeasure(trace.duration, 'ms')}`;
    return steps.length === 0 ? request : `${request}; its longest steps: ${steps.join(', ')}`;
}

/** The times above the rows, as many as stand apart, and their lines. */
function axis(end: number, x: (time: number) => number, room: number, height: number): readonly string[] {
    const widest = textWidth(durationScale(end, 4).tickText(end), TYPE.label);
    const scale = durationScale(end, Math.max(2, Math.floor(room / (widest + TICK_GAP))));
    return scale.ticks
        .filter((time) => time <= end)
        .map((time) => {
            const place = Math.round(x(time)) + 0.5;
            return (
                element('path', { class: 'hair', d: `M${place} ${HEAD - 4}V${height}` }) +
                element('text', { class: `${TYPE.label.name} q m`, x: place, y: 12 }, escapeText(scale.tickText(time)))
            );
        });
}

function tookText(span: TraceSpan | undefined): string {
    return formatMeasure(span ? span.end - span.start : 0, 'ms');
}

/** How long it took, with a mark where its bar is cut off. */
function markedTime(span: TraceSpan | undefined, end: Milliseconds): string {
    return `${span !== undefined && span.end > end ? `${GOES_ON} ` : ''}${tookText(span)}`;
}

interface Places {
    readonly x: (time: number) => number;
    /** Where the chart ends. */
    readonly end: Milliseconds;
    /** Room for names. */
    readonly names: number;
    readonly nameOf: (id: string) => string;
}

function row(spans: readonly TraceSpan[], at: number, top: number, { x, end, names, nameOf }: Places): string {
    const span = spans[at];
    if (!span) {
        return '';
    }
    const indent = depthOf(spans, at) * INDENT;
    const name = spanName(spans, at, nameOf);
    const [from, until] = [x(span.start), x(span.end)];
    const width = Math.max(2, until - from);
    const took = tookText(span);
    const time = markedTime(span, end);
    const y = top + (ROW - BAR) / 2;
    const baseline = top + ROW / 2 + 4;
    const behind = Math.max(until, from + width) + BESIDE;
    const gaveUp = span.abandonedAt === undefined ? '' : `M${number(x(span.abandonedAt))} ${y - 3}v${BAR + 6}`;
    const failed = span.failed === undefined ? '' : ' failed';
    const ground = { x: behind - 2, y: top + 3, width: textWidth(time, TYPE.label) + 4, height: ROW - 6 };
    return element(
        'g',
        { class: `span ${span.kind}${failed}` },
        element('title', {}, escapeText(`${name}: ${took}${span.failed === undefined ? '' : `, ${span.failed}`}`)),
        element(
            'text',
            { class: TYPE.label.name, x: indent, y: baseline },
            escapeText(shortName(name, names - indent - NAME_GAP)),
        ),
        // No line of the axis goes through a time.
        element('rect', { class: 'time-ground', ...ground }),
        element('rect', { class: 'span-bar', x: from, y, width, height: BAR, rx: Math.min(2, width / 2) }),
        gaveUp === '' ? '' : element('path', { class: 'gave-up', d: gaveUp }),
        element('text', { class: `${TYPE.label.name} q`, x: behind, y: baseline }, escapeText(time)),
    );
}
