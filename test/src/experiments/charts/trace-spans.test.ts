import { describe, expect, it } from 'vitest';
import { spansInChart } from '../../../../src/experiments/charts/trace-spans.ts';
import type { RequestTrace, TraceSpan } from '../../../../src/simulation/record/run-record.ts';

function traceOf(duration: number, spans: readonly TraceSpan[]): RequestTrace {
    return { scenario: 'Buy', at: 0, duration, failed: false, spans, spansLeftOut: 0 };
}

function work(id: string, parent: number, start: number, end: number): TraceSpan {
    return { kind: 'work', id, parent, start, end };
}

describe('the steps that a waterfall shows', () => {
    it('are all of a small one', () => {
        const trace = traceOf(100, [work('a', -1, 0, 100), work('b', 0, 10, 20)]);
        expect(spansInChart(trace)).toEqual({ shown: [0, 1], shorter: 0, later: 0, end: 100 });
    });

    it('are the forty longest of a large one, with those that they belong to', () => {
        const parents = Array.from({ length: 50 }, (_, at) => work(`short${at}`, 0, at, at + 1));
        const late = work('late', 50, 49, 99);
        const { shown, shorter } = spansInChart(traceOf(100, [work('root', -1, 0, 100), ...parents, late]));
        expect(shown).toHaveLength(40);
        expect(shorter).toBe(12);
        expect(shown).toContain(51);
        expect(shown).toContain(50);
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    });

    it('are not those that began long after the request had ended', () => {
        const trace = traceOf(10, [work('a', -1, 0, 10), work('behind', 0, 21, 400)]);
        expect(spansInChart(trace)).toEqual({ shown: [0], shorter: 0, later: 1, end: 10 });
    });
});
