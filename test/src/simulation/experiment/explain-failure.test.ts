import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../../../src/simulation/experiment/explain-failure.ts';
import type { SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import { call, server } from '../engine/plans.ts';
import { planOf, recordOf, repeated, seriesOf, serverOf } from '../run-of.ts';

const FAULT = { title: 'delay stock by 1s', at: 5000, until: 10_000 } as SimulationPlan['faults'][number];

/** What is told of a slow request that began at a moment, with what else there is to say of it. */
function toldOf(at: number): string | undefined {
    const run = { plan: planOf(20, { faults: [FAULT] }), record: recordOf(repeated(20, { times: [100] })) };
    const slow = { kind: 'latency', at, text: 'it took long', detail: 'at work', elements: [] } as const;
    return explainFailure(run, (id) => id, [slow])[0]?.detail;
}

describe('a slow request', () => {
    it('is laid to the fault during which it began, and to none that was over', () => {
        expect([4000, 6000, 12_000].map(toldOf)).toEqual(['at work', 'at work; during: delay stock by 1s', 'at work']);
    });
});

describe('errors', () => {
    const failing = repeated(20, { times: [100], errors: 1 });
    const textsOf = (record: ReturnType<typeof recordOf>) =>
        explainFailure({ plan: planOf(20), record }, (id) => id).map(({ at, text }) => `${at}: ${text}`);

    it('are told by their causes, but for those that hardly any of them had', () => {
        const causes = [
            { cause: 'timeout', at: 'stock', count: 997 },
            { cause: 'partition', at: 'stock', count: 3 },
        ] as const;
        const series = { ...seriesOf('Buy', repeated(20, { times: Array(50).fill(100), errors: 50 })), causes };
        expect(textsOf(recordOf(failing, { scenarios: [series] }))).toEqual([
            '0: 99.7 % of the errors of Buy arose at stock: no answer in time',
        ]);
    });

    it('of those that hang begin when nobody was answered any more', () => {
        const hung = [
            ...repeated(5, { times: [100] }),
            ...repeated(14, { times: [], arrivals: 1 }),
            { times: [9000, 9000], errors: 2 },
        ];
        const series = { ...seriesOf('Buy', hung), causes: [{ cause: 'unanswered', at: 'stock', count: 2 }] as const };
        expect(textsOf(recordOf(failing, { scenarios: [series] }))).toEqual([
            '5000: 100 % of the errors of Buy arose at stock: no answer to the end of the run',
        ]);
    });
});

describe('a deadlock', () => {
    it('is told in place of a queue that grows', () => {
        const record = recordOf(repeated(20, { times: [100] }), {
            diverging: [{ id: 'a', waiting: 500, growth: 20 }],
            deadlocks: [{ way: ['a', 'b', 'a'], at: 3000 }],
        });
        expect(explainFailure({ plan: planOf(20), record }, (id) => id)).toEqual([
            {
                kind: 'deadlock',
                at: 3000,
                text: 'a is deadlocked: whoever has one of its places waits for a place there, too',
                detail: 'on the way a → b → a, where no timeout ends the wait',
                elements: ['a', 'b', 'a'],
            },
        ]);
    });
});

describe('a service that is scaled', () => {
    const full = (from: number) => Array.from({ length: 20 }, (_, at) => (at < from ? 0.5 : 1));
    const detailOf = (replicas: (second: number) => number) => {
        const counts = Array.from({ length: 20 }, (_, at) => replicas(at));
        const orders = serverOf('orders', 20, { inUse: full(5), mostWaiting: full(5), replicas: counts });
        const planned = server('orders', { replicas: { min: 2, max: 6, target: 0.6, every: 15_000, starting: 4000 } });
        const run = {
            plan: planOf(20, { servers: [planned] }),
            record: recordOf(repeated(20, { times: [100] }), { servers: [orders] }),
        };
        return explainFailure(run, (id) => id)[0]?.detail;
    };

    it('is told how late its replicas came, or that none did', () => {
        expect(detailOf((second) => (second < 12 ? 2 : second < 15 ? 4 : 6))).toBe(
            'up to 1 requests waited for a place, and more replicas than its 2 came 7 s later, 6 in the end',
        );
        expect(detailOf(() => 2)).toBe('up to 1 requests waited for a place, and no replica came to its 2');
        expect(detailOf(() => 6)).toBe(
            'up to 1 requests waited for a place, and no replica came to its 6, the most it may have',
        );
    });
});

describe('tries', () => {
    it('are never more than the retry allows, however they fall into the seconds', () => {
        const of = (count: number) => Array.from({ length: 20 }, () => count);
        // Calls of an earlier second are still trying while fewer begin.
        const record = recordOf(repeated(20, { times: [100] }), {
            calls: [
                {
                    id: 'a->b',
                    source: 'a',
                    target: 'b',
                    calls: of(10),
                    attempts: of(45),
                    failures: of(45),
                    refused: of(0),
                    fallbacks: of(0),
                },
            ],
        });
        const told = (retries: number | 'forever') => {
            const planned = call('a->b', 0, 0, { retry: { retries, jitter: false, when: [] } });
            return explainFailure({ plan: planOf(20, { calls: [planned] }), record }, (id) => id)[0]?.text;
        };
        expect(told(3)).toBe('4 tries for each call from a to b');
        expect(told('forever')).toBe('4.5 tries for each call from a to b');
    });
});
