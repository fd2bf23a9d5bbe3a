import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { sum } from './measured.ts';
import { call, inOrder, oneQueue, plan, server, work } from './plans.ts';

const retries = (more: number) => ({ retries: more, jitter: false, when: [] });

describe('retries', () => {
    it.each([
        [0.1, 1],
        [0.3, 2],
        [0.5, 4],
    ])('take (1−p^(N+1))/(1−p) tries and leave p^(N+1) failed, p = %d, N = %i', (fails, more) => {
        const record = runPlan(oneQueue(100, 2000, {}, { fails }, { retry: retries(more) }), 1, { traces: 0 });
        const [calls] = record.calls;
        const made = sum(calls?.calls);
        expect(sum(calls?.attempts) / made).toBeCloseTo((1 - fails ** (more + 1)) / (1 - fails), 1);
        expect(sum(record.scenarios[0]?.errors) / made).toBeCloseTo(fails ** (more + 1), 2);
        expect(made).toBeGreaterThan(190_000);
    });

    it('multiply along a chain: (1+N)^d tries at the end when nothing there succeeds', () => {
        const [more, depth] = [2, 4];
        const services = Array.from({ length: depth }, (_, index) => index + 1);
        const record = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), ...services.map((id) => server(`s${id}`))],
                works: [
                    work('scenario', 0, { steps: inOrder(0) }),
                    ...services.map((id) =>
                        id < depth ? work(`s${id}`, id, { steps: inOrder(id) }) : work(`s${id}`, id, { fails: 1 }),
                    ),
                ],
                calls: services.map((id) => call(`to s${id}`, id - 1, id, { retry: retries(more) })),
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 10 }, duration: 10_000, work: 0 }],
            }),
            1,
        );
        expect(record.servers.slice(1).map(({ arrivals }) => sum(arrivals) / 100)).toEqual(
            services.map((level) => (1 + more) ** level),
        );
        expect(record.scenarios[0]?.causes).toEqual([{ cause: 'server-error', at: 's4', count: 100 }]);
    });

    it('wait as the backoff says, twice as long each time up to the cap', () => {
        const backoff = { base: 100, growth: 'exponential', cap: 300 } as const;
        const retry = { ...retries(3), backoff };
        const planned = oneQueue(1, 60, {}, { fails: 1 }, { retry });
        const { slowest } = runPlan(planned, 1);
        expect(slowest[0]?.duration).toBeCloseTo(100 + 200 + 300, 6);
        expect(
            slowest[0]?.spans.filter(({ kind }) => kind === 'backoff').map(({ start, end }) => Math.round(end - start)),
        ).toEqual([100, 200, 300]);
    });

    it('react to nothing but what they are told to', () => {
        const when = (...conditions: string[]) => ({ retry: { retries: 1, jitter: false, when: conditions } });
        const tries = (policy: object) =>
            runPlan(oneQueue(10, 10, {}, { fails: 1 }, policy), 1).calls.map(
                ({ calls, attempts }) => sum(attempts) / sum(calls),
            );
        expect(tries(when('timeout', 'unavailable'))).toEqual([1]);
        expect(tries(when('server-error'))).toEqual([2]);
    });

    it('see what failed further down as an error of the server that they call', () => {
        const record = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('front'), server('gone', { instances: 0 })],
                works: [
                    work('scenario', 0, { steps: inOrder(0) }),
                    work('front', 1, { steps: inOrder(1) }),
                    work('gone', 2),
                ],
                calls: [
                    call('front', 0, 1, { retry: { retries: 1, jitter: false, when: ['unavailable'] } }),
                    call('gone', 1, 2, { retry: { retries: 2, jitter: false, when: ['unavailable'] } }),
                ],
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 10_000, work: 0 }],
            }),
            1,
        );
        expect(record.calls.map(({ attempts }) => sum(attempts))).toEqual([10, 30]);
        expect(record.scenarios[0]?.causes).toEqual([{ cause: 'unavailable', at: 'gone', count: 10 }]);
        expect(record.notes).toEqual(['gone has no replicas, so nothing that needs it can succeed.']);
    });

    it('stay within their budget of first tries', () => {
        const budget = { retry: { ...retries(3), budget: 0.1 } };
        const [calls] = runPlan(oneQueue(100, 100, {}, { fails: 1 }, budget), 1, { traces: 0 }).calls;
        expect(sum(calls?.attempts) / sum(calls?.calls)).toBeCloseTo(1.1, 2);
    });
});
