import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedFault } from '../../../../src/simulation/plan/simulation-plan.ts';
import { sum } from './measured.ts';
import { call, inOrder, plan, server, work } from './plans.ts';

const breaker = { opens: { by: 'consecutive', failures: 5 }, waits: 10_000, closesAfter: 2, shared: false } as const;

/** One request a second; the service fails between two moments. */
function failing(at: number, until: number, more: Parameters<typeof call>[3] = {}) {
    const fault: PlannedFault = { at, until, title: 'fail', fault: 'fail', calls: [], works: [1], share: 1 };
    return plan({
        servers: [server('client', { kind: 'client' }), server('service')],
        works: [work('scenario', 0, { steps: inOrder(0) }), work('service', 1)],
        calls: [call('call', 0, 1, { breaker, ...more })],
        loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 60_000, work: 0 }],
        faults: [fault],
    });
}

describe('a breaker in a run', () => {
    it('opens on the fifth failure in a row, refuses at once, probes after its wait and closes', () => {
        const record = runPlan(failing(9500, 22_500), 1);
        expect(record.breakers).toEqual([
            {
                call: 'call',
                source: 'client',
                target: 'service',
                instance: 1,
                changes: [
                    { at: 14_000, to: 'open' },
                    { at: 25_000, to: 'half-open' },
                    { at: 26_000, to: 'closed' },
                ],
            },
        ]);
        expect(sum(record.calls[0]?.failures)).toBe(5);
        expect(sum(record.calls[0]?.refused)).toBe(10);
        expect(record.scenarios[0]?.causes).toEqual(
            [
                { cause: 'breaker-open', at: 'call', count: 10 },
                { cause: 'server-error', at: 'service', count: 5 },
            ].map((each) => (each.cause === 'server-error' ? { ...each, cause: 'injected' } : each)),
        );
    });

    it('is seen by the retry around it as unavailable, and its refusals are answered by the fallback', () => {
        const retry = { retries: 1, jitter: false, when: ['unavailable'] };
        const record = runPlan(failing(9500, 22_500, { retry, fallback: {} }), 1);
        expect(record.scenarios[0]?.errors.every((count) => count === 0)).toBe(true);
        expect(sum(record.calls[0]?.fallbacks)).toBe(15);
        expect(sum(record.calls[0]?.refused)).toBe(20);
    });

    it('belongs to an instance of the caller, unless all share it', () => {
        const lanes = (shared: boolean) =>
            runPlan(
                plan({
                    servers: [server('client', { kind: 'client' }), server('front', { instances: 3 }), server('back')],
                    works: [
                        work('scenario', 0, { steps: inOrder(0) }),
                        work('front', 1, { steps: inOrder(1) }),
                        work('back', 2, { fails: 1 }),
                    ],
                    calls: [call('front', 0, 1), call('back', 1, 2, { breaker: { ...breaker, shared } })],
                    loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 3 }, duration: 9000, work: 0 }],
                }),
                1,
            ).breakers.map(({ instance, changes }) => [instance, changes[0]?.to]);
        expect(lanes(false)).toEqual([
            [1, 'open'],
            [2, 'open'],
            [3, 'open'],
        ]);
        expect(lanes(true)).toEqual([[0, 'open']]);
    });

    it('is one for all operations that call the same target with it', () => {
        const record = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('front'), server('back')],
                works: [
                    work('scenario', 0, { steps: inOrder(0, 1) }),
                    work('front.one', 1, { steps: inOrder(2) }),
                    work('front.two', 1, { steps: inOrder(3) }),
                    work('back', 2, { fails: 1 }),
                ],
                calls: [
                    call('one', 0, 1, { optional: true }),
                    call('two', 0, 2, { optional: true }),
                    call('one to back', 1, 3, { breaker }),
                    call('two to back', 1, 3, { breaker }),
                ],
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 9000, work: 0 }],
            }),
            1,
        );
        expect(record.calls.slice(2).map(({ attempts }) => sum(attempts))).toEqual([3, 2]);
        expect(record.breakers).toHaveLength(1);
    });

    it('of hosts leaves the one that fails to the others', () => {
        const record = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('back', { instances: 4, concurrency: 1 })],
                works: [
                    work('scenario', 0, { steps: inOrder(0) }),
                    work('back', 1, { takes: { by: 'mean', mean: 20 } }),
                ],
                calls: [
                    call('call', 0, 1, {
                        timeout: 200,
                        breaker: { kind: 'linkerd', opens: { by: 'consecutive', failures: 3 }, shared: false },
                    }),
                ],
                loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 300 }, duration: 30_000, work: 0 }],
            }),
            1,
        );
        expect(record.breakers.length).toBeGreaterThan(0);
        expect(record.breakers.every(({ instance }) => instance >= 1 && instance <= 4)).toBe(true);
    });
});
