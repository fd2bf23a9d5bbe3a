import { describe, expect, it } from 'vitest';
import { planOf, type ReadablePlan } from './plan-of.ts';

/** The replicas of service `s`, with what it says. */
async function planWith(says: string, rest = ''): Promise<ReadablePlan> {
    return planOf(`client c { calls s }  service s { ${says}  query q }  scenario S { c calls s.q }  ${rest}`);
}

describe('plannedServer', () => {
    it('has the replicas, places and balancing of the service', async () => {
        const { server } = await planWith(
            'replicas 3  concurrency 64  balances round-robin  propagates w3c, deadlines',
        );
        expect(server('s')).toMatchObject({
            kind: 'service',
            replicas: { min: 3, max: 3 },
            concurrency: 64,
            balancing: 'round-robin',
            propagatesDeadlines: true,
        });
    });

    it('is scaled by the share of its places in use', async () => {
        const { server, plan } = await planWith('replicas 2..10 at 70% cpu every 30s starting 5s  concurrency 8');
        expect(server('s').replicas).toEqual({ min: 2, max: 10, target: 0.7, every: 30_000, starting: 5000 });
        expect(plan.assumptions).toContain('`s` is scaled by the share of its places in use.');
    });

    it.each([
        ['replicas 2..10  concurrency 8', 'Nothing says when `s` gets more replicas, so it keeps the least number.'],
        [
            'replicas 2..10 at 70% memory  concurrency 8',
            '`s` is scaled by something that is not simulated, so it keeps the least number of replicas.',
        ],
        [
            'replicas 2..10 at 70% cpu',
            '`s` never runs out of places, so it gets no more than the least number of replicas.',
        ],
    ])('keeps the least number of replicas: %s', async (says, assumption) => {
        const { server, plan } = await planWith(says);
        expect(server('s').replicas).toMatchObject({ min: 2, max: 2 });
        expect(server('s').replicas.target).toBeUndefined();
        expect(plan.assumptions).toContain(assumption);
    });

    it('keeps one replica of a service that can go down to none, and of one that elects', async () => {
        const asleep = await planWith('replicas 0..4 at 50% cpu  concurrency 2');
        expect(asleep.server('s').replicas).toMatchObject({ min: 1, max: 4, target: 0.5 });
        const elected = await planWith('replicas 3 elected');
        expect(elected.server('s').replicas).toMatchObject({ min: 1, max: 1 });
        expect(elected.plan.assumptions).toContain('Of `s` only one elected replica works.');
    });

    it('says that it keeps no more replicas than can be simulated', async () => {
        const { server, plan } = await planWith('replicas 1000000000');
        expect(server('s').replicas).toMatchObject({ min: 10_000, max: 10_000 });
        expect(plan.assumptions).toContain('Of `s` 10,000 replicas are simulated, and no more.');
    });

    it('has the replicas of its deployment where it says none: all units of production', async () => {
        const { server, plan } = await planWith(
            '',
            `deployment canary on Kubernetes { unit a { runs s  replicas 9 } }
             deployment production on Kubernetes { unit b { runs s  replicas 2 }  unit d { runs s  replicas 3 } }`,
        );
        expect(server('s').replicas).toMatchObject({ min: 5, max: 5 });
        expect(plan.assumptions).toContain('The number of replicas of `s` is that of its deployment units.');
    });

    it('tells what nobody says', async () => {
        const { server, plan } = await planWith('');
        expect(server('s')).toMatchObject({ replicas: { min: 1, max: 1 }, concurrency: Number.POSITIVE_INFINITY });
        expect(plan.assumptions).toEqual([
            'Nobody says how long `s.q` takes, so it takes no time.',
            'Nobody says how many replicas `s` has, so it has one.',
            'Nobody says how many requests `s` works on at a time, so it is as many as arrive.',
        ]);
    });

    it('names a few elements and counts the rest', async () => {
        const services = Array.from({ length: 6 }, (_, i) => `service s${i} { replicas 1  concurrency 1  query q }`);
        const calls = services.map((_, i) => `c calls s${i}.q`).join('\n');
        const { plan } = await planOf(`client c { calls s0 }\n${services.join('\n')}\nscenario S {\n${calls}\n}`);
        expect(plan.assumptions).toEqual([
            'Nobody says how long `s0.q`, `s1.q`, `s2.q` and 3 more take, so they take no time.',
        ]);
    });

    it('hands on deadlines where the settings say so and the model does not say otherwise', async () => {
        const text = (says: string) =>
            `client c { calls s }  service s { ${says}  query q }  scenario S { c calls s.q }`;
        const always = { deadlines: 'always' } as const;
        expect((await planOf(text(''), always)).server('s').propagatesDeadlines).toBe(true);
        expect((await planOf(text('propagates w3c'), always)).server('s').propagatesDeadlines).toBe(false);
        expect((await planOf(text(''))).server('s').propagatesDeadlines).toBe(false);
    });
});
