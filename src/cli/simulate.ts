import { counterfactuals } from '../experiments/counterfactuals.ts';
import type { ExperimentReport } from '../experiments/experiment-report.ts';
import {
    DEFAULT_REPLICATIONS,
    DEFAULT_SEED,
    type RunOutcome,
    type RunSetting,
    runExperiment,
    runScenario,
} from '../experiments/run-experiment.ts';
import { errorsIn, withErrors } from '../experiments/unreadable-experiment.ts';
import type { Experiment } from '../model/experiment.ts';
import { indexModel } from '../model/index-model.ts';
import type { BuiltProject } from '../project/build-projects.ts';
import type { RunningOptions } from '../simulation/replication/replication-runner.ts';
import { buildOneProject } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH } from './file-names.ts';
import { PLAIN_OUTPUT } from './plain-output.ts';
import { createProgress, type Progress } from './progress.ts';
import { formatOfFile } from './report/format-of-file.ts';
import { createReportContext, type ReportContext } from './report/report-context.ts';
import { SIMULATION_FORMATS } from './report/simulation-formats.ts';
import { progressText } from './report/simulation-text.ts';
import { verdictCounts } from './report/verdict-counts.ts';
import { reportProblems } from './report-problems.ts';
import { findRunnable } from './simulation/find-runnable.ts';
import { SIMULATION_ENDINGS, type SimulationFormat } from './simulation/format-names.ts';
import { type NamedScenario, placeAndNames, readRunSettings } from './simulation/run-settings.ts';
import { runInThreads } from './simulation/thread-pool.ts';
import type { Output, Terminal } from './terminal.ts';
import { expectFile, writeResult } from './write-file.ts';

/** What `simulate` can be told. */
export interface SimulateOptions {
    readonly project?: string;
    readonly scenario?: string;
    readonly load?: string;
    readonly for?: string;
    readonly warmup?: string;
    readonly network?: string;
    readonly seed?: number;
    readonly replications?: number;
    /** What the file's name ends in when not said, else text. */
    readonly format?: SimulationFormat;
    readonly counterfactuals: boolean;
    readonly output?: string;
}

/**
 * Runs experiments, or one scenario under a load, and tells what came of them.
 *
 * @param args names of experiments, all of them without any; one that is a file or folder is the project
 * @returns 0 passed, 1 failed, 2 something could not be run, 3 too little was seen to tell
 * @throws CommandFailure
 */
export async function simulate(
    terminal: Terminal,
    args: readonly string[],
    options: SimulateOptions,
): Promise<ExitCode> {
    if (options.output !== undefined) {
        // Before the work: it may take minutes.
        await expectFile(terminal, options.output);
    }
    const { path, names } = placeAndNames(terminal, args, options.project);
    const { world, scenario } = await readRunSettings(options, names);
    const progress = createProgress(terminal);
    const project = await buildOneProject(terminal, path, progress);
    progress.clear();
    const incomplete = reportProblems(terminal, project);
    if (incomplete === 2) {
        return 2;
    }
    const runner = runInThreads();
    try {
        const setting = (replications: number): RunSetting => ({
            seed: options.seed ?? DEFAULT_SEED,
            replications: options.replications ?? replications,
            settings: { ...project.sources.config.simulation, ...world },
            runner,
        });
        const session = { terminal, project, progress };
        const outcomes = scenario
            ? [await runOneScenario(session, scenario, setting(1))]
            : await runExperiments(session, names, setting(DEFAULT_REPLICATIONS), options.counterfactuals);
        progress.clear();
        return worst(incomplete, await report(session, outcomes, options));
    } finally {
        progress.clear();
        runner.stop();
    }
}

/** What is missing elsewhere in the model may be what would have failed. */
function worst(incomplete: ExitCode, judged: ExitCode): ExitCode {
    return judged === 0 || judged === 3 ? (incomplete === 0 ? judged : 1) : judged;
}

interface Session {
    readonly terminal: Terminal;
    readonly project: BuiltProject;
    readonly progress: Progress;
}

type Outcome = ExperimentReport | Extract<RunOutcome, { readonly ok: false }>;

async function runOneScenario(
    session: Session,
    { name, ...run }: NamedScenario,
    setting: RunSetting,
): Promise<Outcome> {
    const index = indexModel(session.project.model);
    const scenario = findRunnable(index, name, index.model.scenarios, 'scenario');
    const outcome = await runScenario(index, { scenario, ...run }, setting, following(session, 0, 1));
    return outcome.ok ? { result: outcome.result, counterfactuals: [] } : outcome;
}

