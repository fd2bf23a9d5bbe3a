import { describe, expect, it } from 'vitest';
import { planOf } from './plan-of.ts';

describe('addPlannedCall', () => {
    it('has every policy of the cascade', async () => {
        const { call } = await planOf(`
            system X { defaults { deadline 3s } }
            client c { calls s }
            policy careful { retry 2 backoff 50ms..1s jitter budget 10% when timeout  breaker polly { waits 5s }  bulkhead 4 queue 2 }
            service s {
                defaults { timeout 1s  limit 5/s }
                query q { calls a.one with careful { timeout 200ms }  calls a.two optional ignoring reply { deadline none } }
            }
            service a { query one  query two }
            mesh m { technology Istio  members s, a }
            scenario S { c calls s.q }
        `);
        expect(call('s.q->a.one')).toMatchObject({
            timeout: 200,
            deadline: 3000,
            retry: { retries: 2, budget: 0.1, jitter: true, when: ['timeout'], backoff: { base: 50, cap: 1000 } },
            breaker: { kind: 'polly', waits: 5000 },
            bulkhead: { concurrent: 4, queue: 2 },
            limit: { rate: 5 },
            optional: false,
        });
        const two = call('s.q->a.two');
        expect(two).toMatchObject({ timeout: 1000, optional: true, ignoresReply: true });
        expect(two.deadline).toBeUndefined();
        expect(two.retry, 'Istio retries twice').toMatchObject({ retries: 2 });
    });

    it('bounds the use of stores by the defaults of service and system, and by nothing else of them', async () => {
        const { call } = await planOf(`
            system X { defaults { timeout 100ms  deadline 1s  retry 2 } }
            client c { calls s }
            service s { defaults { timeout 50ms }  store db : PostgreSQL  query q { reads db } }
            mesh m { members s  timeout 7s }
            scenario S { c calls s.q }
        `);
        expect(call('s.q-reads->s.db')).toMatchObject({ timeout: 50, deadline: 1000 });
        expect(call('s.q-reads->s.db').retry).toBeUndefined();
    });

    it('falls back on an answer, or on somebody else', async () => {
        const { call, plan } = await planOf(`
            client c { calls s }
            service s {
                query q { calls a.one { fallback "nothing new" }  calls a.two { timeout 1s  fallback b.one } }
            }
            service a { query one  query two }
            service b { query one { takes 2ms } }
            scenario S { c calls s.q }
        `);
        expect(call('s.q->a.one').fallback).toEqual({});
        const substitute = call('s.q->a.two (fallback)');
        expect(call('s.q->a.two').fallback).toEqual({ call: plan.calls.indexOf(substitute) });
        expect(substitute.targets.map((target) => plan.works[target]?.id)).toEqual(['b.one']);
        expect(substitute.fallback).toBeUndefined();
    });

    it('falls back on others without going round in circles', async () => {
        const { plan } = await planOf(`
            client c { calls s }
            service s { defaults { fallback b.one }  query q { calls b.one } }
            service b { query one }
            scenario S { c calls s.q }
        `);
        expect(plan.calls.map(({ id }) => id)).toEqual(['S#1', 's.q->b.one (fallback)', 's.q->b.one']);
    });

    it('knows what takes an effect back', async () => {
        const { call, plan } = await planOf(`
            client c { calls s }
            service s { command k saga { calls a.pay undone by a.refund  calls a.ship } }
            service a { command pay  command refund  command ship }
            scenario S { c calls s.k }
        `);
        const undo = call('s.k->a.pay').undoneBy;
        expect(plan.calls[undo ?? -1]?.targets.map((target) => plan.works[target]?.id)).toEqual(['a.refund']);
        expect(call('s.k->a.ship').undoneBy).toBeUndefined();
    });

    it('presents credentials to gateways and externals that say how long they hold', async () => {
        const { call } = await planOf(`
            client c { calls g }
            gateway g {
                authenticates oauth2 tokens 10min
                route "/a" to s.q { authenticates oauth2 tokens 5min }
                route "/b" to s.q
            }
            gateway open { authenticates oauth2 tokens 10min  route "/" to s.q { public } }
            service s { query q { calls Bank  calls Other } }
            external Bank { authenticates mtls certificates 24h }
            external Other
            scenario S { c calls g  c calls open }
        `);
        expect(call('S#1').credentialLifetime).toBe(300_000);
        expect(call('S#2').credentialLifetime).toBeUndefined();
        expect(call('s.q->Bank').credentialLifetime).toBe(86_400_000);
        expect(call('s.q->Other').credentialLifetime).toBeUndefined();
    });

    it('limits at the door: all together, each route, each client, each user', async () => {
        const { server, work, call, plan } = await planOf(`
            client c { calls g }
            gateway g { limits 500/s per client  route "/a" to s.q { limits 20/s }  route "/b" to s.q }
            gateway h { limits 100/s  route "/" to s.q }
            gateway u { limits 7/s per user  route "/" to s.q { limits 3/s per user } }
            gateway t { limits 7/s per tenant  route "/" to s.q { limits 3/s per instance }  replicas 4 }
            service s { query q }
            scenario S { c calls g  c calls h  c calls u  c calls t }
        `);
        expect(server('g').limit).toBeUndefined();
        expect(call('S#1').limit).toEqual({ rate: 500 });
        expect(work('g:/a').limit).toBe(20);
        expect(work('g:/b').limit).toBeUndefined();
        expect(server('h').limit).toBe(100);
        expect([server('u').limit, server('u').userLimit]).toEqual([undefined, 7]);
        expect([work('u:/').limit, work('u:/').userLimit]).toEqual([undefined, 3]);
        expect(work('t:/').limit).toBe(12);
        expect(plan.assumptions.filter((each) => each.startsWith('Limits'))).toEqual([
            'Limits for each of many at `t` are not applied: how many there are is not known.',
            'Limits for each user at `u` and `u:/` hold for those loads that say how many users there are, such as `200 users think 2s`; who comes by another load is not limited.',
        ]);
    });

    it('limits its own calls: all of its replicas together, for each replica of the callee, for each user', async () => {
        const planned = async (limit: string) =>
            planOf(`
                client c { calls s }
                service s { replicas 2  query q { calls a.q { limit ${limit} } } }
                service a { replicas 3  query q }
                scenario S { c calls s.q  load 20 users think 1s }
            `);
        const limits = async (limit: string) => {
            const { limit: whole, userLimit } = (await planned(limit)).call('s.q->a.q');
            return [whole?.rate, userLimit];
        };
        expect(await limits('5/s')).toEqual([5, undefined]);
        expect(await limits('5/s per instance')).toEqual([15, undefined]);
        expect(await limits('5/s per user')).toEqual([undefined, 5]);
        expect((await planned('5/s per user')).plan.assumptions.filter((each) => each.startsWith('Limits'))).toEqual(
            [],
        );
        expect((await planned('5/s per tenant')).plan.assumptions).toContain(
            'Limits for each of many at `s` are not applied: how many there are is not known.',
        );
    });
});
