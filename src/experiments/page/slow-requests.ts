import { escapeText } from '../../diagram/render/xml.ts';
import { formatCount, formatMoment } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { RequestTrace, RunRecord, TraceSpan } from '../../simulation/record/run-record.ts';
import { traceChart } from '../charts/trace-chart.ts';
import { GOES_ON, spansInChart } from '../charts/trace-spans.ts';
import { TRACE_WIDTHS } from './chart-widths.ts';
import { fittingDrawings } from './fitting-drawings.ts';
import { card, together } from './marked-text.ts';

/** Slowest requests that are shown; all but the first are folded. */
const MOST_TRACES = 5;

/** The slowest requests of a run as waterfalls, and what their bars mean; nothing where there was no request. */
export function slowRequests({ slowest }: Pick<RunRecord, 'slowest'>, nameOf: (id: string) => string): string {
    const traces = slowest.slice(0, MOST_TRACES);
    const [first, ...others] = traces;
    if (!first) {
        return '';
    }
    const drawing = (trace: RequestTrace) =>
        fittingDrawings('trace', TRACE_WIDTHS, (width) => traceChart(trace, width, nameOf)) + leftOut(trace);
    const folded = others.map(
        (trace) => `<details><summary>${headline(trace, nameOf)}</summary>${drawing(trace)}</details>`,
    );
    const title = others.length > 0 ? 'Slowest requests' : 'Slowest request';
    return card(title, `<p>${headline(first, nameOf)}</p>${drawing(first)}${folded.join('')}${legend(traces)}`);
}

function headline({ scenario, at, duration, failed }: RequestTrace, nameOf: (id: string) => string): string {
    const took = escapeText(together(formatMeasure(duration, 'ms')));
    return `${escapeText(nameOf(scenario))} at ${formatMoment(at)} · ${took}${failed ? ' · failed' : ''}`;
}

/** Kinds of bars and marks, in the order in which they are explained. */
const KEYS: readonly { readonly key: string; readonly words: string; readonly is: (span: TraceSpan) => boolean }[] = [
    { key: 'work', words: 'at work', is: ({ kind, failed }) => isWork(kind) && failed === undefined },
    { key: 'attempt', words: 'asked', is: ({ kind, failed }) => kind === 'attempt' && failed === undefined },
    { key: 'failed', words: 'failed', is: ({ failed }) => failed !== undefined },
    { key: 'waiting', words: 'waiting', is: ({ kind }) => kind === 'queue' || kind === 'backoff' },
    { key: 'gave-up', words: 'caller gave up', is: ({ abandonedAt }) => abandonedAt !== undefined },
];

function isWork(kind: TraceSpan['kind']): boolean {
    return kind === 'work' || kind === 'publish';
}

/** What the bars mean that there are. */
function legend(traces: readonly RequestTrace[]): string {
    const shown = KEYS.filter(({ is }) => traces.some(({ spans }) => spans.some(is)));
    const entries = shown.map(
        ({ key, words }) => `<span class="entry"><span class="key ${key}"></span>${words}</span>`,
    );
    return `<p class="legend">${entries.join(' ')}</p>`;
}

function leftOut(trace: RequestTrace): string {
    const { shown, shorter: tooShort, later, end } = spansInChart(trace);
    const isCut = shown.some((at) => (trace.spans[at]?.end ?? 0) > end);
    const shorter = trace.spansLeftOut + tooShort;
    return [
        isCut ? `<p>What has a ${GOES_ON} before its time goes on beyond the chart.</p>` : '',
        shorter === 0
            ? ''
            : `<p>${formatCount(shorter)} shorter ${shorter === 1 ? 'step is' : 'steps are'} left out.</p>`,
        later === 0
            ? ''
            : `<p>${formatCount(later)} later ${later === 1 ? 'step' : 'steps'}, for which nobody waited, ${later === 1 ? 'is' : 'are'} left out.</p>`,
    ].join('');
}
