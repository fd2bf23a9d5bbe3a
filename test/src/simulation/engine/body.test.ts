import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedStep } from '../../../../src/simulation/plan/simulation-plan.ts';
import { call, inOrder, plan, server, work } from './plans.ts';

const together = (...branches: readonly (readonly PlannedStep[])[]): readonly PlannedStep[] => [
    { do: 'together', branches },
];

const repeat = (times: number, ...steps: readonly PlannedStep[]): readonly PlannedStep[] => [
    { do: 'repeat', times, steps },
];

/** One request whose steps are calls of works that take 10, 20, 40 and 80 ms; how long it takes, and how many are done. */
function requestOf(steps: readonly PlannedStep[]) {
    const times = [10, 20, 40, 80];
    const { scenarios, servers, slowest } = runPlan(
        plan({
            servers: [server('client', { kind: 'client' }), ...times.map((time) => server(`takes ${time}`))],
            works: [
                work('scenario', 0, { steps }),
                ...times.map((value, at) => work(`takes ${value}`, at + 1, { takes: { by: 'constant', value } })),
            ],
            calls: times.map((time, at) => call(`to ${time}`, 0, at + 1)),
            loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 500, work: 0 }],
            timing: { duration: 1000, warmup: 0, interval: 1000 },
        }),
        1,
    );
    expect(scenarios[0]?.requests).toEqual([1]);
    return [slowest[0]?.duration, servers.slice(1).flatMap(({ arrivals }) => arrivals)];
}

describe('steps', () => {
    it('take the sum of what is done one after the other, and the longest of what is done together', () => {
        expect(requestOf(inOrder(0, 1, 2))).toEqual([70, [1, 1, 1, 0]]);
        expect(requestOf(together(inOrder(0, 1), inOrder(2), []))).toEqual([40, [1, 1, 1, 0]]);
    });

    it('wait for branches within branches, wherever these begin', () => {
        expect(requestOf(together(inOrder(1), together(inOrder(0), inOrder(2))))).toEqual([40, [1, 1, 1, 0]]);
        expect(requestOf([...together(together(inOrder(0), inOrder(1)), inOrder(0)), ...inOrder(3)])).toEqual([
            100,
            [2, 1, 0, 1],
        ]);
        expect(requestOf(together([...together(inOrder(0), inOrder(1)), ...inOrder(2)], inOrder(3)))).toEqual([
            80,
            [1, 1, 1, 1],
        ]);
        expect(requestOf([...together(together(together(inOrder(2)), []), []), ...inOrder(1)])).toEqual([
            60,
            [0, 1, 1, 0],
        ]);
        expect(requestOf([...together(together([], []), together([])), ...inOrder(1)])).toEqual([20, [0, 1, 0, 0]]);
    });

    it('take n times the sum when they repeat n times, whatever repeats', () => {
        expect(requestOf(repeat(5, ...inOrder(0)))).toEqual([50, [5, 0, 0, 0]]);
        expect(requestOf([...repeat(3, ...inOrder(0), ...repeat(2, ...inOrder(1))), ...inOrder(2)])).toEqual([
            190,
            [3, 6, 1, 0],
        ]);
        expect(requestOf(repeat(4, ...together(inOrder(0), inOrder(1), repeat(3, ...inOrder(0)))))).toEqual([
            120,
            [16, 4, 0, 0],
        ]);
        expect(requestOf(together(repeat(4, ...inOrder(1)), repeat(2, ...together(inOrder(0), [])), []))).toEqual([
            80,
            [2, 4, 0, 0],
        ]);
        expect(
            requestOf([...repeat(3), ...repeat(1000, ...together([], repeat(2, ...together([])))), ...inOrder(0)]),
        ).toEqual([10, [1, 0, 0, 0]]);
    });
});

describe('steps that repeat', () => {
    const failing = (optional: boolean) =>
        runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('service')],
                works: [work('scenario', 0, { steps: repeat(9, ...inOrder(0)) }), work('service', 1, { fails: 1 })],
                calls: [call('to service', 0, 1, { optional })],
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 500, work: 0 }],
                timing: { duration: 1000, warmup: 0, interval: 1000 },
            }),
            1,
        );

    it('end with the first round that fails', () => {
        const { scenarios, servers } = failing(false);
        expect([servers[1]?.arrivals, scenarios[0]?.errors]).toEqual([[1], [1]]);
    });

    it('go on where the failure does not matter', () => {
        const { scenarios, servers } = failing(true);
        expect([servers[1]?.arrivals, scenarios[0]?.errors]).toEqual([[9], [0]]);
    });

    it('are given up with their request', () => {
        const planned = plan({
            servers: [server('client', { kind: 'client' }), server('caller'), server('service')],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('caller', 1, { steps: repeat(1_000_000, ...together(inOrder(1), inOrder(1))) }),
                work('service', 2, { takes: { by: 'constant', value: 1 } }),
            ],
            calls: [call('to caller', 0, 1, { timeout: 5000 }), call('to service', 1, 2)],
            loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 500, work: 0 }],
            timing: { duration: 10_000, warmup: 0, interval: 10_000 },
            cancelsAbandonedWork: true,
        });
        const { scenarios, servers } = runPlan(planned, 1);
        expect(scenarios[0]?.errors).toEqual([1]);
        expect(servers[2]?.arrivals).toEqual([2 * 5000]);
    });

    it('cannot hang a run when nothing in them takes any time', () => {
        const endless = repeat(1e6, ...repeat(1e6, { do: 'choose', branches: [{ weight: 1, steps: [] }] }));
        const { cutShort } = runPlan(
            plan({
                servers: [server('client', { kind: 'client' })],
                works: [work('scenario', 0, { steps: endless })],
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 500, work: 0 }],
                timing: { duration: 1000, warmup: 0, interval: 1000 },
            }),
            1,
            { maxEvents: 100_000 },
        );
        expect(cutShort).toContain('after 100,000 events');
    });
});
