import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { PlannedChannel, PlannedFault, PlannedServer } from '../../../../src/simulation/plan/simulation-plan.ts';
import { sum } from './measured.ts';
import { channel, plan, server, work } from './plans.ts';

/** A client that publishes on one channel, in turn the events, each ten times a second; each handler on its own server. */
function publishing(
    handlers: readonly {
        readonly event?: string;
        readonly takes: number;
        readonly on?: Partial<PlannedServer> & { readonly instances?: number };
    }[],
    said: Partial<PlannedChannel>,
    {
        events = [undefined],
        faults = [],
        delay = 0,
    }: {
        readonly events?: readonly (string | undefined)[];
        readonly faults?: readonly PlannedFault[];
        readonly delay?: number;
    } = {},
) {
    const steps = events.map((event) => ({
        do: 'publish' as const,
        channel: 0,
        ...(event === undefined ? {} : { event }),
        decoupled: true as const,
    }));
    return plan({
        servers: [
            server('client', { kind: 'client' }),
            ...handlers.map(({ on }, at) => server(`handler ${at}`, { concurrency: 1, ...on })),
        ],
        works: [
            work('scenario', 0, { steps }),
            ...handlers.map(({ takes }, at) =>
                work(`handler ${at}`, at + 1, { takes: { by: 'constant', value: takes } }),
            ),
        ],
        channels: [
            channel('channel', [], {
                consumers: handlers.map(({ event }, at) => ({
                    work: at + 1,
                    ...(event === undefined ? {} : { event }),
                })),
                ...said,
            }),
        ],
        loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 10 }, duration: 10_000, work: 0 }],
        watched: handlers.map((_, at) => ({ id: `handler ${at}`, works: [at + 1], channels: [], servers: [] })),
        faults,
        timing: { duration: 20_000, warmup: 0, interval: 1000 },
        network: { delay },
    });
}

/** Messages that each handler has got. */
function handled(planned: ReturnType<typeof publishing>): readonly number[] {
    return runPlan(planned, 1)
        .servers.slice(1)
        .map(({ arrivals }) => sum(arrivals));
}

describe('a channel that nobody receives from', () => {
    it('keeps its dead letters, and what is put on a queue; a topic passes it over', () => {
        const failing = publishing([{ takes: 1 }], { deadletter: 1 });
        const works = failing.works.map((each, at) => (at === 0 ? each : { ...each, fails: 1 }));
        const dead = runPlan({ ...failing, works, channels: [...failing.channels, channel('dead', [])] }, 1);
        expect(dead.channels.map(({ waiting }) => waiting.at(-1))).toEqual([0, 100]);
        expect(dead.channels[1]?.mostWaiting.slice(0, 3)).toEqual([10, 20, 30]);
        const kept = (kind: 'topic' | 'queue') => runPlan(publishing([], { kind }), 1);
        expect(kept('queue').channels[0]?.waiting.at(-1)).toBe(100);
        expect(kept('topic').channels[0]?.waiting.at(-1)).toBe(0);
        // It waits for nobody, so nobody falls behind.
        expect([...dead.diverging, ...kept('queue').diverging]).toEqual([]);
    });
});

describe('a queue', () => {
    it('gives each message to one of its receivers, in turn; a topic gives it to all', () => {
        const receivers = [{ takes: 1 }, { takes: 1 }, { takes: 1 }, { takes: 1 }];
        expect(handled(publishing(receivers, { kind: 'queue' }))).toEqual([25, 25, 25, 25]);
        expect(handled(publishing(receivers, { kind: 'topic' }))).toEqual([100, 100, 100, 100]);
    });

    it('gives it to whoever has room', () => {
        const [slow = 0, fast = 0] = handled(publishing([{ takes: 500 }, { takes: 100 }], { kind: 'queue' }));
        expect(slow + fast).toBe(100);
        expect(slow).toBeGreaterThan(14);
        expect(slow).toBeLessThan(26);
        const dead = { takes: 10, on: { instances: 0 } };
        expect(handled(publishing([dead, { takes: 10 }], { kind: 'queue' }))).toEqual([0, 100]);
    });

    it('gives an event to one of those who wait for it', () => {
        const receivers = [
            { takes: 1, event: 'E' },
            { takes: 1, event: 'F' },
            { takes: 1, event: 'F' },
        ];
        expect(handled(publishing(receivers, { kind: 'queue' }, { events: ['E', 'F'] }))).toEqual([100, 50, 50]);
    });

    it('lets a service with several handlers fetch no more than it has places', () => {
        const receivers = [
            { takes: 90, event: 'E' },
            { takes: 90, event: 'F' },
            { takes: 90, event: 'F' },
        ];
        const planned = publishing(receivers, { kind: 'queue' }, { events: ['E', 'F'] });
        // The first two are handlers of one service; while it is busy, the other one takes what it can.
        const works = planned.works.map((each) => (each.server === 2 ? { ...each, server: 1 } : each));
        const { servers } = runPlan({ ...planned, works }, 1);
        expect(servers[1]?.queue.max).toBe(0);
        expect(sum(servers[3]?.arrivals)).toBeGreaterThan(85);
    });

    it('has so many handled at a time as it has partitions, by all receivers together', () => {
        const receivers = [{ takes: 100 }, { takes: 100 }, { takes: 100 }];
        const { servers } = runPlan(publishing(receivers, { kind: 'queue', partitions: 1 }), 1);
        const busy = (at: number) => sum(servers.slice(1).map((each) => each.busy[at] ?? 0));
        expect(busy(5)).toBeLessThanOrEqual(1);
    });
});

