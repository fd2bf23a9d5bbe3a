import { describe, expect, it } from 'vitest';
import { planOf, problemsOf } from './plan-of.ts';

const SYSTEM = `
    client c { calls a }
    client d { calls a }
    service a { query q { calls b.q } }
    service b { query q  query r }
    external X
`;

describe('addScenario', () => {
    it('follows calls through bodies, and takes what is written out instead where it is', async () => {
        const followed = await planOf(`${SYSTEM} scenario S { c calls a.q }`);
        expect(followed.steps('S')).toBe('a.q');
        expect(followed.steps('a.q')).toBe('b.q');
        const written = await planOf(`${SYSTEM} scenario S { c calls a.q  a calls b.r  c calls b.q }`);
        expect(written.steps('S')).toBe('a.q; b.q');
        expect(written.steps('a.q')).toBe('b.r');
        expect(written.call('S#1').source).toBe(written.plan.servers.indexOf(written.server('a')));
    });

    it('has par, alt and loop as written', async () => {
        const { steps, plan } = await planOf(`${SYSTEM} scenario S {
            par { c calls a.q  c calls b.q }
            alt "in stock" { c calls b.q } else { c calls b.r }
            alt "a gift" { c calls b.r }
            loop "each item" { c calls b.q }
        }`);
        expect(steps('S')).toBe('(a.q & b.q); one of (b.q | b.r); one of (b.r | nothing); b.q');
        expect(plan.assumptions).toContain(
            'In `S` alternatives of which nobody says how often they are taken happen equally often; one without `else` half of the times.',
        );
        expect(plan.assumptions).toContain(
            'In `S` loops of which nobody says how often they repeat are gone through once.',
        );
    });

    it('repeats loops and draws alternatives as often as they say, and assumes nothing then', async () => {
        const { steps, plan } = await planOf(`${SYSTEM} scenario S {
            alt "in stock" 90% { c calls b.q } else { c calls b.r }
            alt "a gift" 20% { c calls b.r }
            loop "each item" 5 times { c calls b.q  loop "each part" 3 times { c calls b.r } }
            loop "only one" 1 times { c calls b.q }
            loop "nothing" 9 times { }
        }`);
        expect(steps('S')).toBe(
            'one of (90 % b.q | 10 % b.r); one of (20 % b.r | 80 % nothing); 5 times (b.q; 3 times (b.r)); b.q',
        );
        expect(plan.assumptions.filter((text) => /loops|alternatives/.test(text))).toEqual([]);
    });

    it('repeats in the body of whoever is called what that one repeats', async () => {
        const { steps } = await planOf(
            `${SYSTEM} scenario S { c calls a.q  loop "each item" 5 times { a calls b.q } }`,
        );
        expect(steps('S')).toBe('a.q');
        expect(steps('a.q')).toBe('5 times (b.q)');
    });

    it('publishes as the model says, and lets other clients join in', async () => {
        const { steps, plan, server } = await planOf(`${SYSTEM}
            event E via t
            broker B { topic t }
            scenario S { c publishes E  d calls b.r }
        `);
        expect(steps('S')).toBe('sends B.t/E; b.r');
        expect(plan.calls.at(-1)?.source).toBe(plan.servers.indexOf(server('d')));
    });

    it('sets off what somebody begins unasked as work of their own', async () => {
        const { steps, work, plan, server } = await planOf(
            `${SYSTEM} scenario S { c calls b.q  a calls b.r  a calls b.q }`,
        );
        expect(steps('S')).toBe('b.q; a');
        expect(steps('a')).toBe('b.r; b.q');
        expect(work('a').server).toBe(plan.servers.indexOf(server('a')));
    });

    it('lets jobs and externals begin', async () => {
        const { plan, steps } = await planOf(`
            service nightly { role job }
            service b { query q }
            scenario S { nightly calls b.q }
        `);
        expect(steps('S')).toBe('nightly');
        expect(plan.servers.find(({ id }) => id === 'S')?.kind).toBe('client');
    });

    it('shares the policies of the call that the model knows', async () => {
        const { call } = await planOf(`
            client c { calls g }
            gateway g { route "/" to a.q { timeout 700ms } }
            service a { query q }
            scenario S { c calls g  g calls a.q }
        `);
        expect(call('S#1').timeout).toBe(700);
    });

    it('goes through the route that leads to what is called, and tells where that is none', async () => {
        const taken = async (steps: string, limits = 'limits 20/s') => {
            const { plan } = await planOf(`
                client c { calls g }
                gateway g { route "/a" to s.a { ${limits} }  route "/b" to s.b  route "/c" to s.a, s.b  route "/t" to t }
                service s { query a  query b }
                service t { query a }
                scenario S { c calls g  ${steps} }
            `);
            const told = plan.assumptions.some((each) => each.startsWith('Steps that are written out'));
            const ofGateway = plan.works.filter(({ server }) => plan.servers[server]?.id === 'g');
            return [...ofGateway.map(({ id, limit }) => `${id} ${limit}`), ...(told ? ['told'] : [])];
        };
        expect(await taken('g calls t.a')).toEqual(['g:/t undefined']);
        expect(await taken('g calls s.a')).toEqual(['g undefined', 'told']);
        expect(await taken('g calls s.a', '')).toEqual(['g undefined']);
    });

    it('plans only what can be reached', async () => {
        const others = Array.from({ length: 300 }, (_, i) => `service o${i} { query q { calls a.q } }`).join('\n');
        const { plan } = await planOf(`${SYSTEM} ${others} scenario S { c calls a.q }`);
        expect(plan.servers.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
    });

    it('takes circles of calls and chains of any length', async () => {
        const circle =
            await planOf(`client c { calls a }  service a { query q { calls b.q } }  service b { query q { calls a.q } }
            scenario S { c calls a.q }`);
        expect(circle.steps('b.q')).toBe('a.q');
        const chain = Array.from({ length: 3000 }, (_, i) => `service s${i} { query q { calls s${i + 1}.q } }`).join(
            '\n',
        );
        const { plan } = await planOf(
            `client c { calls s0 }\n${chain}\nservice s3000 { query q }\nscenario S { c calls s0.q }`,
        );
        expect(plan.works).toHaveLength(3002);
    });

    it.each([
        [
            'nothing at all',
            'scenario S { load 5/s }',
            'Scenario `S` does nothing: write whom its client calls, as in `Shopper calls Shop`.',
        ],
        [
            'nobody who begins',
            `scenario S { a calls b.q }`,
            expect.stringContaining('Scenario `S` begins at `a`, which nobody calls: begin with a client'),
        ],
        [
            'a call of nobody who answers',
            `context K { }  scenario S { c calls K }`,
            expect.stringContaining('`c calls K` leads to nobody who answers'),
        ],
    ])('says what is wrong with %s', async (_, scenario, message) => {
        expect(await problemsOf(`${SYSTEM} ${scenario}`)).toContainEqual(message);
    });
});
