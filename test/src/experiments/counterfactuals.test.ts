import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { counterfactuals } from '../../../src/experiments/counterfactuals.ts';
import { runExperiment } from '../../../src/experiments/run-experiment.ts';
import { indexModel } from '../../../src/model/index-model.ts';
import { buildProjects } from '../../../src/project/build-projects.ts';
import { DEFAULT_CONFIG } from '../../../src/project/config/project-config.ts';
import type { ReplicationRunner } from '../../../src/simulation/replication/replication-runner.ts';
import { runInTurns } from '../../../src/simulation/replication/run-in-turns.ts';

/** Two services that fail alike when what they need is slow, each with a call of its own. */
const SLOW = `client App { calls shop.buy  calls shop.browse  calls desk.ask  calls desk.list }
service shop {
  replicas 2
  concurrency 20
  command buy idempotent { takes 5ms  calls payments.charge optional }
  query browse { takes 5ms }
}
service desk {
  replicas 2
  concurrency 20
  command ask idempotent { takes 5ms  calls answers.find optional }
  query list { takes 5ms }
}
service payments { replicas 2  command charge idempotent { takes 20ms } }
service answers { replicas 2  command find idempotent { takes 20ms } }
scenario Buy { App calls shop.buy  load 50/s }
scenario Browse { App calls shop.browse  load 50/s }
scenario Ask { App calls desk.ask  load 50/s }
scenario List { App calls desk.list  load 50/s }
`;

const ONE_IS_SLOW = `${SLOW}experiment Late {
  load Buy for 60s
  load Browse
  at 20s delay payments by 3s for 20s
  expect { latency p99 of Browse below 200ms }
}
`;

const BOTH_ARE_SLOW = `${SLOW}experiment Late {
  load Buy for 60s
  load Browse
  load Ask
  load List
  at 20s delay payments by 3s for 20s
  at 20s delay answers by 3s for 20s
  expect {
    latency p99 of Browse below 200ms
    latency p99 of List below 200ms
  }
}
`;

async function tryFixesFor(text: string) {
    const models = [{ uri: URI.parse('memory:/work/model.fbk'), text }];
    const sources = {
        root: URI.parse('memory:/work'),
        config: DEFAULT_CONFIG,
        isConfigured: false,
        models,
        ignored: [],
        problems: [],
    };
    const [project] = await buildProjects([sources]);
    const [experiment] = project?.model.experiments ?? [];
    if (!project || !experiment) {
        throw new Error('There is no experiment in the text.');
    }
    let runs = 0;
    const inTurns = runInTurns();
    const runner: ReplicationRunner = {
        ...inTurns,
        run(...all) {
            runs++;
            return inTurns.run(...all);
        },
    };
    const setting = { seed: 1, replications: 2, settings: DEFAULT_CONFIG.simulation, runner };
    const failed = await runExperiment(indexModel(project.model), experiment, setting);
    if (!failed.ok) {
        throw new Error(failed.problems.map(({ message }) => message).join());
    }
    runs = 0;
    const shares: number[] = [];
    const before = JSON.stringify(project.model);
    const tried = await counterfactuals(project, experiment, failed.result, setting, '2026-01-01', {
        onProgress: (share) => shares.push(share),
    });
    const isUntouched = JSON.stringify(project.model) === before && models.every((model) => model.text === text);
    return { verdict: failed.result.verdict, tried, runs, shares, isUntouched };
}

describe('what would have made a failed experiment pass', () => {
    it('is a fix of the linter for a call on the way of the failure, with the call named', async () => {
        const { verdict, tried } = await tryFixesFor(ONE_IS_SLOW);
        expect(verdict).toBe('fail');
        expect(tried[0]).toMatchObject({ verdict: 'pass', broken: [] });
        expect(tried[0]?.changes).toEqual(['Set a timeout and a circuit breaker on this call: shop → payments']);
    });

    it('is no fix for what has nothing to do with the failure', async () => {
        const { tried } = await tryFixesFor(ONE_IS_SLOW);
        expect(tried.flatMap(({ changes }) => changes).join()).not.toContain('desk');
    });

    it('runs nothing again for fixes that change nothing of what runs', async () => {
        const { tried, runs } = await tryFixesFor(ONE_IS_SLOW);
        expect(runs).toBe(tried.length);
        const owned = tried.flatMap(({ changes }) => changes).filter((change) => /owner|team|signal|log/i.test(change));
        expect(owned).toEqual([]);
    });

    it('is several fixes together where none is enough alone', async () => {
        const { tried } = await tryFixesFor(BOTH_ARE_SLOW);
        const passing = tried.filter(({ verdict }) => verdict === 'pass');
        expect(passing).toHaveLength(1);
        expect(passing[0]?.changes).toEqual(
            expect.arrayContaining([
                expect.stringContaining('shop → payments'),
                expect.stringContaining('desk → answers'),
            ]),
        );
        const alone = tried.filter(({ changes }) => changes.length === 1);
        expect(alone.length).toBeGreaterThanOrEqual(2);
        for (const { verdict, broken } of alone) {
            expect(verdict).toBe('fail');
            expect(broken.length).toBeGreaterThan(0);
        }
    });

    it('is looked for without touching the project', async () => {
        const { isUntouched } = await tryFixesFor(BOTH_ARE_SLOW);
        expect(isUntouched).toBe(true);
    });

    it('tells how far the search is, never more than all of it', async () => {
        const { shares } = await tryFixesFor(BOTH_ARE_SLOW);
        expect(shares.length).toBeGreaterThan(0);
        expect(Math.max(...shares)).toBeLessThanOrEqual(1);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    });

    it('is nothing where the linter knows no way', async () => {
        const { verdict, tried } = await tryFixesFor(`client App { calls till.buy }
service till { replicas 2  concurrency 1  command buy idempotent { takes 40ms } }
scenario Buy { App calls till.buy }
experiment Crowd { load Buy 20/s for 30s  expect { latency p99 of Buy below 10ms } }
`);
        expect(verdict).toBe('fail');
        expect(tried.filter((each) => each.verdict === 'pass')).toEqual([]);
    });
});
