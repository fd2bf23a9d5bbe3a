import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { counterfactuals } from '../../experiments/counterfactuals.ts';
import { type ExperimentReport, explanationLines } from '../../experiments/experiment-report.ts';
import { editorStyle } from '../../experiments/page/page-style.ts';
import { resultMarkup } from '../../experiments/page/result-markup.ts';
import { partNames } from '../../experiments/part-names.ts';
import { replayOf } from '../../experiments/replay.ts';
import {
    DEFAULT_REPLICATIONS,
    DEFAULT_SEED,
    type RunSetting,
    runExperiment,
} from '../../experiments/run-experiment.ts';
import { isWithin, withErrors } from '../../experiments/unreadable-experiment.ts';
import { measuredText, phasedText, runLine } from '../../experiments/wording.ts';
import type { Expectation, Experiment } from '../../model/experiment.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { addTo } from '../../model/multimap.ts';
import { compareSources, type Source } from '../../model/source.ts';
import {
    compareRuns,
    type ExperimentOutcome,
    type ExperimentWish,
    type ListedExperiment,
    listExperiments,
    type RunProgress,
    runExperimentNow,
    runProgress,
} from '../../protocol/simulation/experiments.ts';
import { naming } from '../../rules/analysis/naming.ts';
import { expectationText } from '../../simulation/experiment/expectation-text.ts';
import type { JudgedExpectation } from '../../simulation/experiment/experiment-result.ts';
import type { PlanProblem } from '../../simulation/plan/plan-result.ts';
import type { ReplicationRunner } from '../../simulation/replication/replication-runner.ts';
import type { FeatureSources } from '../feature-sources.ts';
import type { ProjectState } from '../projects/project-models.ts';
import { answer } from '../requests/answer.ts';
import { signalOf } from '../requests/signal-of.ts';
import { createRunMemory, type RunMemory } from './run-memory.ts';

/** Severity of errors in the Language Server Protocol. */
const ERROR = 1;

/** What the answers are made with. */
export interface ExperimentSources extends Pick<FeatureSources, 'shared' | 'models'> {
    readonly runner: ReplicationRunner;
    readonly today: () => string;
}

/** Answers what the editor asks about experiments: which there are, and to run one. */
export function answerExperiments(connection: Connection, sources: ExperimentSources): void {
    const { shared, models } = sources;
    answer(connection, listExperiments, async (_params, token) => {
        const { ProjectRoots, LangiumDocuments, WorkspaceManager } = shared.workspace;
        await WorkspaceManager.ready;
        const projects = new Set(LangiumDocuments.all.map(({ uri }) => ProjectRoots.projectOf(uri)));
        const states = await Promise.all([...projects].sort().map((project) => models.now(project, token)));
        return { experiments: states.flatMap(listedExperiments) };
    });
    const memory = createRunMemory();
    answer(connection, compareRuns, async ({ run, with: other }) => {
        const markup = memory.compared(run, other);
        return markup === undefined ? {} : { markup };
    });
    answer(connection, runExperimentNow, async (wish, token) => {
        const state = await models.now(wish.project, token);
        const experiment = state.index().model.experiments.find(({ id }) => id === wish.id);
        if (!experiment) {
            return unrunnable([{ message: `There is no experiment "${wish.id}" any more.` }]);
        }
        const errors = shared.workspace.LangiumDocuments.getDocument(URI.parse(experiment.source.uri))?.diagnostics;
        const error = errors?.find(({ severity, range }) => severity === ERROR && isWithin(experiment.source, range));
        if (error) {
            const source = { ...experiment.source, range: error.range };
            return unrunnable([{ ...withErrors(experiment), source }]);
        }
        const signal = signalOf(token);
        const tell = (activity: RunProgress['activity']) => (share: number) =>
            void connection.sendNotification(runProgress.method, { run: wish.run, share, activity });
        return runOne(state, experiment, wish, sources, { signal, tell, keep: memory.keep });
    });
}

