import type { Body } from '../../model/flow/works.ts';
import type { Publication } from '../../model/messaging.ts';
import type { StoreAccess } from '../../model/store.ts';
import type { PlanDraft } from './plan-draft.ts';
import { addStoreCall, callStep } from './planned-call.ts';
import type { PlannedStep } from './simulation-plan.ts';

/**
 * The steps of a body: in order, calls in parallel together with their neighbours, all of a route's targets together,
 * one of a router's. What is read from a store right after a cache is read only where the cache does not have it.
 */
export function bodySteps(draft: PlanDraft, body: Body): readonly PlannedStep[] {
    if (body.oneOf) {
        const branches = body.steps.map((step) => ({
            weight: 1,
            steps: bodySteps(draft, { ...body, oneOf: false, steps: [step] }),
        }));
        return [{ do: 'choose', branches }];
    }
    const steps: PlannedStep[] = [];
    let missed: PlannedStep[] | undefined;
    for (const { kind, id } of body.steps) {
        const access = kind === 'store-access' ? draft.index.storeAccesses.get(id) : undefined;
        if (access) {
            missed = addAccess(draft, access, steps, missed);
            continue;
        }
        const call = kind === 'call' ? draft.index.calls.get(id) : undefined;
        const publication = kind === 'publication' ? draft.index.publications.get(id) : undefined;
        const step = call ? callStep(draft, call) : publication && publishStep(draft, publication);
        if (step) {
            steps.push(step);
        }
    }
    return body.together ? together(steps) : inStages(steps);
}

/** Adds a read or write; gives the place for what is done only when the cache that was just read has nothing. */
function addAccess(
    draft: PlanDraft,
    { id, source, store: storeId, mode }: StoreAccess,
    steps: PlannedStep[],
    missed: PlannedStep[] | undefined,
): PlannedStep[] | undefined {
    const call = addStoreCall(draft, id, source, storeId);
    const store = draft.index.stores.get(storeId);
    const behind = mode === 'read' ? (missed ?? steps) : steps;
    if (mode === 'read' && store?.kind === 'cache') {
        if (store.hits === undefined) {
            draft.assumptions.assume('no-hits', storeId);
        }
        const otherwise: PlannedStep[] = [];
        const expires = store.expires === undefined ? {} : { expires: store.expires };
        behind.push({ do: 'look-up', call, hits: store.hits ?? 0, ...expires, otherwise });
        return otherwise;
    }
    behind.push({ do: 'call', call, times: 1, parallel: false });
    return undefined;
}

/** The step that sends a message. */
export function publishStep(
    draft: PlanDraft,
    publication: Pick<Publication, 'event' | 'channel' | 'through'>,
): PlannedStep {
    const { event, through } = publication;
    const channel = publication.channel ?? (event === undefined ? undefined : draft.index.events.get(event)?.via);
    const number = draft.channelOf({
        ...(event === undefined ? {} : { event }),
        ...(channel === undefined ? {} : { channel }),
    });
    return {
        do: 'publish',
        channel: number,
        ...(event === undefined || channel === undefined ? {} : { event }),
        ...(through === undefined ? {} : { decoupled: true }),
    };
}

/** Neighbouring calls that are made in parallel run at the same time. */
function inStages(steps: readonly PlannedStep[]): readonly PlannedStep[] {
    const staged: PlannedStep[] = [];
    let neighbours: PlannedStep[] = [];
    for (const step of steps) {
        if (step.do === 'call' && step.parallel) {
            neighbours.push(step);
        } else {
            staged.push(...together(neighbours), step);
            neighbours = [];
        }
    }
    return [...staged, ...together(neighbours)];
}

/** Several steps at the same time. */
export function together(steps: readonly PlannedStep[]): readonly PlannedStep[] {
    return steps.length < 2 ? steps : [{ do: 'together', branches: steps.map((step) => [step]) }];
}
