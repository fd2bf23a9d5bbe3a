import { describe, expect, it } from 'vitest';
import { partsOf, slowPaths } from '../../../../src/simulation/experiment/slow-path.ts';
import type { CallSeries, RequestTrace, TraceSpan } from '../../../../src/simulation/record/run-record.ts';
import { recordOf, repeated } from '../run-of.ts';
import { storyOf } from '../story.ts';

type Times = readonly [start: number, end: number];

const span = (parent: number, kind: TraceSpan['kind'], id: string, [start, end]: Times): TraceSpan => ({
    parent,
    kind,
    id,
    start,
    end,
});

function traceOf(spans: readonly TraceSpan[], more: Partial<RequestTrace> = {}): RequestTrace {
    return {
        scenario: 'Purchase',
        at: 3000,
        duration: spans[0]?.end ?? 0,
        failed: false,
        spans,
        spansLeftOut: 0,
        ...more,
    };
}

/** A shop that asks the stock three times, one after the other. */
const THREE_QUESTIONS = traceOf([
    span(-1, 'work', 'shop', [0, 100]),
    ...[10, 40, 70].flatMap((start, nth) => [
        span(0, 'attempt', 'shop->stock', [start, start + 25]),
        span(1 + nth * 2, 'work', 'stock', [start + 20, start + 24]),
    ]),
]);

const call = { id: 'shop->stock', source: 'shop', target: 'stock' } as CallSeries;

describe('where a request spent its time', () => {
    it('is told by what it was spent on, the longest first, and comes to the whole', () => {
        expect(partsOf(THREE_QUESTIONS)).toEqual([
            { kind: 'attempt', id: 'shop->stock', time: 63, count: 3 },
            { kind: 'work', id: 'shop', time: 25, count: 1 },
            { kind: 'work', id: 'stock', time: 12, count: 3 },
        ]);
    });

    it('counts of what goes on side by side what is waited for', () => {
        const trace = traceOf([
            span(-1, 'work', 'shop', [0, 50]),
            span(0, 'attempt', 'fast', [10, 20]),
            span(0, 'attempt', 'slow', [10, 45]),
        ]);
        expect(partsOf(trace)).toEqual([
            { kind: 'attempt', id: 'slow', time: 35, count: 1 },
            { kind: 'work', id: 'shop', time: 15, count: 1 },
        ]);
    });

    it('counts work that nobody waits for any more up to then only', () => {
        const late = { ...span(0, 'attempt', 'slow', [5, 90]), abandonedAt: 30 };
        expect(partsOf(traceOf([span(-1, 'work', 'shop', [0, 40]), late]))).toEqual([
            { kind: 'attempt', id: 'slow', time: 25, count: 1 },
            { kind: 'work', id: 'shop', time: 15, count: 1 },
        ]);
    });

    it('comes to the whole of every trace of a run', async () => {
        const { record } = await storyOf(
            `client App { calls shop.buy }
            service shop { replicas 2  concurrency 4  command buy {
              takes 5ms
              calls stock.left 4 times { timeout 40ms  retry 1 backoff 5ms }
              calls prices.get in parallel  calls rates.get in parallel
            } }
            service stock { replicas 1  concurrency 2  query left { takes p50 5ms p99 60ms } }
            service prices { query get { takes 20ms } }
            service rates { query get { takes 10ms } }
            scenario Buy { App calls shop.buy }
            experiment Busy { load Buy 20/s for 30s  expect { errors below 50% } }`,
        );
        expect(record.slowest.length).toBeGreaterThan(5);
        for (const trace of record.slowest.filter(({ spansLeftOut }) => spansLeftOut === 0)) {
            const sum = partsOf(trace).reduce((all, { time }) => all + time, 0);
            expect(sum).toBeCloseTo(trace.duration, 6);
        }
    });
});

describe('a scenario that is slower than expected', () => {
    const record = recordOf(repeated(10, { times: [100] }), { slowest: [THREE_QUESTIONS], calls: [call] });
    const latency = { metric: 'latency', verdict: 'fail', of: 'Purchase' } as const;

    it('is told its slowest request, and on what that waited', () => {
        expect(slowPaths(record, [latency], (id) => id)).toEqual([
            {
                kind: 'latency',
                at: 3000,
                text: 'the slowest request of Purchase took 100 ms',
                detail: '63 % on the way from shop to stock (3×), 25 % at work in shop, 12 % at work in stock (3×)',
                elements: ['shop', 'stock', 'shop', 'stock'],
            },
        ]);
    });

    it('is not told where latency holds, or nothing was traced', () => {
        expect(slowPaths(record, [{ ...latency, verdict: 'pass' }], (id) => id)).toEqual([]);
        expect(slowPaths(record, [{ ...latency, metric: 'errors' }], (id) => id)).toEqual([]);
        expect(slowPaths({ ...record, slowest: [] }, [latency], (id) => id)).toEqual([]);
    });

    it('is told once, and of requests that were answered rather than of others', () => {
        const failed = { ...THREE_QUESTIONS, duration: 900, failed: true };
        const told = slowPaths({ ...record, slowest: [failed, THREE_QUESTIONS] }, [latency, latency], (id) => id);
        expect(told.map(({ text }) => text)).toEqual(['the slowest request of Purchase took 100 ms']);
    });
});
