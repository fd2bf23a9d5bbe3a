import { describe, expect, it } from 'vitest';
import { planOf } from './plan-of.ts';

describe('bodySteps', () => {
    it('keeps the order, and makes neighbours in parallel at once', async () => {
        const { steps } = await planOf(`
            client c { calls s }
            service s {
                store db : PostgreSQL
                query q {
                    calls a.one
                    calls a.two in parallel
                    calls b.one in parallel
                    writes db
                    calls a.one 3 times in parallel
                }
            }
            service a { query one  query two }
            service b { query one }
            scenario S { c calls s.q }
        `);
        expect(steps('s.q')).toBe('a.one; (a.two & b.one); s.db; a.one 3 times in parallel');
    });

    it('counts items up to their bound, sends batches once, and assumes one item where there is no bound', async () => {
        const { steps, plan } = await planOf(`
            client c { calls s }
            service s { query q { calls a.one per item up to 50  calls a.two per item up to 50 batched  calls a.three per item } }
            service a { query one  query two  query three }
            scenario S { c calls s.q }
        `);
        expect(steps('s.q')).toBe('a.one 50 times; a.two; a.three');
        expect(plan.assumptions).toContain('Calls per item from `s` have no upper bound, so there is one item.');
    });

    it('reads a store behind a cache for misses only, also behind two caches', async () => {
        const { steps, work } = await planOf(`
            client c { calls s }
            service s {
                cache near : Caffeine { hits 50%  expires 10s }
                cache far : Redis { hits 90% }
                store db : PostgreSQL
                query q { reads near  reads far  reads db  reads db  writes near }
            }
            scenario S { c calls s.q }
        `);
        expect(steps('s.q')).toBe('looks up s.near else (looks up s.far else (s.db)); s.db; s.near');
        expect(work('s.q').steps[0]).toMatchObject({ do: 'look-up', hits: 0.5, expires: 10_000 });
    });

    it('reads the store every time behind a cache of which nobody says how often it helps', async () => {
        const { work, plan } = await planOf(`
            client c { calls s }
            service s { cache k : Redis  store db : PostgreSQL  query q { reads k  reads db } }
            scenario S { c calls s.q }
        `);
        expect(work('s.q').steps[0]).toMatchObject({ do: 'look-up', hits: 0 });
        expect(plan.assumptions).toContain('Nobody says how often `s.k` finds what is asked for, so it never does.');
    });

    it('follows what a service says outside of operations, in the order of the text', async () => {
        const { steps } = await planOf(`
            client c { calls s }
            service s { store db : PostgreSQL  calls b  reads db  calls a }
            service a { query one }
            service b { query one }
            scenario S { c calls s }
        `);
        expect(steps('s')).toBe('b.one; s.db; a.one');
    });

    it('draws among the queries and commands of a service that is called without an operation', async () => {
        const { steps, plan } = await planOf(`
            client c { calls s }
            service s { query q  command k  on E }
            service t { command happen { publishes E } }
            event E
            scenario S { c calls s  c calls t }
        `);
        expect(steps('S')).toBe('s.k/s.q; t.happen');
        expect(plan.assumptions).toContain(
            'Calls to `s` do not say which operation, so each draws one of the queries and commands.',
        );
    });

    it('asks all targets of a route at once, draws among routes, and lets a router pick one', async () => {
        const { steps } = await planOf(`
            client c { calls g }
            gateway g { route "/home" to a.one, b.one  route "/x" to lb }
            router lb { calls a  calls b }
            service a { query one }
            service b { query one }
            scenario S { c calls g }
        `);
        expect(steps('S')).toBe('g:/home/g:/x');
        expect(steps('g:/home')).toBe('(a.one & b.one)');
        expect(steps('lb')).toBe('one of (a.one | b.one)');
    });
});
