import * as z from 'zod/mini';
import { isQuantity, parseQuantity } from '../../../language/quantity.ts';
import { LOAD_EXAMPLES, readLoad } from '../../experiments/read-load.ts';
import { DEFAULT_REPLICATIONS, DEFAULT_SEED } from '../../experiments/run-experiment.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Load, Scenario } from '../../model/scenario.ts';
import { elementNamed } from '../elements/named-element.ts';
import { type RunsInTime, runInTime, wantedExperiment, wantedScenarioRun } from '../experiments/run-in-time.ts';
import { experimentOutput, experimentText, toldExperiment } from '../experiments/told-experiment.ts';
import { elementInput, projectInput, shortText, textsInput } from '../input.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { placeOf, placeText } from '../project/places.ts';
import { openWith } from '../project/unsaved-texts.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** Experiments that are run at a time. */
const MOST_EXPERIMENTS = 50;
/** Replications that can be asked for: more take a command line, which shows how far it is. */
const MOST_REPLICATIONS = 100;
/** The largest seed. */
const MOST_SEED = 2 ** 32 - 1;

const seed = z.int().check(z.minimum(0), z.maximum(MOST_SEED), z.describe('Another one draws other times.'));
const replications = z
    .int()
    .check(
        z.minimum(1),
        z.maximum(MOST_REPLICATIONS),
        z.describe(
            `How often each is run; more give narrower intervals. Else ${DEFAULT_REPLICATIONS}, and 1 of a scenario.`,
        ),
    );

const input = z.strictObject({
    project: projectInput,
    experiments: z.optional(
        z
            .array(elementInput)
            .check(
                z.minLength(1),
                z.maxLength(MOST_EXPERIMENTS),
                z.describe('Names of experiments; without them all of the project are run.'),
            ),
    ),
    scenario: z.optional(shortText.check(z.describe('Name of a scenario to run instead of experiments.'))),
    load: z.optional(shortText.check(z.describe(`With "scenario", what arrives: ${LOAD_EXAMPLES}.`))),
    duration: z.optional(shortText.check(z.describe('With "scenario", how long: 5min or 30s.'))),
    seed: z._default(seed, DEFAULT_SEED),
    replications: z.optional(replications),
    texts: textsInput,
});
type Input = z.output<typeof input>;

/** Runs what the model says under load, with what it breaks on purpose. */
export const runExperiments = defineTool({
    name: 'run_experiments',
    title: 'Run experiments on the architecture',
    description:
        'Runs the experiments of a Firebreak model as a simulation: the system under load while something is broken on purpose (replicas die, calls get slow, contexts lose each other). Tells pass, fail or inconclusive with measured latencies and errors, why one failed in order of time, and with which fixes it would have passed. ' +
        'Give "scenario" and "load" instead to see how a scenario does without an experiment. Give "texts" to try a change, or an experiment that is only drafted, before it is saved (language_guide tells how one is written). The same seed gives the same result.',
    input,
    output: z.object({
        experiments: z.array(experimentOutput),
        unrunnable: z
            .array(z.object({ id: z.string(), problems: z.array(z.string()) }))
            .check(z.describe('What cannot be run as it is written, and why.')),
        notRun: z.array(z.string()).check(z.describe('For these the time was not enough.')),
    }),
    async run(workspace, asked, signal, onProgress) {
        const { runner, today } = workspace;
        const { project } = await openWith(workspace, asked, signal);
        const setting = (usual: number) => ({
            seed: asked.seed,
            replications: asked.replications ?? usual,
            settings: project.sources.config.simulation,
            runner,
        });
        const wanted =
            asked.scenario === undefined
                ? chosenExperiments(project.index, asked).map((experiment) =>
                      wantedExperiment(project, experiment, setting(DEFAULT_REPLICATIONS), today()),
                  )
                : [wantedScenarioRun(project, await readScenario(project.index, asked.scenario, asked), setting(1))];
        const runs = await runInTime(wanted, signal, onProgress);
        const unrunnable = runs.unrunnable.map(({ id, problems }) => ({
            id,
            problems: problems.map(
                ({ message, source }) => `${message}${source ? ` — ${placeText(placeOf(project, source))}` : ''}`,
            ),
        }));
        return {
            text: written(runs, unrunnable, project, commandFor(asked, runs.late)),
            data: {
                experiments: runs.reports.map((report) => toldExperiment(report, project)),
                unrunnable,
                notRun: runs.late,
            },
        };
    },
});

