import { describe, expect, it } from 'vitest';
import { planOf } from './plan-of.ts';

const BEFORE = 'client c { calls s }  scenario S { c calls s.k }';

describe('plannedChannel', () => {
    it('has the limits of its topic, and each receiver as a group of its own', async () => {
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
        const topic = channel('B.t/E');
        expect(topic).toMatchObject({
            takes: { by: 'mean', mean: 2 },
            capacity: 100,
            overflow: 'drop',
            redelivers: true,
            redelivery: { times: 5, backoff: { base: 1000, cap: 60_000, growth: 'exponential' } },
        });
        expect(topic.consumers.map(({ work, parallel }) => [plan.works[work]?.id, parallel])).toEqual([
            ['a.on-E', 4],
            ['b.on-E', 4],
        ]);
        expect(plan.channels[topic.deadletter ?? -1]?.id).toBe('B.lost');
    });

    it('gives a handler only the event it waits for', async () => {
        const { channel, plan } = await planOf(`${BEFORE}
            service s { command k { publishes E  publishes F  publishes t } }
            service a { on E  on t }
            event E via t
            event F via t
            broker B { topic t }
        `);
        const receivers = (id: string) => channel(id).consumers.map(({ work }) => plan.works[work]?.id);
        expect(receivers('B.t/E')).toEqual(['a.on-E', 'a.on-t']);
        expect(receivers('B.t/F')).toEqual(['a.on-t']);
        expect(receivers('B.t')).toEqual(['a.on-t']);
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
