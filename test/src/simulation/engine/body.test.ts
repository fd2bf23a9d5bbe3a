import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedStep } from '../../../../src/simulation/plan/simulation-plan.ts';
import { call, inOrder, plan, server, work } from './plans.ts';

const together = (...branches: readonly (readonly PlannedStep[])[]): readonly PlannedStep[] => [
    { do: 'together', branches },
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
});
