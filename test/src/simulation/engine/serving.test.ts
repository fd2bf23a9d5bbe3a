import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedStep } from '../../../../src/simulation/plan/simulation-plan.ts';
import { sum } from './measured.ts';
import { call, channel, inOrder, oneQueue, plan, server, work } from './plans.ts';

const ONCE_A_SECOND = { shape: 'constant', rate: 1 } as const;
const load = (rate = 1) => [{ scenario: 'scenario', load: { ...ONCE_A_SECOND, rate }, duration: 10_000, work: 0 }];

/** A client whose steps call services that each take a time of their own, in milliseconds. */
function calling(steps: readonly PlannedStep[], times: readonly number[], fails: readonly number[] = []) {
    return plan({
        servers: [server('client', { kind: 'client' }), ...times.map((_, index) => server(`s${index}`))],
        works: [
            work('scenario', 0, { steps }),
            ...times.map((value, index) =>
                work(`s${index}`, index + 1, { takes: { by: 'constant', value }, fails: fails[index] ?? 0 }),
            ),
        ],
        calls: times.map((_, index) => call(`to s${index}`, 0, index + 1)),
        loads: load(),
    });
}

const latency = (planned: Parameters<typeof runPlan>[0]) => runPlan(planned, 1).scenarios[0]?.latency[3]?.max;

describe('the steps of a request', () => {
    it('follow each other, or happen at once and end with the last', () => {
        expect(latency(calling(inOrder(0, 1, 2), [10, 20, 40]))).toBe(70);
        const branches = [inOrder(0, 1), inOrder(2)];
        expect(latency(calling([{ do: 'together', branches }], [10, 20, 40]))).toBe(40);
        expect(latency(calling([{ do: 'together', branches }, ...inOrder(0)], [10, 50, 40]))).toBe(70);
        const times = (parallel: boolean): PlannedStep[] => [{ do: 'call', call: 0, times: 4, parallel }];
        expect(latency(calling(times(false), [10]))).toBe(40);
        expect(latency(calling(times(true), [10]))).toBe(10);
    });

    it('look a cache up, and do the rest for misses only; a cache that fails is missed', () => {
        const lookUp = (hits: number): PlannedStep[] => [{ do: 'look-up', call: 0, hits, otherwise: inOrder(1) }];
        expect(latency(calling(lookUp(1), [1, 30]))).toBe(1);
        expect(latency(calling(lookUp(0), [1, 30]))).toBe(31);
        const broken = runPlan(calling(lookUp(1), [1, 30], [1]), 1);
        expect(broken.scenarios[0]?.latency[3]?.max).toBe(31);
        expect(sum(broken.scenarios[0]?.errors)).toBe(0);
    });

    it('are undone in reverse when a later one fails', () => {
        const planned = calling(inOrder(0, 1, 2), [10, 20, 40, 1, 2], [0, 0, 1]);
        const calls = planned.calls.map((each, index) => (index < 2 ? { ...each, undoneBy: 3 + index } : each));
        const record = runPlan({ ...planned, calls }, 1);
        const ids = record.slowest[0]?.spans.filter(({ kind }) => kind === 'attempt').map(({ id }) => id);
        expect(ids).toEqual(['to s0', 'to s1', 'to s2', 'to s4', 'to s3']);
        expect(record.slowest[0]?.duration).toBe(73);
        expect(record.scenarios[0]?.causes).toEqual([{ cause: 'server-error', at: 's2', count: 10 }]);
    });

    it('go on without what is optional, and without waiting for what nobody reads', () => {
        const planned = calling(inOrder(0, 1), [10, 20], [1]);
        const [first, second] = planned.calls;
        const optional = runPlan(
            { ...planned, calls: [{ ...first, optional: true }, second] as typeof planned.calls },
            1,
        );
        expect(sum(optional.scenarios[0]?.errors)).toBe(0);
        const ignoring = { ...planned, calls: [{ ...first, ignoresReply: true }, second] as typeof planned.calls };
        expect(latency(ignoring)).toBe(20);
    });

    it('are cut off when they go around in a circle, which is named', () => {
        const planned = plan({
            servers: [server('client', { kind: 'client' }), server('a'), server('b')],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('a', 1, { steps: inOrder(1) }),
                work('b', 2, { steps: inOrder(2) }),
            ],
            calls: [call('in', 0, 1), call('a to b', 1, 2), call('b to a', 2, 1)],
            loads: load(),
        });
        const record = runPlan(planned, 1);
        expect(record.scenarios[0]?.causes).toEqual([{ cause: 'cycle', at: 'b to a', count: 10 }]);
        expect(record.notes).toEqual(['Calls go around in a circle without end; they were cut off at b to a.']);
    });
});

