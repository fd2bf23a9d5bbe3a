import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { planExperiment } from '../../../../src/simulation/plan/plan-experiment.ts';
import { planScenario } from '../../../../src/simulation/plan/plan-scenario.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../../../../src/simulation/plan/simulation-settings.ts';
import { modelOf } from '../../../model-of.ts';
import { planningOf, planOf, problemsOf } from './plan-of.ts';

const SYSTEM = `
    client c { calls s }
    service s { store db : PostgreSQL  command k { takes 2ms  writes db  publishes t } }
    service other { query q }
    broker B { topic t  queue u }
`;
const BUY = 'scenario Buy { c calls s.k  load 7/s }';

describe('planExperiment', () => {
    it("takes the scenario's own load, or that of the only scenario", async () => {
        const own = await planOf(`${SYSTEM} ${BUY} experiment E { load Buy for 1min }`);
        expect(own.plan.loads).toMatchObject([
            { scenario: 'Buy', load: { shape: 'poisson', rate: 7 }, duration: 60_000 },
        ]);
        const only = await planOf(`${SYSTEM} ${BUY} experiment E { load constant 9/s for 1min }`);
        expect(only.plan.loads).toMatchObject([{ scenario: 'Buy', load: { shape: 'constant', rate: 9 } }]);
    });

    it('runs as long as its longest load, each load as long as it says', async () => {
        const { plan } = await planOf(`${SYSTEM} ${BUY} scenario Ask { c calls other.q }
            experiment E { load Buy for 1min warmup 10s  load Ask 5/s for 2min }`);
        expect(plan.timing).toEqual({ duration: 120_000, warmup: 10_000, interval: 1000 });
        expect(plan.loads.map(({ scenario, duration }) => [scenario, duration])).toEqual([
            ['Buy', 60_000],
            ['Ask', 120_000],
        ]);
    });

    it.each([
        ['five minutes', '', { duration: 300_000, warmup: 0, interval: 1000 }],
        [
            'until the last fault is over',
            'at 10min kill 1 of s for 5min',
            { duration: 960_000, warmup: 0, interval: 2000 },
        ],
    ])('runs %s when nobody says for how long', async (_, fault, timing) => {
        expect((await planOf(`${SYSTEM} ${BUY} experiment E { load Buy\n${fault} }`)).plan.timing).toEqual(timing);
    });

    it('runs a load that says no time as long as the others', async () => {
        const { plan } = await planOf(`${SYSTEM} ${BUY} scenario Ask { c calls other.q }
            experiment E { load Buy for 1min  load Ask 5/s }`);
        expect(plan.timing.duration).toBe(60_000);
        expect(plan.loads.map(({ duration }) => duration)).toEqual([60_000, 60_000]);
    });

    it('plans a scenario once that comes under two loads', async () => {
        const { plan } = await planOf(
            `${SYSTEM} ${BUY} experiment E { load Buy for 1min  load Buy burst 9 every 10s for 1min }`,
        );
        expect(plan.loads.map(({ work }) => plan.works[work]?.id)).toEqual(['Buy', 'Buy']);
        expect(new Set(plan.calls.map(({ id }) => id)).size).toBe(plan.calls.length);
    });

    it('watches each subject of its expectations', async () => {
        const { plan } = await planOf(`${SYSTEM} ${BUY} experiment E {
            load Buy
            steady { latency p99 of s below 1s  latency p99 of Buy below 1s }
            abort { errors of s.k above 5% }
            expect { queue of t below 9  queue of B below 9  utilisation of s.db below 90%  no errors of c  errors of other below 1%  latency of s below 1s }
        }`);
        const ids = (list: readonly { readonly id: string }[], numbers: readonly number[]) =>
            numbers.map((number) => list[number]?.id);
        expect(
            plan.watched.map(({ id, works, servers, channels }) => [
                id,
                ids(plan.works, works),
                ids(plan.servers, servers),
                ids(plan.channels, channels),
            ]),
        ).toEqual([
            ['B', [], [], ['B.t']],
            ['B.t', [], [], ['B.t']],
            ['c', ['Buy'], ['c'], []],
            ['other', [], [], []],
            ['s', ['s.k'], ['s'], []],
            ['s.db', ['s.db'], ['s.db'], []],
            ['s.k', ['s.k'], ['s'], []],
        ]);
        expect(plan.assumptions).toContain('No load reaches `other`, so nothing of it can be measured.');
    });

    it.each([
        [
            'no load',
            'experiment E { at 5s kill 1 of s }',
            'An experiment needs load, else nothing can be seen: add `load Purchase 50/s for 5min`.',
        ],
        [
            'no scenario',
            'experiment E { load 5/s }',
            'There is no scenario to run: write one, as in `scenario Purchase { Shopper calls Shop }`.',
        ],
        [
            'several scenarios',
            `${BUY} scenario Ask { c calls other.q }  experiment E { load 5/s }`,
            'There are several scenarios, so say which one is meant, as in `load Ask 50/s`.',
        ],
        [
            'a scenario without load',
            'scenario Buy { c calls s.k }  experiment E { load Buy }',
            'Scenario `Buy` says no load of its own: say how much arrives, as in `load Buy 50/s`.',
        ],
        [
            'a load of nothing',
            `${BUY} experiment E { load Buy ramp 0/s..0/s over 1min }`,
            'A load of nothing shows nothing: let something arrive, such as `50/s`.',
        ],
        [
            'a rate of zero',
            `${BUY} experiment E { load Buy 0/s }`,
            'A load of nothing shows nothing: let something arrive, such as `50/s`.',
        ],
        [
            'a fault after the end',
            `${BUY} experiment E { load Buy for 1min  at 2min kill 1 of s }`,
            'At 2min the load is over, which lasts 1min: step in earlier, or load longer.',
        ],
        [
            'recovery from nothing',
            `${BUY} experiment E { load Buy  expect { recovery within 5s } }`,
            'There is nothing to recover from: add a step that breaks something, as in `at 60s kill 1 of …`, or leave this out.',
        ],
        [
            'a long warm-up',
            `${BUY} experiment E { load Buy for 1min warmup 2min }`,
            'The warm-up takes 2min and the load 1min, so nothing would be measured: warm up for less, or load longer.',
        ],
        [
            'a scenario that nobody knows',
            `${BUY} experiment E { load Bye 5/s }`,
            'An experiment needs load, else nothing can be seen: add `load Purchase 50/s for 5min`.',
        ],
    ])('says how to mend %s', async (_, rest, message) => {
        const result = await planningOf(`${SYSTEM} ${rest}`, {}, { tolerant: true });
        expect(result.ok ? [] : result.problems).toEqual([{ message, source: expect.anything() }]);
    });

    it('says that a service without replicas answers nobody', async () => {
        const text = `client c { calls s }  service s { replicas 0  query q }  ${'scenario Buy { c calls s.q  load 5/s }'} experiment E { load Buy }`;
        expect(await problemsOf(text)).toEqual([
            '`s` has no replica (`replicas 0`), so nobody answers: give it at least one, as in `replicas 1`.',
        ]);
    });

    it('refuses users who would ask without end in a single moment', async () => {
        const text = (think: string) =>
            `client c { calls s }  service s { query q }  scenario Buy { c calls s.q }  experiment E { load Buy 5 users${think} }`;
        const here = { networkDelay: 0 };
        expect(await problemsOf(text(''), here)).toEqual([expect.stringContaining('would ask without end')]);
        expect(await problemsOf(text(' think 1s'), here)).toEqual([]);
        expect(await problemsOf(text(''))).toEqual([]);
    });

    it('survives names that nobody knows', async () => {
        const result = await planningOf(
            `${SYSTEM} ${BUY} experiment E { load Buy  at 5s kill 1 of nobody  at 6s kill 1 of s  expect { no errors of nothing } }`,
            {},
            { tolerant: true },
        );
        expect(result.ok && result.plan.faults.map(({ title }) => title)).toEqual(['kill 1 of s']);
    });
});

