import { element, escapeText, number } from '../../diagram/render/xml.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { singleLine } from '../../diagram/text/wrap.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { RequestTrace, TraceSpan } from '../../simulation/record/run-record.ts';
import { valueScale } from './chart-frame.ts';

const ROW = 22;
const BAR = 12;
const HEAD = 24;
const INDENT = 10;
/** Deepest indentation: deeper spans stand as far to the right. */
const DEEPEST = 5;
/** Room for names, and for the time behind the longest bar. */
const NAMES = 132;
const TIMES = 52;

/**
 * One request with everything that was done for it, as a waterfall.
 *
 * @param width pixels
 */
export function traceChart(trace: RequestTrace, width: number, nameOf: (id: string) => string): string {
    const end = Math.max(trace.duration, ...trace.spans.map((span) => span.end));
    const { top, ticks } = valueScale(end, 3);
    const x = (time: number) => NAMES + (Math.min(time, top) / top) * (width - NAMES - TIMES);
    const height = HEAD + trace.spans.length * ROW + 4;
    const rows = trace.spans.map((span, at) => row(span, depthOf(trace.spans, at), HEAD + at * ROW, x, nameOf));
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

function depthOf(spans: readonly TraceSpan[], at: number): number {
    let depth = 0;
    for (let parent = spans[at]?.parent ?? -1; parent >= 0 && depth < DEEPEST; depth++) {
        parent = spans[parent]?.parent ?? -1;
    }
    return depth;
}

function row(
    span: TraceSpan,
    depth: number,
    top: number,
    x: (time: number) => number,
    nameOf: (id: string) => string,
): string {
    const [from, until] = [x(span.start), x(span.end)];
    const width = Math.max(2, until - from);
    const took = formatMeasure(span.end - span.start, 'ms');
    const y = top + (ROW - BAR) / 2;
    const gaveUp = span.abandonedAt === undefined ? '' : `M${number(x(span.abandonedAt))} ${y - 3}v${BAR + 6}`;
    const label = element(
        'text',
        { class: TYPE.label.name, x: depth * INDENT, y: top + ROW / 2 + 4 },
        escapeText(singleLine(nameOfSpan(span, nameOf), TYPE.label, NAMES - depth * INDENT - 8)),
    );
    const failed = span.failed === undefined ? '' : ' failed';
    return element(
        'g',
        { class: `span ${span.kind}${failed}` },
        element(
            'title',
            {},
            escapeText(`${nameOfSpan(span, nameOf)}: ${took}${span.failed === undefined ? '' : `, ${span.failed}`}`),
        ),
        label,
        element('rect', { class: 'span-bar', x: from, y, width, height: BAR, rx: Math.min(2, width / 2) }),
        gaveUp === '' ? '' : element('path', { class: 'gave-up', d: gaveUp }),
        element(
            'text',
            { class: `${TYPE.label.name} q`, x: Math.max(until, from + width) + 6, y: top + ROW / 2 + 4 },
            escapeText(took),
        ),
    );
}

function nameOfSpan({ kind, id, attempt }: TraceSpan, nameOf: (id: string) => string): string {
    switch (kind) {
        case 'attempt':
            return attempt === undefined || attempt < 2 ? nameOf(id) : `${nameOf(id)}, try ${attempt}`;
        case 'backoff':
            return 'backoff';
        case 'queue':
            return 'waiting for a place';
        case 'work':
        case 'publish':
            return nameOf(id);
    }
}
