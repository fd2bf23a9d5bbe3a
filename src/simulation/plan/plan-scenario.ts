import type { ModelIndex } from '../../model/index-model.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Load, Scenario } from '../../model/scenario.ts';
import { makePlan } from './make-plan.ts';
import type { PlanResult } from './plan-result.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** A scenario to be run without an experiment. */
export interface WantedScenario {
    readonly scenario: Scenario;
    /** The scenario's own where nothing else is wanted. */
    readonly load?: Load;
    readonly duration?: Milliseconds;
    readonly warmup?: Milliseconds;
}

/** Makes a scenario ready to run, with nothing that breaks and nothing that is expected. */
export function planScenario(index: ModelIndex, wanted: WantedScenario, settings: SimulationSettings): PlanResult {
    const { scenario, ...load } = wanted;
    return makePlan(index, settings, { loads: [{ ...load, scenario: scenario.id }], faults: [], expectations: [] });
}
