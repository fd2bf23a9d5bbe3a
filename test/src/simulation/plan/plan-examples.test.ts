import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../../.build/repository.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { planExperiment } from '../../../../src/simulation/plan/plan-experiment.ts';
import { planScenario } from '../../../../src/simulation/plan/plan-scenario.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../../../../src/simulation/plan/simulation-settings.ts';
import { exampleModel } from '../../../example-model.ts';
import { planInWords } from './plan-in-words.ts';

/** All folders under `examples/` that are projects. */
const projects = readdirSync(join(repository, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('firebreak.json'))
    .map((path) => dirname(path))
    .sort();

describe('the examples', () => {
    it.each(projects)('%s can be run, each scenario and experiment of it', async (project) => {
        const index = indexModel(await exampleModel(project));
        const { scenarios, experiments } = index.model;
        const results = [
            ...scenarios.map((scenario) => {
                const load = scenario.load ?? { shape: 'poisson' as const, rate: 10 };
                return planScenario(index, { scenario, load }, DEFAULT_SIMULATION_SETTINGS);
            }),
            ...experiments.map((experiment) => planExperiment(index, experiment, DEFAULT_SIMULATION_SETTINGS)),
        ];
        expect(results.filter(({ ok }) => !ok)).toEqual([]);
    });

    it('the shop is planned as its text says', async () => {
        const index = indexModel(await exampleModel('shop'));
        const experiment = index.model.experiments.find(({ id }) => id === 'KillOneOrder');
        const result = experiment && planExperiment(index, experiment, DEFAULT_SIMULATION_SETTINGS);
        const words = result?.ok ? planInWords(result.plan) : '';
        await expect(`${words}\n`).toMatchFileSnapshot('shop-plan.txt');
    });
});
