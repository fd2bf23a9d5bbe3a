import type { ModelIndex } from '../index-model.ts';
import type { Publication } from '../messaging.ts';
import type { Step } from '../service.ts';
import type { WorkGraph } from '../what-if/work-graph.ts';
import { undoingCall } from './call-facts.ts';
import type { FlowAccess, FlowCall, FlowPublication, FlowStep, FlowWork } from './flow.ts';
import { answeringWork, bodyOfWork, ownTime } from './works.ts';

/** Follows works through the model, within bounds, and counts what it leaves out. */
export interface Follower {
    readonly index: ModelIndex;
    readonly graph: WorkGraph;
    /** Bodies that are entered one inside the other. */
    readonly depth: number;
    /** Steps so far. */
    readonly taken: number;
    /** Works that were not entered because of the depth. */
    readonly cut: number;
    /** Steps that were left out because there were too many. */
    readonly dropped: number;
    /** Services of which nobody says which work answers. */
    readonly undecided: ReadonlySet<string>;
    /** Everything that was published, in order; grows while works are followed. */
    readonly published: readonly Publication[];
    /** Whether one more step may be taken; counts it. */
    take(): boolean;
    /**
     * What somebody does for a request.
     *
     * @param running nodes of the works that run already, outermost first
     * @param level bodies that were entered so far
     */
    workOf(
        element: string,
        answering: Pick<FlowWork, 'node' | 'unfollowed'>,
        running: readonly string[],
        level: number,
    ): FlowWork;
    /** The step of a publication, which is remembered for its receivers. */
    publicationStep(publication: Publication): FlowPublication;
}

/** A follower that enters so many bodies one inside the other and takes so many steps. */
export function createFollower(
    index: ModelIndex,
    graph: WorkGraph,
    bounds: { readonly depth: number; readonly steps: number },
): Follower {
    let taken = 0;
    let cut = 0;
    let dropped = 0;
    const undecided = new Set<string>();
    const published: Publication[] = [];
    return {
        index,
        graph,
        depth: bounds.depth,
        get taken() {
            return taken;
        },
        get cut() {
            return cut;
        },
        get dropped() {
            return dropped;
        },
        undecided,
        published,
        take,
        workOf,
        publicationStep,
    };

    function take(): boolean {
        if (taken >= bounds.steps) {
            dropped++;
            return false;
        }
        taken++;
        return true;
    }

    function workOf(
        element: string,
        { node, unfollowed }: Pick<FlowWork, 'node' | 'unfollowed'>,
        running: readonly string[],
        level: number,
    ): FlowWork {
        const work = { element, ...(node === undefined ? {} : { node }), ...ownTime(index, element, node) };
        if (unfollowed === 'choice') {
            undecided.add(element);
            return { ...work, steps: [], unfollowed };
        }
        const body = node === undefined ? undefined : bodyOfWork(index, node);
        if (node === undefined || !body || body.steps.length === 0) {
            return { ...work, steps: [] };
        }
        if (running.includes(node)) {
            return { ...work, steps: [], unfollowed: 'cycle' };
        }
        if (level >= bounds.depth) {
            cut++;
            return { ...work, steps: [], unfollowed: 'bound' };
        }
        const inside = [...running, node];
        if (body.oneOf) {
            const branches = body.steps.map((step) => ({ steps: bodySteps([step], inside, level + 1) }));
            return { ...work, steps: [{ kind: 'block', block: 'alt', branches }] };
        }
        const steps = bodySteps(body.steps, inside, level + 1);
        return { ...work, steps: body.together ? together(steps) : [...inStages(steps), ...undoing(body.steps)] };
    }

    /** The steps of a body; reads behind a cache happen only where the cache does not answer. */
    function bodySteps(steps: readonly Step[], running: readonly string[], level: number): readonly FlowStep[] {
        let missed: number | undefined;
        return steps.flatMap(({ kind, id }): readonly FlowStep[] => {
            if (!take()) {
                return [];
            }
            if (kind === 'call') {
                return callStep(id, running, level);
            }
            const access = index.storeAccesses.get(id);
            if (access) {
                const store = index.stores.get(access.store);
                const share = access.mode === 'read' && store?.kind === 'store' ? missed : undefined;
                missed = access.mode === 'read' && store?.hits !== undefined ? 1 - store.hits : undefined;
                const takes = store?.takes === undefined ? {} : { takes: store.takes };
                return [{ kind: 'access', access, ...takes, ...(share === undefined ? {} : { share }) } as FlowAccess];
            }
            const publication = index.publications.get(id);
            return publication ? [publicationStep(publication)] : [];
        });
    }

    function callStep(id: string, running: readonly string[], level: number): readonly FlowCall[] {
        const call = index.calls.get(id);
        if (!call) {
            return [];
        }
        const answering = answeringWork(index, graph, call.target, call.targetOperation);
        return [{ kind: 'call', call, compensates: false, work: workOf(call.target, answering, running, level) }];
    }

    /** What takes the effects of a body's calls back, the last first. */
    function undoing(steps: readonly Step[]): readonly FlowStep[] {
        const calls = steps.flatMap(({ kind, id }): readonly FlowCall[] => {
            const call = kind === 'call' ? index.calls.get(id) : undefined;
            const undo = call && undoingCall(index, call);
            if (!undo || !take()) {
                return [];
            }
            const { target: element, targetOperation } = undo;
            const work = {
                element,
                ...(targetOperation === undefined ? {} : { node: targetOperation }),
                ...ownTime(index, element, targetOperation),
                steps: [],
            };
            return [{ kind: 'call', call: undo, compensates: true, work }];
        });
        return calls.length === 0 ? [] : [{ kind: 'block', block: 'undo', branches: [{ steps: calls.reverse() }] }];
    }

    function publicationStep(publication: Publication): FlowPublication {
        published.push(publication);
        const channel = index.channelOf(publication);
        return { kind: 'publication', publication, ...(channel === undefined ? {} : { channel }) };
    }
}

/** Neighbouring calls that are made in parallel run at the same time. */
function inStages(steps: readonly FlowStep[]): readonly FlowStep[] {
    const staged: FlowStep[] = [];
    let neighbours: FlowStep[] = [];
    for (const step of steps) {
        if (step.kind === 'call' && step.call.parallel) {
            neighbours.push(step);
        } else {
            staged.push(...together(neighbours), step);
            neighbours = [];
        }
    }
    return [...staged, ...together(neighbours)];
}

function together(steps: readonly FlowStep[]): readonly FlowStep[] {
    return steps.length < 2
        ? steps
        : [{ kind: 'block', block: 'par', branches: steps.map((step) => ({ steps: [step] })) }];
}