async function runExperiments(
    session: Session,
    names: readonly string[],
    setting: RunSetting,
    isWanted: boolean,
): Promise<readonly Outcome[]> {
    const { experiments } = session.project.model;
    const index = indexModel(session.project.model);
    const named = names.map((name) => findRunnable(index, name, experiments, 'experiment'));
    const chosen = names.length === 0 ? experiments : [...new Set(named)];
    if (chosen.length === 0) {
        throw new CommandFailure(
            'The model has no experiment.',
            'Write one: `experiment Peak { load Purchase 200/s for 5min  expect { errors below 1% } }`. Or run a scenario: `firebreak simulate --scenario <name>`.',
        );
    }
    const outcomes: Outcome[] = [];
    for (const [done, experiment] of chosen.entries()) {
        const outcome =
            errorsIn(session.project, experiment).length > 0
                ? ({ ok: false, id: experiment.id, problems: [withErrors(experiment)] } as const)
                : await runExperiment(index, experiment, setting, following(session, done, chosen.length));
        outcomes.push(outcome.ok ? await explained(session, experiment, outcome.result, setting, isWanted) : outcome);
    }
    return outcomes;
}

/** With what would have made it pass, where it failed and somebody wants to know. */
async function explained(
    { terminal, project, progress }: Session,
    experiment: Experiment,
    result: ExperimentReport['result'],
    setting: RunSetting,
    isWanted: boolean,
): Promise<ExperimentReport> {
    if (!isWanted || result.verdict !== 'fail') {
        return { result, counterfactuals: [] };
    }
    const found = await counterfactuals(project, experiment, result, setting, terminal.today(), {
        onProgress: () => progress.report('Looking for changes with which it passes'),
    });
    return { result, counterfactuals: found };
}

function following({ terminal, progress }: Session, done: number, count: number): RunningOptions {
    const columns = terminal.errors.columns ?? COLUMNS;
    return { onProgress: (share) => progress.report(progressText(done, count, share, columns)) };
}

const COLUMNS = 80;

async function report(
    { terminal, project }: Session,
    outcomes: readonly Outcome[],
    { format, output }: SimulateOptions,
): Promise<ExitCode> {
    const isFile = output !== undefined && output !== DASH;
    const context = {
        ...createReportContext(terminal, isFile ? PLAIN_OUTPUT : terminal.output, [project]),
        index: indexModel(project.model),
    };
    const reports = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome] : []));
    const unrunnable = outcomes.flatMap((outcome) => ('result' in outcome ? [] : [outcome]));
    if (reports.length > 0) {
        const write = SIMULATION_FORMATS[format ?? formatOfFile(SIMULATION_ENDINGS, output) ?? 'text'];
        const text = await write(reports, context);
        await (isFile ? deliver(terminal, output, text, reports) : terminal.output.write(text));
    }
    for (const { id, problems } of unrunnable) {
        for (const problem of problems) {
            writeProblem(terminal.errors, id, problem, context);
        }
    }
    return unrunnable.length > 0 ? 2 : exitCodeOf(reports);
}

/** Writes the file, and says what came of the experiments that are told of there. */
async function deliver(
    terminal: Terminal,
    name: string,
    text: string,
    reports: readonly ExperimentReport[],
): Promise<void> {
    await writeResult(terminal, name, text);
    const { output } = terminal;
    output.write(`${output.colours.green('wrote')} ${name}: ${verdictCounts(reports)}\n`);
}

type Problem = Extract<RunOutcome, { readonly ok: false }>['problems'][number];

function writeProblem(
    { write: writeLine, colours }: Output,
    id: string,
    { message, source }: Problem,
    { fileName }: Pick<ReportContext, 'fileName'>,
): void {
    const { line = 0, character = 0 } = source?.range.start ?? {};
    const place = source ? ` (${fileName(source.uri)}:${line + 1}:${character + 1})` : '';
    writeLine(`${colours.red(colours.bold('error:'))} ${id} cannot be run${place}: ${message}\n`);
}

/** A failure weighs more than what could not be told. */
function exitCodeOf(reports: readonly ExperimentReport[]): ExitCode {
    const verdicts = reports.map(({ result }) => result.verdict);
    return verdicts.includes('fail') ? 1 : verdicts.includes('inconclusive') ? 3 : 0;
}
