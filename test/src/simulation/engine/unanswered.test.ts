import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedCall, PlannedFault, SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import { sum } from './measured.ts';
import { call, inOrder, plan, server, work } from './plans.ts';

const LOST: PlannedFault = {
    fault: 'partition',
    at: 10_000,
    until: Number.POSITIVE_INFINITY,
    title: 'partition',
    calls: [1],
    deliveries: [],
    publications: [],
};

/** Ten requests a second for twenty seconds, through a service with four places to a store that answers in 10 ms. */
function through(policy: Partial<PlannedCall>, said: Partial<SimulationPlan> = {}) {
    return runPlan(
        plan({
            servers: [server('client', { kind: 'client' }), server('front', { concurrency: 4 }), server('store')],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('front', 1, { steps: inOrder(1) }),
                work('store', 2, { takes: { by: 'constant', value: 10 } }),
            ],
            calls: [call('to front', 0, 1), call('to store', 1, 2, policy)],
            loads: [{ scenario: 'Buy', load: { shape: 'constant', rate: 10 }, duration: 20_000, work: 0 }],
            watched: [{ id: 'front', works: [1], channels: [], servers: [1] }],
            faults: [LOST],
            timing: { duration: 20_000, warmup: 0, interval: 1000 },
            ...said,
        }),
        1,
    );
}

describe('requests that hang to the end of a run', () => {
    it('count as failed, after as long as they have waited, where they hang', () => {
        const record = through({});
        const [buy] = record.scenarios;
        // Four hold the places and wait for the store; who comes later waits for a place.
        expect(buy?.causes).toEqual([
            { cause: 'unanswered', at: 'front', count: 96 },
            { cause: 'partition', at: 'to store', count: 4 },
        ]);
        expect(sum(buy?.requests)).toBe(200);
        expect(buy?.latency[19]?.max).toBe(10_000);
        expect(record.watched[0]?.errors).toEqual(buy?.errors);
        expect(record.notes).toEqual(['Requests of Buy hung to the end of the run; they count as failed.']);
    });

    it('are traced: there is nothing slower', () => {
        const [slowest] = through({}).slowest;
        expect(slowest).toMatchObject({ at: 10_000, duration: 10_000, failed: true });
        expect(slowest?.spans.map(({ kind, end }) => [kind, end])).toEqual([
            ['work', 10_000],
            ['attempt', 10_000],
            ['work', 10_000],
            ['attempt', 10_000],
        ]);
    });

    it('are none where a timeout ends the wait', () => {
        const record = through({ timeout: 200 });
        expect(record.scenarios[0]?.causes.map(({ cause }) => cause)).toEqual(['timeout']);
        expect(record.notes).toEqual([]);
    });

    it('are not those that are only under way, nor those of which none could have ended', () => {
        const calm = through({}, { faults: [] });
        expect(sum(calm.scenarios[0]?.errors)).toBe(0);
        const [long] = through({}, { faults: [{ ...LOST, at: 0 }] }).scenarios;
        expect([sum(long?.arrivals), sum(long?.requests)]).toEqual([200, 0]);
    });

    it('are counted where a run is cut short, too', () => {
        const timing = { duration: 200_000, warmup: 0, interval: 1000 };
        const load = { shape: 'constant', rate: 2000 } as const;
        const record = through({}, { timing, loads: [{ scenario: 'Buy', load, duration: 200_000, work: 0 }] });
        expect(record.cutShort).toContain('more than 200,000 requests wait');
        expect(sum(record.scenarios[0]?.errors)).toBeGreaterThan(150_000);
    });
});