function chosenExperiments(index: ModelIndex, { experiments, load, duration }: Input): readonly Experiment[] {
    if (load !== undefined || duration !== undefined) {
        throw new ToolFailure(
            '"load" and "duration" say how a scenario is run: name it as "scenario". Experiments say themselves what arrives and how long.',
        );
    }
    const all = index.model.experiments;
    if (all.length === 0) {
        throw new ToolFailure(
            'The model has no experiment. Draft one and give it as "texts": experiment Peak { load Purchase 200/s for 5min  expect { errors below 1% } }. Or give "scenario" with "load".',
        );
    }
    if (experiments === undefined) {
        return all.slice(0, MOST_EXPERIMENTS);
    }
    const wanted = new Set(experiments.map((name) => runnableNamed(index, name, 'experiment', all)));
    return all.filter((experiment) => wanted.has(experiment));
}

/** Names that a refusal lists. */
const MOST_NAMED = 30;

function runnableNamed<Runnable extends Experiment | Scenario>(
    index: ModelIndex,
    name: string,
    kind: Runnable['kind'],
    all: readonly Runnable[],
): Runnable {
    try {
        const { id } = elementNamed(index, name, (element) => element.kind === kind, kind);
        const [found] = all.filter((each) => each.id === id);
        if (found) {
            return found;
        }
        throw new Error(`${id} is in no list of the model.`);
    } catch (error) {
        if (!(error instanceof ToolFailure)) {
            throw error;
        }
        const names = all.slice(0, MOST_NAMED).map(({ id }) => id);
        const rest = all.length > names.length ? ' …' : '';
        const known = names.length === 0 ? `no ${kind}` : `the ${kind}s ${names.join(', ')}${rest}`;
        throw new ToolFailure(`${error.message} The model has ${known}.`);
    }
}

async function readScenario(
    index: ModelIndex,
    name: string,
    { experiments, load, duration }: Input,
): Promise<{ readonly scenario: Scenario; readonly load?: Load; readonly duration?: Milliseconds }> {
    if (experiments !== undefined) {
        throw new ToolFailure('Give either "experiments" or "scenario", not both at once.');
    }
    return {
        scenario: runnableNamed(index, name, 'scenario', index.model.scenarios),
        ...(load === undefined ? {} : { load: await wantedLoad(load) }),
        ...(duration === undefined ? {} : { duration: wantedDuration(duration) }),
    };
}

async function wantedLoad(text: string): Promise<Load> {
    const reading = await readLoad(text);
    if (reading.ok) {
        return reading.load;
    }
    const reason = reading.reason === undefined ? '.' : `: ${reading.reason}`;
    throw new ToolFailure(`"${text}" is no load${reason} Write it as the language does: ${LOAD_EXAMPLES}.`);
}

function wantedDuration(text: string): Milliseconds {
    const parsed = parseQuantity(text);
    if (!isQuantity(parsed) || parsed.dimension !== 'duration' || parsed.value <= 0) {
        throw new ToolFailure(`"${text}" is no time to run for. Write a number above zero with its unit: 5min or 30s.`);
    }
    return parsed.value;
}

/** The command line that runs what was not run in time. */
function commandFor({ scenario, load, duration }: Input, late: readonly string[]): string {
    if (scenario === undefined) {
        return `firebreak simulate ${late.join(' ')}`;
    }
    const said = [
        ...(load === undefined ? [] : [`--load "${load}"`]),
        ...(duration === undefined ? [] : [`--for ${duration}`]),
    ];
    return ['firebreak simulate', `--scenario ${scenario}`, ...said].join(' ');
}

function written(
    { reports, late, unexplained }: RunsInTime,
    unrunnable: readonly { readonly id: string; readonly problems: readonly string[] }[],
    project: AgentProject,
    command: string,
): string {
    return [
        ...reports.map((report) => experimentText(report, project)),
        ...unrunnable.map(({ id, problems }) => [`${id} cannot be run:`, ...problems].join('\n  ')),
        ...(unexplained === undefined
            ? []
            : [`There was no time to find out what would have made ${unexplained} pass: ask for it alone.`]),
        ...(late.length === 0
            ? []
            : [
                  `The time was not enough for ${late.join(', ')}. Ask for fewer at once or fewer replications, or have the user run: ${command}`,
              ]),
    ].join('\n\n');
}
