import { describe, expect, it } from 'vitest';
import { traceChart } from '../../../../src/experiments/charts/trace-chart.ts';
import { slowRequests } from '../../../../src/experiments/page/slow-requests.ts';
import type { RequestTrace, TraceSpan } from '../../../../src/simulation/record/run-record.ts';

function traceOf(duration: number, spans: readonly TraceSpan[]): RequestTrace {
    return { scenario: 'Buy', at: 0, duration, failed: false, spans, spansLeftOut: 0 };
}

/** The texts of a chart behind its bars. */
function timesIn(svg: string): string[] {
    return [...svg.matchAll(/<text class="\S+ q" [^>]*>([^<]*)</g)].map(([, text = '']) => text);
}

const shop: TraceSpan = { kind: 'work', id: 'shop', parent: -1, start: 0, end: 1000 };
const nameOf = (id: string) => id;

describe('a waterfall', () => {
    it('says behind each bar how long it took', () => {
        const trace = traceOf(1000, [shop, { kind: 'work', id: 'stock', parent: 0, start: 100, end: 1900 }]);
        expect(timesIn(traceChart(trace, 400, nameOf))).toEqual(['1 s', '1.8 s']);
        expect(slowRequests({ slowest: [trace] }, nameOf)).not.toContain('beyond the chart');
    });

    it('marks what goes on beyond the chart, and says so', () => {
        const trace = traceOf(1000, [shop, { kind: 'work', id: 'stock', parent: 0, start: 100, end: 9100 }]);
        expect(timesIn(traceChart(trace, 400, nameOf))).toEqual(['1 s', '→ 9 s']);
        expect(slowRequests({ slowest: [trace] }, nameOf)).toContain(
            'What has a → before its time goes on beyond the chart.',
        );
    });
});