describe('work whose caller has gone', () => {
    const planned = oneQueue(
        0.9,
        1000,
        { concurrency: 1 },
        { takes: { by: 'constant', value: 1000 } },
        { timeout: 500 },
    );

    it('runs on and holds its place, unless it is given up', () => {
        expect(runPlan(planned, 1).servers[1]?.utilisation).toBeGreaterThan(0.85);
        expect(runPlan({ ...planned, cancelsAbandonedWork: true }, 1).servers[1]?.utilisation).toBeLessThan(0.5);
    });
});

describe('balancing', () => {
    const share = (balancing: 'least-requests' | 'round-robin' | 'random') => {
        const record = runPlan(
            oneQueue(40, 100, { instances: 4, concurrency: 1, balancing } as object, {
                takes: { by: 'mean', mean: 80 },
            }),
            1,
        );
        return record.servers[1]?.queue.mean ?? 0;
    };

    it('by requests waits less than in turn, and in turn less than at random', () => {
        expect(share('least-requests')).toBeLessThan(share('round-robin'));
        expect(share('round-robin')).toBeLessThan(share('random'));
    });
});

describe('an autoscaler', () => {
    it('adds replicas under load and takes them away when it has been quiet for five minutes', () => {
        const replicas = { min: 1, max: 10, target: 0.5, every: 10_000, starting: 5000 };
        const busy = plan({
            servers: [server('client', { kind: 'client' }), server('service', { replicas, concurrency: 4 })],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('service', 1, { takes: { by: 'mean', mean: 100 } }),
            ],
            calls: [call('call', 0, 1)],
            loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 100 }, duration: 120_000, work: 0 }],
            timing: { duration: 600_000, warmup: 0, interval: 10_000 },
        });
        const [, service] = runPlan(busy, 1).servers;
        expect(Math.max(...(service?.replicas ?? []))).toBeGreaterThanOrEqual(5);
        expect(service?.replicas[0]).toBe(1);
        expect(service?.replicas[30]).toBeGreaterThanOrEqual(5);
        expect(service?.replicas.at(-1)).toBe(1);
    });
});