describe('planScenario', () => {
    it('runs a scenario as options ask for it', async () => {
        const index = indexModel(await modelOf(`${SYSTEM} ${BUY}`));
        const [scenario] = index.model.scenarios;
        if (!scenario) {
            throw new Error('There is a scenario.');
        }
        const settings = { ...DEFAULT_SIMULATION_SETTINGS, networkDelay: 0, cancelsAbandonedWork: true };
        const result = planScenario(
            index,
            { scenario, load: { shape: 'constant', rate: 3 }, duration: 10_000, warmup: 0 },
            settings,
        );
        expect(result).toMatchObject({
            ok: true,
            plan: {
                loads: [{ scenario: 'Buy', load: { shape: 'constant', rate: 3 }, duration: 10_000 }],
                timing: { duration: 10_000, warmup: 0, interval: 100 },
                network: { delay: 0 },
                cancelsAbandonedWork: true,
                faults: [],
                watched: [],
            },
        });
        expect(planScenario(index, { scenario }, settings)).toMatchObject({
            ok: true,
            plan: { loads: [{ load: { rate: 7 } }] },
        });
    });

    it('plans the same experiment whatever stands around it', async () => {
        const text = `${SYSTEM} ${BUY} experiment E { load Buy }`;
        const plans: unknown[] = [];
        for (const each of [text, `${text}\nservice more { query q { calls s.k } }`]) {
            const index = indexModel(await modelOf(each));
            const [experiment] = index.model.experiments;
            const result = experiment && planExperiment(index, experiment, DEFAULT_SIMULATION_SETTINGS);
            plans.push(result?.ok ? result.plan : undefined);
        }
        expect(plans[0]).toBeDefined();
        expect(plans[0]).toEqual(plans[1]);
    });
});