function listedExperiments(state: ProjectState): ListedExperiment[] {
    const index = state.index();
    const nameOf = naming(index);
    const expected = (phase: JudgedExpectation['phase'], expectations: readonly Expectation[]) =>
        expectations.map((each) => ({
            text: phasedText({ phase, text: expectationText(each, nameOf) }),
            location: locationOf(each.source),
        }));
    return index.model.experiments
        .toSorted((a, b) => compareSources(a.source, b.source))
        .map(({ id, title, source, steady, abort, expect }) => ({
            project: state.project,
            id,
            ...(title === undefined ? {} : { title }),
            location: locationOf(source),
            expectations: [...expected('steady', steady), ...expected('abort', abort), ...expected('expect', expect)],
        }));
}

interface Following {
    readonly signal: AbortSignal;
    readonly tell: (activity: RunProgress['activity']) => (share: number) => void;
    readonly keep: RunMemory['keep'];
}

async function runOne(
    state: ProjectState,
    experiment: Experiment,
    wish: ExperimentWish,
    { runner, today }: ExperimentSources,
    { signal, tell, keep }: Following,
): Promise<ExperimentOutcome> {
    const index = state.index();
    const setting: RunSetting = {
        seed: wish.seed ?? DEFAULT_SEED,
        replications: wish.replications ?? DEFAULT_REPLICATIONS,
        settings: state.settings.config.simulation,
        runner,
    };
    const outcome = await runExperiment(index, experiment, setting, { signal, onProgress: tell('running') });
    if (!outcome.ok) {
        return unrunnable(outcome.problems);
    }
    const { result } = outcome;
    const tried =
        wish.counterfactuals && result.verdict === 'fail'
            ? await counterfactuals(changeable(state), experiment, result, setting, today(), {
                  signal,
                  onProgress: tell('explaining'),
                  pause: async () => {
                      await nextTurn();
                      signal.throwIfAborted();
                  },
              })
            : [];
    const report = { result, counterfactuals: tried };
    const nameOf = partNames(index);
    keep(wish.run, report, nameOf);
    return judged(report, nameOf, callsOf(index));
}

/** The project as its state holds it, for what is only tried. */
function changeable({ project, texts, settings, index }: ProjectState) {
    const models = [...texts].map(([uri, text]) => ({ uri: URI.parse(uri), text }));
    const sources = {
        root: URI.parse(project),
        config: settings.config,
        isConfigured: false,
        models,
        ignored: [],
        problems: [],
    };
    return { sources, model: index().model, problems: [] };
}

/** Finds the calls of a model by the elements at both ends. */
function callsOf(index: ModelIndex): (source: string, target: string) => readonly string[] {
    const known = new Map<string, string[]>();
    for (const { id, source, target } of index.calls.values()) {
        addTo(known, `${source}\n${target}`, id);
    }
    return (source, target) => known.get(`${source}\n${target}`) ?? [];
}

function judged(
    report: ExperimentReport,
    nameOf: (id: string) => string,
    callsBetween: ReturnType<typeof callsOf>,
): ExperimentOutcome {
    const { result } = report;
    return {
        outcome: 'judged',
        verdict: result.verdict,
        summary: runLine(result),
        expectations: result.expectations.map((each) => ({
            text: phasedText(each),
            verdict: each.verdict,
            measured: measuredText(each),
            location: locationOf(each.source),
        })),
        explanation: [...explanationLines(result)],
        markup: resultMarkup(report, nameOf),
        styles: editorStyle(),
        replay: mutable(replayOf(result.run, callsBetween)),
    };
}

function mutable(replay: ReturnType<typeof replayOf>) {
    return {
        ...replay,
        calls: [...replay.calls],
        replicas: [...replay.replicas],
        servers: [...replay.servers],
        breakers: [...replay.breakers],
    };
}

function unrunnable(problems: readonly PlanProblem[]): ExperimentOutcome {
    return {
        outcome: 'unrunnable',
        problems: problems.map(({ message, source }) => ({
            message,
            ...(source ? { location: locationOf(source) } : {}),
        })),
    };
}

function locationOf({ uri, range }: Source): { uri: string; range: Source['range'] } {
    return { uri, range };
}

/** Lets the server answer what came in meanwhile. */
function nextTurn(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve, 0);
    });
}