describe('a channel', () => {
    /** A client publishes ten messages a second; the handler takes a time, and may fail. */
    function publishing(said: Parameters<typeof channel>[2], handling: { value: number; fails?: number }) {
        return plan({
            servers: [server('client', { kind: 'client' }), server('mailer', { concurrency: 1 }), server('clerk')],
            works: [
                work('scenario', 0, { steps: [{ do: 'publish', channel: 0 }] }),
                work('mailer', 1, { takes: { by: 'constant', value: handling.value }, fails: handling.fails ?? 0 }),
                work('clerk', 2),
            ],
            channels: [channel('mails', [1], said), channel('dead', [2])],
            loads: load(10),
            timing: { duration: 20_000, warmup: 0, interval: 1000 },
        });
    }

    it('keeps what its consumers cannot take yet, and hands it out in their time', () => {
        const { channels, servers } = runPlan(publishing({}, { value: 150 }), 1);
        expect(sum(channels[0]?.published)).toBe(100);
        expect(Math.max(...(channels[0]?.mostWaiting ?? []))).toBeGreaterThan(25);
        expect(channels[0]?.waiting.at(-1)).toBe(0);
        expect(sum(servers[1]?.arrivals)).toBe(100);
        expect(servers[1]?.queue.max).toBeLessThanOrEqual(1);
    });

    it('delivers again what failed, and then to the dead letters', () => {
        const redelivery = { times: 2, backoff: { base: 100, growth: 'constant' } } as const;
        const { channels, servers } = runPlan(publishing({ redelivery, deadletter: 1 }, { value: 1, fails: 1 }), 1);
        expect(channels[0]).toMatchObject({ redelivered: 200, deadlettered: 100, dropped: 0 });
        expect(sum(servers[1]?.arrivals)).toBe(300);
        expect(sum(servers[2]?.arrivals)).toBe(100);
        const { channels: once } = runPlan(publishing({ redelivers: false }, { value: 1, fails: 1 }), 1);
        expect(once[0]).toMatchObject({ redelivered: 0, dropped: 100 });
    });

    it('drops, rejects or lets the publisher wait when it is full', () => {
        const full = (overflow: 'drop' | 'reject' | 'block') =>
            runPlan(publishing({ capacity: 5, overflow }, { value: 200 }), 1);
        expect(full('drop').channels[0]?.dropped).toBeGreaterThan(30);
        expect(full('reject').scenarios[0]?.causes[0]).toMatchObject({ cause: 'channel-full', at: 'mails' });
        const blocked = full('block');
        expect(sum(blocked.scenarios[0]?.errors)).toBe(0);
        expect(blocked.slowest[0]?.duration).toBeGreaterThan(1000);
    });
});

describe('a run without end', () => {
    it('is cut short where more waits than may, and says for whom', () => {
        const record = runPlan(oneQueue(1000, 1000, { concurrency: 1 }, { takes: { by: 'mean', mean: 1000 } }), 1, {
            maxWaiting: 5000,
        });
        expect(record.cutShort).toMatch(
            /^The run was cut short at \d\.\d s: more than 5,000 requests wait, 5,001 of them for service\.$/,
        );
    });

    it('is cut short where calls that multiply go around in a circle, which it names', () => {
        const thrice = (each: number) => [{ do: 'call' as const, call: each, times: 3, parallel: true }];
        const record = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('a'), server('b')],
                works: [
                    work('scenario', 0, { steps: inOrder(0) }),
                    work('a', 1, { steps: thrice(1) }),
                    work('b', 2, { steps: thrice(2) }),
                ],
                calls: [call('to a', 0, 1), call('a to b', 1, 2), call('b to a', 2, 1)],
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1 }, duration: 10_000, work: 0 }],
                network: { delay: 0.5 },
            }),
            1,
            { maxWaiting: 5000 },
        );
        expect(record.cutShort).toMatch(
            /^The run was cut short at \d ms: more than 50,000 requests are under way, [\d,]+ of them for [ab]\.$/,
        );
        expect(record.notes).toEqual([
            expect.stringMatching(/^Calls go around in a circle without end; they were cut off at (a to b|b to a)\.$/),
        ]);
    });

    it('is cut short where the time stands still', () => {
        const planned = plan({
            servers: [server('client', { kind: 'client' }), server('service')],
            works: [work('scenario', 0, { steps: inOrder(0) }), work('service', 1)],
            calls: [call('call', 0, 1)],
            loads: [{ scenario: 'scenario', load: { shape: 'closed', users: 2, think: 0 }, duration: 1000, work: 0 }],
        });
        expect(runPlan(planned, 1, { maxEvents: 100_000, traces: 0 }).cutShort).toMatch(/after 100,000 events/);
    });

    it('holds a million users that think', () => {
        const planned = oneQueue(1, 1, { concurrency: 100 }, { takes: { by: 'mean', mean: 10 } });
        const [only] = planned.loads;
        const loads = only ? [{ ...only, load: { shape: 'closed' as const, users: 1_000_000, think: 1_000_000 } }] : [];
        const record = runPlan({ ...planned, loads }, 1, { traces: 0 });
        expect(sum(record.scenarios[0]?.requests)).toBeGreaterThan(900);
    });
});
