import { scenarioBeginsInside, scenarioWithoutSteps } from '../../model/experiment-problems.ts';
import { writtenCall } from '../../model/flow/call-facts.ts';
import { nestSteps, type WrittenBlock, type WrittenMessage, type WrittenStep } from '../../model/flow/written-steps.ts';
import type { Scenario, ScenarioStep } from '../../model/scenario.ts';
import type { PlanDraft } from './plan-draft.ts';
import { allSteps } from './plan-steps.ts';
import { publishStep } from './planned-body.ts';
import { addPlannedCall, targetsOf, timesOf } from './planned-call.ts';
import { workFacts } from './planned-work.ts';
import type { PlannedStep } from './simulation-plan.ts';
import { routeTaken } from './written-route.ts';

/**
 * Plans what one request of a scenario does, as work of its client: the steps as they are written, each call that is
 * not written out further followed into the work it reaches. Nothing, and a problem in the draft, where it cannot run.
 */
export function addScenario(draft: PlanDraft, scenario: Scenario): number | undefined {
    const { index } = draft;
    const elementFor = (id: string) => index.serviceOf(id) ?? id;
    const written = nestSteps(withActors(scenario.steps, elementFor), elementFor);
    const client = clientOf(draft, scenario, written);
    if (client === undefined) {
        return undefined;
    }
    const scene: Scene = { draft, scenario, client, calls: 0 };
    const steps = writtenSteps(scene, written, client);
    if (![...allSteps(steps)].some((step) => step.do === 'call' || step.do === 'publish')) {
        draft.problems.push({
            message: scenarioWithoutSteps(scenario.id),
            source: scenario.source,
        });
        return undefined;
    }
    return draft.addWork({ id: scenario.id, server: draft.serverOf(client), fails: 0, steps });
}

interface Scene {
    readonly draft: PlanDraft;
    readonly scenario: Scenario;
    /** Id of the client that begins. */
    readonly client: string;
    /** Calls that are written out so far. */
    calls: number;
}

/** Whoever begins: a client, or a job that begins by itself. */
function clientOf(draft: PlanDraft, scenario: Scenario, steps: readonly WrittenStep[]): string | undefined {
    const { index, problems } = draft;
    const first = firstActor(steps);
    if (first === undefined) {
        problems.push({ message: scenarioWithoutSteps(scenario.id), source: scenario.source });
        return undefined;
    }
    if (index.clients.has(first)) {
        return first;
    }
    if (index.externals.has(first) || index.services.get(first)?.role === 'job') {
        // Whatever wakes it up is a client without a name.
        return scenario.id;
    }
    problems.push({ message: scenarioBeginsInside(scenario.id, first), source: scenario.source });
    return undefined;
}

/** The steps with the elements that act: an operation acts for its service. */
function withActors(steps: readonly ScenarioStep[], elementFor: (id: string) => string): readonly ScenarioStep[] {
    return steps.map((step) => {
        switch (step.step) {
            case 'calls':
            case 'publishes':
                return { ...step, from: elementFor(step.from) };
            case 'alt':
                return {
                    ...step,
                    steps: withActors(step.steps, elementFor),
                    otherwise: withActors(step.otherwise, elementFor),
                };
            default:
                return { ...step, steps: withActors(step.steps, elementFor) };
        }
    });
}

function firstActor(steps: readonly WrittenStep[]): string | undefined {
    for (const step of steps) {
        const actor =
            step.kind === 'message' ? step.step.from : firstActor(step.branches.flatMap((branch) => branch.steps));
        if (actor !== undefined) {
            return actor;
        }
    }
    return undefined;
}

/**
 * Steps one after the other. What others than the actor begin is work of their own, which the scenario sets off.
 *
 * @param actor whose work the steps are
 */
function writtenSteps(scene: Scene, steps: readonly WrittenStep[], actor: string): readonly PlannedStep[] {
    const planned: PlannedStep[] = [];
    for (let at = 0; at < steps.length; ) {
        const step = steps[at];
        const other = step?.kind === 'message' && isOther(scene, step, actor) ? step.step.from : undefined;
        if (other === undefined) {
            planned.push(...(step ? stepsOf(scene, step, actor) : []));
            at++;
            continue;
        }
        const own: WrittenStep[] = [];
        for (let next = steps[at]; next?.kind === 'message' && next.step.from === other; next = steps[at]) {
            own.push(next);
            at++;
        }
        planned.push(startStep(scene, other, own));
    }
    return planned;
}

