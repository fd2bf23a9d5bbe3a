import { describe, expect, it } from 'vitest';
import { runExperiment } from '../src/experiments/run-experiment.ts';
import { indexModel } from '../src/model/index-model.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../src/simulation/plan/simulation-settings.ts';
import { runInTurns } from '../src/simulation/replication/run-in-turns.ts';
import { exampleModel } from './example-model.ts';

const index = indexModel(await exampleModel('experiments'));
const setting = { settings: DEFAULT_SIMULATION_SETTINGS, seed: 1, replications: 3, runner: runInTurns() };

describe('the experiments of the example', () => {
    it.each(index.model.experiments.map((experiment) => [experiment.id, experiment] as const))(
        '%s comes out as its comment says',
        async (_, experiment) => {
            const said = /^(?<verdict>Passes|Fails): /.exec(experiment.description ?? '')?.groups?.['verdict'];
            expect(said, 'the comment says whether it passes').toBeDefined();
            const outcome = await runExperiment(index, experiment, setting);
            expect(outcome.ok && outcome.result.verdict).toBe(said === 'Passes' ? 'pass' : 'fail');
        },
    );

    it('tell of everything that can break', () => {
        const broken = index.model.experiments.flatMap(({ faults }) => faults.map(({ fault }) => fault));
        expect(new Set(broken)).toEqual(new Set(['kill', 'delay', 'partition', 'stress', 'skew']));
    });
});
