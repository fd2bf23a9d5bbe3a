import { element, escapeText, number } from '../../diagram/render/xml.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { RequestTrace, TraceSpan } from '../../simulation/record/run-record.ts';
import { shortName } from './axes.ts';
import { valueScale } from './chart-frame.ts';

const ROW = 22;
const BAR = 12;
const HEAD = 24;
const INDENT = 8;
/** Deepest indentation: deeper spans stand as far to the right. */
const DEEPEST = 5;
/** Room for names, and for the time behind the longest bar. */
const NAMES = 148;
const TIMES = 54;
/** Least distance of two times on the axis. */
const TICK_DISTANCE = 42;
/**
 * Work that goes on after the caller has gone is shown up to this multiple of the request's time: it may last so long
 * that the request itself could not be seen.
 */
const AFTERWARDS = 2;

/**
 * One request with everything that was done for it, as a waterfall.
 *
 * @param width pixels
 */
export function traceChart(trace: RequestTrace, width: number, nameOf: (id: string) => string): string {
    const shown = shownSpans(trace);
    const latest = shown.reduce((end, at) => Math.max(end, trace.spans[at]?.end ?? 0), trace.duration);
    const end = Math.max(Math.min(latest, trace.duration * AFTERWARDS), Number.MIN_VALUE);
    const room = width - NAMES - TIMES;
    const x = (time: number) => NAMES + (Math.min(time, end) / end) * room;
    const ticks = valueScale(end, Math.floor(room / TICK_DISTANCE)).ticks.filter((time) => time <= end);
    const height = HEAD + shown.length * ROW + 4;
    const rows = shown.map((at, number) => row(trace.spans, at, HEAD + number * ROW, x, nameOf));
    const lines = ticks.map((time, at) => {
        const place = Math.round(x(time)) + 0.5;
        const words = at === 0 ? '0' : formatMeasure(time, 'ms');
        return (
            element('path', { class: 'hair', d: `M${place} ${HEAD - 4}V${height}` }) +
            element('text', { class: `${TYPE.label.name} q m`, x: place, y: 12 }, escapeText(words))
        );
    });
    return element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            class: 'trace-chart',
            viewBox: `0 0 ${number(width)} ${number(height)}`,
            width,
            height,
            role: 'img',
            'aria-label': `What was done for a request of ${nameOf(trace.scenario)} that took ${formatMeasure(trace.duration, 'ms')}`,
        },
        ...lines,
        ...rows,
    );
}

/** Places of the spans that began before the axis ends. */
function shownSpans({ spans, duration }: RequestTrace): readonly number[] {
    return [...spans.keys()].filter((at) => (spans[at]?.start ?? 0) < Math.max(duration * AFTERWARDS, 1e-9));
}

/** How many steps of a trace its chart leaves out, because they began long after the request had ended. */
export function laterSteps(trace: RequestTrace): number {
    return trace.spans.length - shownSpans(trace).length;
}

function depthOf(spans: readonly TraceSpan[], at: number): number {
    let depth = 0;
    for (let parent = spans[at]?.parent ?? -1; parent >= 0 && depth < DEEPEST; depth++) {
        parent = spans[parent]?.parent ?? -1;
    }
    return depth;
}

function row(
    spans: readonly TraceSpan[],
    at: number,
    top: number,
    x: (time: number) => number,
    nameOf: (id: string) => string,
): string {
    const span = spans[at];
    if (!span) {
        return '';
    }
    const depth = depthOf(spans, at);
    const name = nameOfSpan(spans, at, span, nameOf);
    const [from, until] = [x(span.start), x(span.end)];
    const width = Math.max(2, until - from);
    const took = formatMeasure(span.end - span.start, 'ms');
    const y = top + (ROW - BAR) / 2;
    const gaveUp = span.abandonedAt === undefined ? '' : `M${number(x(span.abandonedAt))} ${y - 3}v${BAR + 6}`;
    const label = element(
        'text',
        { class: TYPE.label.name, x: depth * INDENT, y: top + ROW / 2 + 4 },
        escapeText(shortName(name, NAMES - depth * INDENT - 10)),
    );
    const failed = span.failed === undefined ? '' : ' failed';
    return element(
        'g',
        { class: `span ${span.kind}${failed}` },
        element('title', {}, escapeText(`${name}: ${took}${span.failed === undefined ? '' : `, ${span.failed}`}`)),
        label,
        element('rect', { class: 'span-bar', x: from, y, width, height: BAR, rx: Math.min(2, width / 2) }),
        gaveUp === '' ? '' : element('path', { class: 'gave-up', d: gaveUp }),
        element(
            'text',
            { class: `${TYPE.label.name} q halo`, x: Math.max(until, from + width) + 6, y: top + ROW / 2 + 4 },
            escapeText(took),
        ),
    );
}

function nameOfSpan(
    spans: readonly TraceSpan[],
    at: number,
    { kind, id, attempt = 1 }: TraceSpan,
    nameOf: (id: string) => string,
): string {
    switch (kind) {
        case 'attempt': {
            const work = spans.find((each) => each.kind === 'work' && each.parent === at);
            // Steps of scenarios have no name of their own, but what they reach has one.
            const name = nameOf(id) === id && work ? `to ${nameOf(work.id)}` : nameOf(id);
            return attempt < 2 ? name : `${name}, try ${attempt}`;
        }
        case 'backoff':
            return 'backoff';
        case 'queue':
            return 'waiting for a place';
        case 'work':
        case 'publish':
            return nameOf(id);
    }
}
