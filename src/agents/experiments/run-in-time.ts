import { counterfactuals } from '../../experiments/counterfactuals.ts';
import type { ExperimentReport } from '../../experiments/experiment-report.ts';
import { type RunOutcome, type RunSetting, runExperiment, runScenario } from '../../experiments/run-experiment.ts';
import { errorsIn, withErrors } from '../../experiments/unreadable-experiment.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { ExperimentResult } from '../../simulation/experiment/experiment-result.ts';
import type { WantedScenario } from '../../simulation/plan/plan-scenario.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { takeTurns } from '../project/take-turns.ts';

/** Milliseconds after which nothing more is run: who asks over a protocol waits for about a minute. */
const PATIENCE = 45_000;

/** What came of experiments. */
export interface RunsInTime {
    readonly reports: readonly ExperimentReport[];
    readonly unrunnable: readonly Extract<RunOutcome, { readonly ok: false }>[];
    /** Ids of those for which the time was not enough. */
    readonly late: readonly string[];
    /** Id of the one that failed without time to look for what would have helped. */
    readonly unexplained?: string;
}

/** Something to run: an experiment, or a scenario under a load. */
export interface WantedRun {
    readonly id: string;
    /** @throws the signal's reason when it is aborted */
    run(
        signal: AbortSignal,
        onProgress: (share: number) => void,
    ): Promise<ExperimentReport | Extract<RunOutcome, { readonly ok: false }>>;
}

/**
 * Runs one after the other, until all are done or the time is up.
 *
 * @param onProgress told the share of all that is done, now and then
 * @param patience milliseconds after which no more is run
 * @throws the signal's reason when it is aborted
 */
export async function runInTime(
    wanted: readonly WantedRun[],
    signal: AbortSignal,
    onProgress: (share: number) => void = () => undefined,
    patience = PATIENCE,
): Promise<RunsInTime> {
    const timeout = AbortSignal.timeout(patience);
    const either = AbortSignal.any([signal, timeout]);
    const reports: ExperimentReport[] = [];
    const unrunnable: RunsInTime['unrunnable'][number][] = [];
    const late: string[] = [];
    let unexplained: string | undefined;
    for (const [done, { id, run }] of wanted.entries()) {
        try {
            either.throwIfAborted();
            const outcome = await run(either, (share) => onProgress((done + share) / wanted.length));
            if ('result' in outcome) {
                reports.push(outcome);
                unexplained ??= timeout.aborted && outcome.result.verdict === 'fail' ? id : undefined;
            } else {
                unrunnable.push(outcome);
            }
        } catch (error) {
            signal.throwIfAborted();
            if (!timeout.aborted) {
                throw error;
            }
            late.push(id);
        }
    }
    return { reports, unrunnable, late, ...(unexplained === undefined ? {} : { unexplained }) };
}

/** An experiment to run; where it fails, the linter's fixes are tried as long as there is time. */
export function wantedExperiment(
    project: AgentProject,
    experiment: Experiment,
    setting: RunSetting,
    today: string,
): WantedRun {
    return {
        id: experiment.id,
        async run(signal, onProgress) {
            const errors = errorsIn(project, experiment);
            if (errors.length > 0) {
                return { ok: false, id: experiment.id, problems: [withErrors(experiment), ...errors] };
            }
            const outcome = await runExperiment(project.index, experiment, setting, { signal, onProgress });
            return outcome.ok ? explained(outcome.result) : outcome;

            async function explained(result: ExperimentResult): Promise<ExperimentReport> {
                if (result.verdict !== 'fail') {
                    return { result, counterfactuals: [] };
                }
                const known = { ...project, model: project.index.model };
                const { pause } = takeTurns(signal);
                const tried = counterfactuals(known, experiment, result, setting, today, { signal, pause });
                // The verdict stands, whatever would have made it another.
                const found = await tried.catch((error: unknown) => (signal.aborted ? [] : Promise.reject(error)));
                return { result, counterfactuals: found };
            }
        },
    };
}

/** A scenario to run under a load, of which nothing is expected. */
export function wantedScenarioRun(project: AgentProject, wanted: WantedScenario, setting: RunSetting): WantedRun {
    return {
        id: wanted.scenario.id,
        async run(signal, onProgress) {
            const outcome = await runScenario(project.index, wanted, setting, { signal, onProgress });
            return outcome.ok ? { result: outcome.result, counterfactuals: [] } : outcome;
        },
    };
}
