import type { Experiment } from '../../model/experiment.ts';
import { WITHOUT_LOAD } from '../../model/experiment-problems.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { makePlan } from './make-plan.ts';
import type { PlanResult } from './plan-result.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** Makes an experiment ready to run; whatever keeps it from running is told with the way to mend it. */
export function planExperiment(index: ModelIndex, experiment: Experiment, settings: SimulationSettings): PlanResult {
    const { loads, faults, steady, abort, expect, source } = experiment;
    return loads.length === 0
        ? { ok: false, problems: [{ message: WITHOUT_LOAD, source }] }
        : makePlan(index, settings, { loads, faults, expectations: [...steady, ...abort, ...expect] });
}
