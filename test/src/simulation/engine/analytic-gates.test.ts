import { describe, expect, it, vi } from 'vitest';
import type { WorkTime } from '../../../../src/model/service.ts';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import type { RunRecord } from '../../../../src/simulation/record/run-record.ts';
import { controlledMean, measured, sum } from './measured.ts';
import { call, inOrder, oneQueue, plan, server, work } from './plans.ts';

// Millions of requests each: a second or two, on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 120_000 });

/** Work of one second in the mean: rates are loads. */
const ONE_SECOND: WorkTime = { by: 'mean', mean: 1000 };

function run(planned: SimulationPlan, seed = 1): RunRecord {
    return runPlan(planned, seed, { traces: 0 });
}

/** The mean is within 1 % of what the formula says, which lies in the interval of the run at 99 %, hardly wider than that. */
function expectMean(record: RunRecord, seconds: number, rate: number, loads = [rate]): void {
    const { mean, halfWidth } = controlledMean(record, rate, loads);
    expect(Math.abs(mean / seconds - 1)).toBeLessThan(0.01);
    expect(Math.abs(mean - seconds)).toBeLessThan(halfWidth);
    expect(halfWidth).toBeLessThan(0.015 * seconds);
}

describe('a queue with one server', () => {
    it('waits as M/M/1 at a load of 0.8: 5 s in the mean, 23.03 s for the slowest hundredth', () => {
        const record = run(oneQueue(0.8, 3e6, { concurrency: 1 }, { takes: ONE_SECOND }));
        expectMean(record, 5, 0.8);
        const [series] = record.scenarios;
        expect(Math.abs((series ? measured(record, series).p99 : 0) / 23.03 - 1)).toBeLessThan(0.03);
        expect(record.servers[1]?.utilisation).toBeCloseTo(0.8, 2);
        expect(record.diverging).toEqual([]);
    });

    it.each<[string, WorkTime, number, number]>([
        ['always the same time: 3 s', { by: 'constant', value: 1000 }, 1.2e6, 3],
        [
            'a spread of a half: 3.5 s',
            { by: 'uniform', min: 1000 * (1 - Math.sqrt(0.75)), max: 1000 * (1 + Math.sqrt(0.75)) },
            1.6e6,
            3.5,
        ],
    ])('waits as Pollaczek and Khinchine say for %s', (_, takes, seconds, expected) => {
        expectMean(run(oneQueue(0.8, seconds, { concurrency: 1 }, { takes })), expected, 0.8);
    });

    it('waits as Pollaczek and Khinchine say for work that now and then takes five times as long: 11 s', () => {
        // Nothing for four requests of five, five seconds at somebody else's for the fifth, and the place is held.
        const { servers, works, calls, ...rest } = oneQueue(0.8, 4.5e6, { concurrency: 1 }, {});
        const steps = [
            {
                do: 'choose' as const,
                branches: [
                    { weight: 4, steps: [] },
                    { weight: 1, steps: inOrder(1) },
                ],
            },
        ];
        const slow = work('slow', 2, { takes: { by: 'constant', value: 5000 } });
        const record = run({
            ...rest,
            servers: [...servers, server('slow')],
            works: [...works.slice(0, 1), work('service.query', 1, { steps }), slow],
            calls: [...calls, call('service.query:1', 1, 2)],
        });
        expectMean(record, 11, 0.8);
    });

    it('is worked off without a pause while anything waits', () => {
        const record = run(oneQueue(1.5, 20_000, { concurrency: 1 }, { takes: ONE_SECOND }));
        expect(record.servers[1]?.utilisation).toBe(1);
        expect(record.diverging.map(({ id }) => id)).toEqual(['service']);
        expect(record.diverging[0]?.growth).toBeCloseTo(0.5, 1);
    });
});

describe('a queue with several places', () => {
    it.each([
        [2, 2.7778, 1.5e6],
        [4, 1.7455, 5e5],
        [10, 1.2046, 6e4],
    ])('waits as M/M/%i at a load of 0.8: %d s', (concurrency, expected, seconds) => {
        const rate = 0.8 * concurrency;
        expectMean(run(oneQueue(rate, seconds, { concurrency }, { takes: ONE_SECOND })), expected, rate);
    });
});

describe('places without room to wait', () => {
    it('refuse what Erlang says (10 places, 8 erlangs: 0.12166)', () => {
        const bulkhead = { bulkhead: { concurrent: 10 } };
        const [calls] = run(oneQueue(8, 1e5, {}, { takes: ONE_SECOND }, bulkhead)).calls;
        expect(Math.abs(sum(calls?.refused) / sum(calls?.calls) / 0.12166 - 1)).toBeLessThan(0.01);
    });

    it('refuse what M/M/1/10 does at a load of 0.8: 0.02349', () => {
        const bulkhead = { bulkhead: { concurrent: 1, queue: 9 } };
        const [calls] = run(oneQueue(0.8, 4e6, {}, { takes: ONE_SECOND }, bulkhead)).calls;
        expect(Math.abs(sum(calls?.refused) / sum(calls?.calls) / 0.02349 - 1)).toBeLessThan(0.01);
    });
});

describe('queues behind each other', () => {
    it('add up as Jackson says: 6 s through three of them', () => {
        const rates = [1, 0.8, 2];
        const record = run(
            plan({
                servers: [
                    server('client', { kind: 'client' }),
                    ...rates.map((_, index) => server(`service${index}`, { concurrency: 1 })),
                ],
                works: [
                    work('scenario', 0, { steps: inOrder(0, 1, 2) }),
                    ...rates.map((rate, index) =>
                        work(`service${index}`, index + 1, { takes: { by: 'mean', mean: 1000 / rate } }),
                    ),
                ],
                calls: rates.map((_, index) => call(`scenario:${index}`, 0, index + 1)),
                loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 0.5 }, duration: 8e8, work: 0 }],
                timing: { duration: 8e8, warmup: 4e7, interval: 8e6 },
            }),
        );
        expectMean(
            record,
            6,
            0.5,
            rates.map((rate) => 0.5 / rate),
        );
    });
});
