import { describe, expect, it } from 'vitest';
import { runExperiment } from '../src/experiments/run-experiment.ts';
import { indexModel } from '../src/model/index-model.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../src/simulation/plan/simulation-settings.ts';
import { runInTurns } from '../src/simulation/replication/run-in-turns.ts';
import { exampleModel } from './example-model.ts';

const setting = { settings: DEFAULT_SIMULATION_SETTINGS, seed: 1, runner: runInTurns() };

const indices = new Map<string, ReturnType<typeof indexModel>>();
for (const name of ['experiments', 'mended/shop', 'shop']) {
    indices.set(name, indexModel(await exampleModel(name)));
}
const experiments = [...indices].flatMap(([example, index]) =>
    index.model.experiments.map((experiment) => ({ example, id: experiment.id, index, experiment })),
);

describe('the experiments of the examples', () => {
    it.each(experiments)('$id of $example comes out as its comment says', async ({ index, experiment }) => {
        const said = /^(?<verdict>Passes|Fails): /.exec(experiment.description ?? '')?.groups?.['verdict'];
        expect(said, 'the comment says whether it passes').toBeDefined();
        // To pass takes more requests than to fail.
        const replications = said === 'Passes' ? 3 : 1;
        const outcome = await runExperiment(index, experiment, { ...setting, replications });
        expect(outcome.ok && outcome.result.verdict).toBe(said === 'Passes' ? 'pass' : 'fail');
    });

    it('break what can break', () => {
        const broken = experiments.flatMap(({ experiment }) => experiment.faults.map(({ fault }) => fault));
        expect(new Set(broken)).toEqual(new Set(['kill', 'delay', 'partition', 'stress', 'skew']));
    });
});