/** Clients need no place of their own to do something. */
function isOther({ draft }: Scene, { step: { from } }: WrittenMessage, actor: string): boolean {
    return from !== actor && !draft.index.clients.has(from);
}

/** The step by which the scenario sets off what somebody begins unasked. */
function startStep(scene: Scene, actor: string, steps: readonly WrittenStep[]): PlannedStep {
    const { draft, scenario, client } = scene;
    draft.assumptions.assume('starts-by-itself', actor);
    const work = draft.addWork({
        ...workFacts(draft, actor, actor),
        steps: writtenSteps(scene, steps, actor),
    });
    scene.calls++;
    const call = draft.addCall({
        id: `${scenario.id}#${scene.calls}`,
        source: draft.serverOf(client),
        targets: [work],
        optional: false,
        ignoresReply: false,
    });
    return { do: 'call', call, times: 1, parallel: false };
}

function stepsOf(scene: Scene, step: WrittenStep, actor: string): readonly PlannedStep[] {
    return step.kind === 'block' ? blockSteps(scene, step, actor) : messageSteps(scene, step);
}

function blockSteps(
    scene: Scene,
    { block, branches, times, share }: WrittenBlock,
    actor: string,
): readonly PlannedStep[] {
    const { draft, scenario } = scene;
    const bodies = branches.map((branch) => writtenSteps(scene, branch.steps, actor));
    switch (block) {
        case 'par': {
            const doing = bodies.filter((body) => body.length > 0);
            return doing.length < 2 ? doing.flat() : [{ do: 'together', branches: doing }];
        }
        case 'loop':
            if (times === undefined) {
                draft.assumptions.assume('loops-once', scenario.id);
            }
            return repeated(bodies.flat(), times ?? 1);
        case 'alt': {
            if (share === undefined) {
                draft.assumptions.assume('even-alternatives', scenario.id);
            }
            const [first = [], otherwise = []] = bodies;
            return [
                {
                    do: 'choose',
                    branches: [
                        { weight: share ?? EVEN, steps: first },
                        { weight: 1 - (share ?? EVEN), steps: otherwise },
                    ],
                },
            ];
        }
    }
}

/** Share of the first of two ways where nobody says how often it is taken. */
const EVEN = 0.5;

function repeated(steps: readonly PlannedStep[], times: number): readonly PlannedStep[] {
    return times === 1 || steps.length === 0 ? steps : [{ do: 'repeat', times, steps }];
}

/** What one message makes happen, as a step of whoever sends it. */
function messageSteps(scene: Scene, { step, causes }: WrittenMessage): readonly PlannedStep[] {
    const { draft } = scene;
    const { index } = draft;
    if (step.step === 'publishes') {
        const known = index
            .publicationsFrom(step.from)
            .find(({ event, channel }) => event === step.to || (event === undefined && channel === step.to));
        const what = index.channels.has(step.to) ? { channel: step.to } : { event: step.to };
        return [publishStep(draft, known ?? what)];
    }
    const call = writtenCall(index, step);
    const targets = causes.length === 0 ? targetsOf(draft, call) : [writtenWork(scene, call, causes)];
    scene.calls++;
    const number = addPlannedCall(draft, `${scene.scenario.id}#${scene.calls}`, call, targets);
    if (number === undefined) {
        draft.problems.push({
            message: `\`${step.from} calls ${step.to}\` leads to nobody who answers: name a service, an operation or an external.`,
            source: step.source,
        });
        return [];
    }
    return [{ do: 'call', call: number, ...timesOf(draft, call) }];
}

/** What is written out stands for what the model says that the work does. */
function writtenWork(
    scene: Scene,
    { target, targetOperation }: { readonly target: string; readonly targetOperation?: string },
    causes: readonly WrittenStep[],
): number {
    const { draft } = scene;
    const steps = writtenSteps(scene, causes, target);
    const node = targetOperation ?? routeTaken(draft, target, causes) ?? target;
    return draft.addWork({ ...workFacts(draft, target, node), steps });
}
