import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { type Counterfactual, counterfactuals } from '../../experiments/counterfactuals.ts';
import { editorStyle } from '../../experiments/page/page-style.ts';
import { resultWithChart } from '../../experiments/page/result-markup.ts';
import { replayOf } from '../../experiments/replay.ts';
import {
    DEFAULT_REPLICATIONS,
    DEFAULT_SEED,
    type RunSetting,
    runExperiment,
} from '../../experiments/run-experiment.ts';
import { measuredText, runLine, whenText } from '../../experiments/wording.ts';
import type { Experiment } from '../../model/experiment.ts';
import { compareSources, type Source } from '../../model/source.ts';
import {
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
import type { ExperimentResult } from '../../simulation/experiment/experiment-result.ts';
import type { PlanProblem } from '../../simulation/plan/plan-result.ts';
import type { ReplicationRunner } from '../../simulation/replication/replication-runner.ts';
import { answer } from '../answer.ts';
import type { FeatureSources } from '../feature-sources.ts';
import type { ProjectState } from '../project-models.ts';
import { signalOf } from '../signal-of.ts';

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
    answer(connection, runExperimentNow, async (wish, token) => {
        const state = await models.now(wish.project, token);
        const experiment = state.index().model.experiments.find(({ id }) => id === wish.id);
        if (!experiment) {
            return unrunnable([{ message: `There is no experiment "${wish.id}" any more.` }]);
        }
        const signal = signalOf(token);
        const tell = (activity: RunProgress['activity']) => (share: number) =>
            void connection.sendNotification(runProgress.method, { run: wish.run, share, activity });
        return runOne(state, experiment, wish, sources, { signal, tell });
    });
}

function listedExperiments(state: ProjectState): ListedExperiment[] {
    const index = state.index();
    const nameOf = naming(index);
    return index.model.experiments
        .toSorted((a, b) => compareSources(a.source, b.source))
        .map(({ id, title, source, steady, abort, expect }) => ({
            project: state.project,
            id,
            ...(title === undefined ? {} : { title }),
            location: locationOf(source),
            expectations: [...steady, ...abort, ...expect].map((each) => ({
                text: expectationText(each, nameOf),
                location: locationOf(each.source),
            })),
        }));
}

interface Following {
    readonly signal: AbortSignal;
    readonly tell: (activity: RunProgress['activity']) => (share: number) => void;
}

async function runOne(
    state: ProjectState,
    experiment: Experiment,
    wish: ExperimentWish,
    { runner, today }: ExperimentSources,
    { signal, tell }: Following,
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
    return judged(result, tried, naming(index));
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

function judged(
    result: ExperimentResult,
    tried: readonly Counterfactual[],
    nameOf: (id: string) => string,
): ExperimentOutcome {
    const { markup, chart } = resultWithChart({ result, counterfactuals: tried }, nameOf);
    return {
        outcome: 'judged',
        verdict: result.verdict,
        summary: runLine(result),
        expectations: result.expectations.map((each) => ({
            text: each.text,
            verdict: each.verdict,
            measured: measuredText(each),
            location: locationOf(each.source),
        })),
        explanation: result.explanation.map(({ at, text, detail }) =>
            [whenText(at), text, detail === undefined ? '' : `(${detail})`].filter((each) => each !== '').join(' '),
        ),
        markup,
        styles: editorStyle(),
        chart: { left: chart.frame.left, right: chart.frame.right, top: chart.top, bottom: chart.bottom },
        replay: mutable(replayOf(result.run)),
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
