import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedCall, PlannedLoad } from '../../../../src/simulation/plan/simulation-plan.ts';
import { call, inOrder, plan, server, work } from './plans.ts';

const takes = { by: 'constant', value: 10 } as const;
const burst = (scenario: string, of: number): PlannedLoad => ({
    scenario,
    load: { shape: 'burst', requests: 50, every: 5000 },
    duration: 20_000,
    work: of,
});

/** Fifty at once come to a, which asks b, which asks a once more. */
function aroundAndBack(places: number, back: Partial<PlannedCall> = {}) {
    return runPlan(
        plan({
            servers: [
                server('client', { kind: 'client' }),
                server('a', { concurrency: places }),
                server('b', { concurrency: places }),
            ],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('a.first', 1, { takes, steps: inOrder(1) }),
                work('b', 2, { takes, steps: inOrder(2) }),
                work('a.second', 1, { takes }),
            ],
            calls: [call('to a', 0, 1), call('a to b', 1, 2), call('b to a', 2, 3, back)],
            loads: [burst('Go', 0)],
            timing: { duration: 20_000, warmup: 0, interval: 1000 },
        }),
        1,
    );
}

describe('a deadlock', () => {
    it('is found where all places wait for places of the same server, by way of another', () => {
        expect(aroundAndBack(10).deadlocks).toEqual([{ way: ['a', 'b', 'a'], at: 20 }]);
    });

    it('is none where there are places enough, or a timeout ends the wait', () => {
        expect(aroundAndBack(60).deadlocks).toBeUndefined();
        expect(aroundAndBack(10, { timeout: 500 }).deadlocks).toBeUndefined();
    });

    it('is none where somebody only has long to do', () => {
        const slow = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('a', { concurrency: 1 })],
                works: [
                    work('scenario', 0, { steps: inOrder(0) }),
                    work('a', 1, { takes: { by: 'constant', value: 90_000 } }),
                ],
                calls: [call('to a', 0, 1)],
                loads: [burst('Go', 0)],
            }),
            1,
        );
        expect(slow.servers[1]?.waiting.at(-1)).toBeGreaterThan(0);
        expect(slow.deadlocks).toBeUndefined();
    });

    it('is found where two hold what the other one needs', () => {
        const record = runPlan(
            plan({
                servers: [
                    server('client', { kind: 'client' }),
                    server('a', { concurrency: 5 }),
                    server('b', { concurrency: 5 }),
                ],
                works: [
                    work('to a', 0, { steps: inOrder(0) }),
                    work('to b', 0, { steps: inOrder(1) }),
                    work('a.ask', 1, { takes, steps: inOrder(2) }),
                    work('a.answer', 1, { takes }),
                    work('b.ask', 2, { takes, steps: inOrder(3) }),
                    work('b.answer', 2, { takes }),
                ],
                calls: [call('to a', 0, 2), call('to b', 0, 4), call('a to b', 1, 5), call('b to a', 2, 3)],
                loads: [burst('A', 0), burst('B', 1)],
            }),
            1,
        );
        expect(record.deadlocks?.map(({ way }) => way)).toEqual([
            ['a', 'b'],
            ['b', 'a'],
        ]);
    });
});