describe('a topic with several events', () => {
    it('gives a handler its event only, and all of them to whoever waits for the topic', () => {
        const receivers = [{ takes: 1, event: 'E' }, { takes: 1, event: 'F' }, { takes: 1 }];
        expect(handled(publishing(receivers, {}, { events: ['E', 'F', 'F'] }))).toEqual([100, 200, 300]);
    });

    it('is full as a whole', () => {
        const slow = [
            { takes: 100_000, event: 'E' },
            { takes: 1, event: 'F' },
        ];
        const full = publishing(slow, { capacity: 20, overflow: 'drop' }, { events: ['E', 'F'] });
        const { channels, servers } = runPlan(full, 1);
        expect(Math.max(...(channels[0]?.mostWaiting ?? []))).toBe(20);
        // Twenty that nobody takes keep the others out, too.
        expect(sum(servers[2]?.arrivals)).toBeLessThan(30);
        expect(sum(channels[0]?.published)).toBe(200);
    });

    it('knows the most that waited in each interval, not those that were handled at once', () => {
        const burst = (takes: number) => {
            const planned = publishing([{ takes }], {});
            const loads = planned.loads.map((each) => ({
                ...each,
                load: { shape: 'burst' as const, requests: 30, every: 4500 },
            }));
            return runPlan({ ...planned, loads }, 1).channels[0];
        };
        // They come at once and are worked off within the interval, so that none waits at its end.
        expect(burst(10)?.mostWaiting.slice(0, 6)).toEqual([29, 0, 0, 0, 29, 0]);
        expect(burst(10)?.waiting.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
        expect(Math.max(...(runPlan(publishing([{ takes: 1 }], {}), 1).channels[0]?.mostWaiting ?? []))).toBe(0);
    });

    it('counts a message once, for however many it waits', () => {
        const receivers = [{ takes: 100_000 }, { takes: 100_000 }];
        const [bursts] = runPlan(publishing(receivers, {}), 1).channels;
        expect(Math.max(...(bursts?.mostWaiting ?? []))).toBe(99);
    });

    it('has so many handled at a time by a service as it has partitions, whatever the event', () => {
        const planned = publishing(
            [
                { takes: 100, event: 'E' },
                { takes: 100, event: 'F' },
            ],
            { partitions: 2 },
            {
                events: ['E', 'F'],
            },
        );
        const together = {
            ...planned,
            servers: planned.servers.map((each) => ({ ...each, concurrency: 100 })),
            works: planned.works.map((each) => (each.server === 2 ? { ...each, server: 1 } : each)),
        };
        const { channels, servers } = runPlan({ ...together, channels: planned.channels }, 1);
        expect(servers[1]?.busy[5]).toBeCloseTo(2, 6);
        expect(Math.max(...(channels[0]?.mostWaiting ?? []))).toBeLessThanOrEqual(2);
        const one = together.channels.map((each) => ({ ...each, partitions: 1 }));
        expect(runPlan({ ...together, channels: one }, 1).servers[1]?.busy[5]).toBeCloseTo(1, 6);
    });
});

describe('a delay on the way to a handler', () => {
    it('lets its messages come later, and those of others as before', () => {
        const fault = { at: 2000, until: 6000, title: 'delay', calls: [], channels: [], by: 300, jitter: 0 } as const;
        const faults: readonly PlannedFault[] = [
            { ...fault, fault: 'delay', deliveries: [{ channel: 0, consumer: 1 }] },
        ];
        const receivers = [{ takes: 1 }, { takes: 1, on: { concurrency: 100 } }];
        const { servers } = runPlan(publishing(receivers, {}, { faults, delay: 1 }), 1);
        expect(servers[1]?.arrivals.slice(0, 8)).toEqual([10, 10, 10, 10, 10, 10, 10, 10]);
        expect(servers[2]?.arrivals.slice(0, 8)).toEqual([10, 10, 7, 10, 10, 10, 13, 10]);
    });
});

const share = fc.constantFrom(0, 0.2, 1);
const consumer = fc.record({
    takes: fc.integer({ min: 0, max: 200 }),
    fails: share,
    instances: fc.integer({ min: 0, max: 2 }),
    concurrency: fc.constantFrom(1, 3, Number.POSITIVE_INFINITY),
});
const anyFault = fc.record({
    at: fc.integer({ min: 0, max: 3000 }),
    lasts: fc.constantFrom(500, 2000, Number.POSITIVE_INFINITY),
    consumer: fc.integer({ min: 0, max: 1 }),
    kind: fc.constantFrom('kill', 'partition'),
});

/** One channel of two handlers, and one for its dead letters; every message is for one of them. */
const messaging = fc
    .record({
        kind: fc.constantFrom('topic' as const, 'queue' as const),
        consumers: fc.tuple(consumer, consumer, consumer),
        capacity: fc.constantFrom(1, 5, Number.POSITIVE_INFINITY),
        overflow: fc.constantFrom('drop' as const, 'reject' as const, 'block' as const),
        partitions: fc.constantFrom(1, 3, Number.POSITIVE_INFINITY),
        times: fc.integer({ min: 0, max: 2 }),
        redelivers: fc.boolean(),
        deadletter: fc.boolean(),
        faults: fc.array(anyFault, { maxLength: 3 }),
        rate: fc.constantFrom(5, 30),
    })
    .map((made) => {
        const common = {
            capacity: made.capacity,
            overflow: made.overflow,
            partitions: made.partitions,
            redelivers: made.redelivers,
            redelivery: { times: made.times, backoff: { base: 70, growth: 'constant' as const } },
        };
        // On a topic each event has one handler; on a queue both compete for each.
        const consumers = [1, 2].map((each) => ({
            work: each,
            ...(made.kind === 'topic' ? { event: `event ${each}` } : {}),
        }));
        return plan({
            servers: [
                server('client', { kind: 'client' }),
                ...made.consumers.map(({ instances, concurrency }, at) => server(`${at}`, { instances, concurrency })),
            ],
            works: [
                work('scenario', 0, {
                    steps: ['event 1', 'event 2'].map((event) => ({
                        do: 'publish' as const,
                        channel: 0,
                        event,
                        decoupled: true as const,
                    })),
                }),
                ...made.consumers.map(({ takes, fails }, at) =>
                    work(`${at}`, at + 1, { takes: { by: 'mean', mean: takes }, fails }),
                ),
            ],
            channels: [
                channel('channel', [], {
                    ...common,
                    kind: made.kind,
                    consumers,
                    ...(made.deadletter ? { deadletter: 1 } : {}),
                }),
                channel('dead', [3], common),
            ],
            loads: [{ scenario: 'S', load: { shape: 'poisson', rate: made.rate }, duration: 4000, work: 0 }],
            watched: [
                { id: 'channel', works: [1, 2], channels: [0], servers: [] },
                { id: 'dead', works: [3], channels: [1], servers: [] },
            ],
            faults: made.faults.map(({ at, lasts, consumer: to, kind }): PlannedFault => {
                const when = { at, until: at + lasts, title: kind };
                return kind === 'kill'
                    ? { ...when, fault: 'kill', servers: [to + 1], count: 'all' }
                    : {
                          ...when,
                          fault: 'partition',
                          calls: [],
                          deliveries: [{ channel: 0, consumer: to }],
                          publications: [],
                      };
            }),
            timing: { duration: 5000, warmup: 0, interval: 1000 },
        });
    });

describe('any messages', () => {
    it('are handled, wait, are under way, dead letters or dropped: none is lost on the way, none comes twice', () => {
        const seen = { handled: 0, waiting: 0, underWay: 0, deadlettered: 0, dropped: 0 };
        fc.assert(
            fc.property(messaging, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (planned, seed) => {
                const { channels, watched } = runPlan(planned, seed, { traces: 0 });
                for (const [index, each] of channels.entries()) {
                    const handlers = watched[index];
                    const handledWell = sum(handlers?.requests) - sum(handlers?.errors);
                    const underWay = sum(handlers?.arrivals) - sum(handlers?.requests);
                    const waiting = each.waiting.at(-1) ?? 0;
                    const { deadlettered, dropped, redelivered } = each;
                    expect(handledWell + waiting + underWay + deadlettered + dropped).toBe(sum(each.published));
                    const given = sum(handlers?.errors) - redelivered - deadlettered;
                    expect(given).toBeGreaterThanOrEqual(0);
                    expect(given).toBeLessThanOrEqual(dropped);
                    seen.handled += handledWell;
                    seen.waiting += waiting;
                    seen.underWay += underWay;
                    seen.deadlettered += deadlettered;
                    seen.dropped += dropped;
                }
                expect(sum(channels[1]?.published)).toBe(channels[0]?.deadlettered);
            }),
            { numRuns: 200 },
        );
        expect(Object.values(seen).every((count) => count > 0)).toBe(true);
    });
});
