import { deliveriesOf } from '../graphs/message-graph.ts';
import type { ModelIndex } from '../index-model.ts';
import type { Publication } from '../messaging.ts';
import type { Scenario } from '../scenario.ts';
import { type WorkGraph, workGraph } from '../what-if/work-graph.ts';
import { counted } from '../wording.ts';
import { writtenCall } from './call-facts.ts';
import type { FlowBranch, FlowDelivery, FlowStep, FlowWork, ScenarioFlow } from './flow.ts';
import { createFollower, type Follower } from './follower.ts';
import { answeringWork, ownTime } from './works.ts';
import { nestSteps, type WrittenMessage, type WrittenStep } from './written-steps.ts';

/** Most steps of a flow; what is beyond is counted and left out. */
export const MOST_STEPS = 500;
/** As long as a flow has no more steps than this, it is followed one call deeper. */
const COMFORTABLE = 100;
const DEEPEST = 12;
/** Most receivers of messages. */
const MOST_RECEIVERS = 30;

/**
 * What a scenario makes happen: its steps as written, each call that is not written out further followed through the
 * bodies of the operations it reaches, and the messages that are published on the way followed to who receives them.
 *
 * It is followed as deep as it stays easy to read, and never further than {@link MOST_STEPS} steps; work that is
 * running already is not entered again. What is left out for that is told.
 */
export function followScenario(index: ModelIndex, scenario: Scenario): ScenarioFlow {
    const graph = workGraph(index);
    const written = nestSteps(scenario.steps, (target) => index.serviceOf(target) ?? target);
    let followed = followTo(1, index, graph, written);
    if (followed.follower.dropped > 0) {
        // What is written goes before what bodies add.
        const bare = followTo(0, index, graph, written);
        followed = bare.follower.taken > COMFORTABLE ? bare : followed;
    }
    for (let depth = followed.follower.depth + 1; depth <= DEEPEST && followed.follower.cut > 0; depth++) {
        const deeper = followTo(depth, index, graph, written);
        if (deeper.follower.taken > COMFORTABLE || deeper.follower.dropped > 0) {
            break;
        }
        followed = deeper;
    }
    const { steps, later, unreceived, follower } = followed;
    return { steps, later, notes: notesOf(follower, unreceived) };
}

interface Followed extends Omit<ScenarioFlow, 'notes'> {
    readonly follower: Follower;
    /** Receivers of messages that are left out. */
    readonly unreceived: number;
}

function followTo(depth: number, index: ModelIndex, graph: WorkGraph, written: readonly WrittenStep[]): Followed {
    const follower = createFollower(index, graph, { depth, steps: MOST_STEPS });
    const steps = followWritten(follower, written, []);
    return { steps, ...followMessages(follower), follower };
}

function followWritten(
    follower: Follower,
    steps: readonly WrittenStep[],
    running: readonly string[],
): readonly FlowStep[] {
    return steps.flatMap((step): readonly FlowStep[] => {
        if (step.kind === 'message') {
            return follower.take() ? [messageStep(follower, step, running)] : [];
        }
        const branches = step.branches.map(
            (branch): FlowBranch => ({ ...branch, steps: followWritten(follower, branch.steps, running) }),
        );
        return branches.every((branch) => branch.steps.length === 0) ? [] : [{ ...step, branches }];
    });
}

function messageStep(follower: Follower, { step, causes }: WrittenMessage, running: readonly string[]): FlowStep {
    const { index } = follower;
    if (step.step === 'publishes') {
        return follower.publicationStep(writtenPublication(index, step));
    }
    const call = writtenCall(index, step);
    const label = step.label === undefined ? {} : { label: step.label };
    const answering = answeringWork(index, follower.graph, call.target, call.targetOperation);
    return {
        kind: 'call',
        call,
        ...label,
        compensates: false,
        work:
            causes.length === 0
                ? follower.workOf(call.target, answering, running, 0)
                : writtenWork(follower, call.target, answering.node, causes, running),
    };
}

/** What is written out stands for what the model says that the work does. */
function writtenWork(
    follower: Follower,
    element: string,
    node: string | undefined,
    causes: readonly WrittenStep[],
    running: readonly string[],
): FlowWork {
    return {
        element,
        ...(node === undefined ? {} : { node }),
        ...ownTime(follower.index, element, node),
        steps: followWritten(follower, causes, node === undefined ? running : [...running, node]),
    };
}

/** The publication of the model that is meant, else one of the step's own. */
function writtenPublication(index: ModelIndex, step: WrittenMessage['step']): Publication {
    const known = index
        .publicationsFrom(step.from)
        .find(({ event, channel }) => event === step.to || (event === undefined && channel === step.to));
    const what = index.channels.has(step.to) ? { channel: step.to } : { event: step.to };
    return known ?? { id: `${step.from}->${step.to}`, source: step.from, location: step.source, ...what };
}

/** Each receiver of what was published, once; what receivers publish in turn follows after. */
function followMessages(follower: Follower): Pick<Followed, 'later' | 'unreceived'> {
    const { index } = follower;
    const later: FlowDelivery[] = [];
    const reached = new Set<string>();
    let unreceived = 0;
    // An array yields what is added while it is walked: what receivers publish.
    for (const publication of follower.published) {
        for (const { subscription, channel } of deliveriesOf(index, publication)) {
            if (reached.has(subscription.id)) {
                continue;
            }
            reached.add(subscription.id);
            if (later.length >= MOST_RECEIVERS || !follower.take()) {
                unreceived++;
                continue;
            }
            const { source, sourceOperation } = subscription;
            const node = sourceOperation === undefined ? {} : { node: sourceOperation };
            const work = follower.workOf(source, node, [], 0);
            later.push({ publication, subscription, ...(channel === undefined ? {} : { channel }), work });
        }
    }
    return { later, unreceived };
}

function notesOf({ depth, cut, dropped, undecided }: Follower, unreceived: number): readonly string[] {
    const names = [...undecided];
    const shown = names.slice(0, 3).join(', ');
    const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return [
        ...(names.length === 0 ? [] : [`Which operation answers is not said for ${shown}${rest}.`]),
        ...(cut === 0 ? [] : [cutText(depth, cut)]),
        ...(dropped === 0
            ? []
            : [`The picture ends after ${MOST_STEPS} steps; at least ${dropped} more are left out.`]),
        ...(unreceived === 0
            ? []
            : [`Left out: ${counted(unreceived, 'more receiver', 'more receivers')} of messages.`]),
    ];
}

function cutText(depth: number, cut: number): string {
    return depth === 0
        ? `Only what is written is shown, not what ${calls(cut)} would cause.`
        : `Followed ${calls(depth)} deep; what ${cut} further calls cause is left out.`;
}

function calls(count: number): string {
    return count === 1 ? '1 call' : `${count} calls`;
}
