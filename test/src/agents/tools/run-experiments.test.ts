import { describe, expect, it } from 'vitest';
import type { AgentWorkspace } from '../../../../src/agents/project/agent-workspace.ts';
import { runExperiments } from '../../../../src/agents/tools/run-experiments.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

/** A kiosk whose one worker is far too slow for a crowd, and what people expect of it. */
const KIOSK = `client Kiosk { calls till.buy }
service till { replicas 1  concurrency 1  command buy idempotent { takes 40ms exactly } }
scenario Buy { Kiosk calls till.buy  load 2/s }
experiment Calm { load Buy for 30s  expect { latency p50 of Buy below 200ms } }
experiment Crowd {
  load Buy 30/s for 30s
  at 10s delay Kiosk to till by 10ms for 5s
  expect { latency p99 of Buy below 100ms }
}
`;

/** Slow payments, without anything that bounds the wait for them. */
const SLOW = `client Web { calls shop.order }
service shop { replicas 1  concurrency 20  command order { calls payments.charge } }
service payments { replicas 2  command charge { takes 10ms } }
scenario Order { Web calls shop.order  load 30/s }
experiment Slow {
  load Order for 30s
  at 5s delay payments by 10s for 10s
  expect { latency p99 of Order below 5s }
}
`;

const kiosk = (more: Readonly<Record<string, string>> = {}): AgentWorkspace =>
    memoryWorkspace({ 'kiosk/kiosk.fbk': KIOSK, ...more });

describe('run_experiments', () => {
    it('runs all experiments, and tells what was measured, where it is expected and why it failed', async () => {
        const { text, data } = await ask(runExperiments, {}, kiosk());
        expect(data['experiments']).toMatchObject([
            { id: 'Calm', verdict: 'pass', replications: 10, seed: 1 },
            {
                id: 'Crowd',
                verdict: 'fail',
                expectations: [
                    { text: 'latency p99 of Buy below 100 ms', verdict: 'fail', file: 'kiosk.fbk', line: 8 },
                ],
                scenarios: [{ id: 'Buy' }],
                servers: [{ id: 'till' }],
            },
        ]);
        expect(text).toMatch(/^PASS Calm: Buy at 2\/s for 30 s, seed 1, 10 replications/);
        expect(text).toMatch(/fail: latency p99 of Buy below 100 ms: .+ s \(.+\).* — kiosk\.fbk:8/);
        expect(text).toMatch(/Why it failed:\n {4}.*till/);
    });

    it('runs those that are named, as often and from the seed that is asked for', async () => {
        const asked = { experiments: ['Calm'], seed: 7, replications: 2 };
        const first = await ask(runExperiments, asked, kiosk());
        const again = await ask(runExperiments, asked, kiosk());
        expect(first.data['experiments']).toMatchObject([{ id: 'Calm', seed: 7, replications: 2 }]);
        expect(again).toEqual(first);
    });

    it('tells with which fixes a failed one would have passed', async () => {
        const { text, data } = await ask(runExperiments, {}, memoryWorkspace({ 'shop/shop.fbk': SLOW }));
        const [slow] = data['experiments'] as { verdict: string; counterfactuals: { verdict: string }[] }[];
        expect(slow?.verdict).toBe('fail');
        expect(slow?.counterfactuals[0]?.verdict).toBe('pass');
        expect(text).toMatch(/What would have helped:\n {4}with “.+”: PASS/);
    });

    it('tries a change before it is saved', async () => {
        const texts = [{ file: 'kiosk.fbk', text: KIOSK.replace('replicas 1 ', 'replicas 8 ') }];
        const { data } = await ask(runExperiments, { experiments: ['Crowd'], texts }, kiosk());
        expect(data['experiments']).toMatchObject([{ id: 'Crowd', verdict: 'pass' }]);
    });

    it('runs an experiment that is only drafted', async () => {
        const texts = [
            { file: 'peak.fbk', text: 'experiment Peak { load Buy 1/s for 60s  expect { errors below 50% } }' },
        ];
        const { data } = await ask(runExperiments, { experiments: ['Peak'], texts }, kiosk());
        expect(data['experiments']).toMatchObject([{ id: 'Peak', verdict: 'pass' }]);
    });

    it('runs a scenario under a load, of which nothing is expected', async () => {
        const asked = { scenario: 'Buy', load: 'constant 5/s', duration: '1min' };
        const { text, data } = await ask(runExperiments, asked, kiosk());
        expect(data['experiments']).toMatchObject([
            {
                id: 'Buy',
                verdict: 'none',
                replications: 1,
                duration: 60_000,
                scenarios: [{ requests: 300, errors: 0 }],
            },
        ]);
        expect(text).toContain('Buy: 300 requests, errors 0 %, latency mean 41 ms');
    });

    it('says what cannot be run, and runs the others', async () => {
        const broken = 'experiment Broken { load Buy for 5s  at 1s kill 1 of nobody  expect { errors below 1% } }';
        const { text, data } = await ask(runExperiments, {}, kiosk({ 'kiosk/broken.fbk': broken }));
        expect(data['experiments']).toMatchObject([{ id: 'Calm' }, { id: 'Crowd' }]);
        expect(data['unrunnable']).toMatchObject([{ id: 'Broken' }]);
        expect(text).toMatch(
            /Broken cannot be run:\n {2}There are errors in its text, .+ — broken\.fbk:1\n {2}.+`nobody`.+ — broken\.fbk:1/,
        );
    });

    it.each([
        [{ experiments: ['Clam'] }, 'The model has the experiments Calm, Crowd.'],
        [{ experiments: ['till'] }, '"till" is a service, not an experiment.'],
        [{ scenario: 'Buy', load: 'many' }, /"many" is no load: [^.]+\. Write it/],
        [{ scenario: 'Buy', load: '5/s } experiment X {' }, 'is no load'],
        [{ scenario: 'Buy', duration: '5' }, '"5" is no time to run for. Write a number above zero with its unit'],
        [{ scenario: 'Buy', duration: '0s' }, 'is no time to run for'],
        [{ scenario: 'Buy', experiments: ['Calm'] }, 'not both at once'],
        [{ load: '5/s' }, 'name it as "scenario"'],
        [{ seed: 'one' }, 'seed'],
        [{ replications: 0 }, 'replications'],
        [{ replications: 1e9 }, 'replications'],
    ])('says how to ask instead of %j', async (asked, answer) => {
        expect(await refusal(runExperiments, asked, kiosk())).toMatch(answer);
    });

    it('says how an experiment is written where there is none', async () => {
        const workspace = memoryWorkspace({ 'shop/shop.fbk': SHOP });
        expect(await refusal(runExperiments, {}, workspace)).toContain('experiment Peak {');
    });

    it('is called off in the middle of a run', async () => {
        const calling = new AbortController();
        const asked = { scenario: 'Buy', load: '20/s', duration: '24h' };
        const running = runExperiments.run(kiosk(), asked, calling.signal);
        setTimeout(() => calling.abort(new Error('not wanted')), 50);
        await expect(running).rejects.toThrow('not wanted');
    });
});
