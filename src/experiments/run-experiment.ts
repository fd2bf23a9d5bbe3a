import type { Experiment } from '../model/experiment.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { naming } from '../rules/analysis/naming.ts';
import type { ExperimentResult } from '../simulation/experiment/experiment-result.ts';
import { type Judged, judgeExperiment } from '../simulation/experiment/judge-experiment.ts';
import { planExperiment } from '../simulation/plan/plan-experiment.ts';
import type { PlanProblem, PlanResult } from '../simulation/plan/plan-result.ts';
import { planScenario, type WantedScenario } from '../simulation/plan/plan-scenario.ts';
import type { SimulationSettings } from '../simulation/plan/simulation-settings.ts';
import type { ReplicationRunner, RunningOptions } from '../simulation/replication/replication-runner.ts';
import { replicationSeed } from '../simulation/replication/replication-seed.ts';

/** How often something is run, and from which number its draws come. */
export interface Replicated {
    /** An integer from 0 to 2^32 - 1. */
    readonly seed: number;
    /** At least one. */
    readonly replications: number;
}

/** What came of an experiment, or why it could not be run. */
export type RunOutcome =
    | { readonly ok: true; readonly result: ExperimentResult }
    | { readonly ok: false; readonly id: string; readonly problems: readonly PlanProblem[] };

/** What runs in one go. */
export interface RunSetting extends Replicated {
    readonly settings: SimulationSettings;
    readonly runner: ReplicationRunner;
}

/** Seed where nobody gives one: the same model gives the same result every time. */
export const DEFAULT_SEED = 1;
/** Replications of an experiment where nobody says how many; enough for an interval that is not much too wide. */
export const DEFAULT_REPLICATIONS = 10;

/**
 * Runs an experiment as often as asked for, and judges it.
 *
 * @throws the signal's reason when it is aborted
 */
export function runExperiment(
    index: ModelIndex,
    experiment: Experiment,
    setting: RunSetting,
    options: RunningOptions = {},
): Promise<RunOutcome> {
    return runPlanned(index, experiment, planExperiment(index, experiment, setting.settings), setting, options);
}

/**
 * Runs a scenario under a load from which nobody expects anything.
 *
 * @throws the signal's reason when it is aborted
 */
export function runScenario(
    index: ModelIndex,
    run: WantedScenario,
    setting: RunSetting,
    options: RunningOptions = {},
): Promise<RunOutcome> {
    const title = run.scenario.title === undefined ? {} : { title: run.scenario.title };
    const judged = { id: run.scenario.id, ...title };
    return runPlanned(index, judged, planScenario(index, run, setting.settings), setting, options);
}

async function runPlanned(
    index: ModelIndex,
    judged: Judged,
    planned: PlanResult,
    { seed, replications, runner }: RunSetting,
    options: RunningOptions,
): Promise<RunOutcome> {
    if (!planned.ok) {
        return { ok: false, id: judged.id, problems: planned.problems };
    }
    const seeds = Array.from({ length: replications }, (_, number) => replicationSeed(seed, number));
    const records = await runner.run(planned.plan, seeds, options);
    return { ok: true, result: judgeExperiment(judged, planned.plan, records, seed, naming(index)) };
}
