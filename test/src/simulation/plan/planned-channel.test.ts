import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { sum } from '../engine/measured.ts';
import { planOf } from './plan-of.ts';

const BEFORE = 'client c { calls s }  scenario S { c calls s.k }';

describe('plannedChannel', () => {
    it('has the limits of its topic, and each receiver of what it carries', async () => {
        const { channel, plan, steps } = await planOf(`${BEFORE}
            service s { command k { publishes E outbox } }
            service a { on E }
            service b { on E }
            event E via t
            broker B {
                topic t {
                    partitions 4  capacity 100  overflow drop  takes 2ms
                    redelivers 5 times backoff 1s..1min  deadletter lost
                }
                queue lost
            }
        `);
        expect(steps('s.k')).toBe('hands on B.t/E');
        const topic = channel('B.t');
        expect(topic).toMatchObject({
            takes: { by: 'mean', mean: 2 },
            kind: 'topic',
            partitions: 4,
            capacity: 100,
            overflow: 'drop',
            redelivers: true,
            redelivery: { times: 5, backoff: { base: 1000, cap: 60_000, growth: 'exponential' } },
        });
        expect(topic.consumers.map(({ work, event }) => [plan.works[work]?.id, event])).toEqual([
            ['a.on-E', 'E'],
            ['b.on-E', 'E'],
        ]);
        expect(plan.channels[topic.deadletter ?? -1]?.id).toBe('B.lost');
        // Nobody receives what is lost, so nothing is delivered again there.
        expect(plan.assumptions.filter((each) => each.includes('delivers again'))).toEqual([]);
    });

    it('is one for all events of a topic, whose handlers get only those they wait for', async () => {
        const { channel, plan, steps } = await planOf(`${BEFORE}
            service s { command k { publishes E  publishes F  publishes t } }
            service a { on E  on t }
            service b { on F  on G }
            event E via t
            event F via t
            event G via t
            broker B { topic t { capacity 10  overflow drop } }
        `);
        expect(plan.channels.map(({ id }) => id)).toEqual(['B.t']);
        expect(steps('s.k')).toBe('sends B.t/E; sends B.t/F; sends B.t');
        // Nobody publishes G.
        expect(channel('B.t').consumers.map(({ work, event }) => [plan.works[work]?.id, event])).toEqual([
            ['a.on-E', 'E'],
            ['a.on-t', undefined],
            ['b.on-F', 'F'],
        ]);
        expect(plan.assumptions.filter((each) => each.includes('B.t'))).toEqual([
            expect.stringContaining('delivers again'),
        ]);
    });

    it('is a queue, which gives each message to one of its receivers', async () => {
        const { channel, plan } = await planOf(`${BEFORE}
            service s { command k { publishes E } }
            service a { on E }
            service b { on q }
            event E via q
            broker B { queue q { partitions 3 } }
        `);
        expect(channel('B.q')).toMatchObject({ kind: 'queue', partitions: 3 });
        expect(channel('B.q').consumers.map(({ work }) => plan.works[work]?.id)).toEqual(['a.on-E', 'b.on-q']);
        const { servers } = runPlan(plan, 1);
        const arrivals = (id: string) => sum(servers.find((each) => each.id === id)?.arrivals);
        expect(arrivals('s')).toBeGreaterThan(2000);
        expect(arrivals('a') + arrivals('b')).toBe(arrivals('s'));
        expect(Math.abs(arrivals('a') - arrivals('b'))).toBeLessThanOrEqual(1);
    });

    it('delivers an event that nothing carries at once, and once', async () => {
        const { channel, plan } = await planOf(`${BEFORE}
            service s { command k { publishes E } }
            service a { on E }
            client watcher { consumes E }
            event E
        `);
        expect(channel('E')).toMatchObject({ capacity: Number.POSITIVE_INFINITY, redelivers: false });
        expect(channel('E').consumers.map(({ work }) => plan.works[work]?.id)).toEqual(['a.on-E', 'watcher']);
        expect(plan.assumptions).toContain(
            'Nothing carries `E`: receivers get it at once and once only, however much arrives.',
        );
    });

    it('delivers once where the broker promises no more', async () => {
        const { channel } = await planOf(`${BEFORE}
            service s { command k { publishes t  publishes u } }
            broker B { topic t { delivery at-most-once }  queue u { redelivers none } }
        `);
        expect(channel('B.t').redelivers).toBe(false);
        expect(channel('B.u').redelivers).toBe(false);
    });

    it('makes a place for dead letters that is declared nowhere', async () => {
        const { channel, plan } = await planOf(`${BEFORE}
            service s { command k { publishes t } }
            broker B { topic t { deadletter nowhere } }
        `);
        expect(plan.channels[channel('B.t').deadletter ?? -1]).toMatchObject({ id: 'B.nowhere', consumers: [] });
    });

    it('follows what receivers publish in turn, round in circles too', async () => {
        const { plan } = await planOf(`${BEFORE}
            service s { command k { publishes E }  on F { publishes E } }
            service a { on E { publishes F } }
            event E
            event F
        `);
        expect(plan.channels.map(({ id }) => id)).toEqual(['E', 'F']);
    });
});
