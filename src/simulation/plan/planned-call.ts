import type { Call } from '../../model/call.ts';
import { impliedCall, undoingCall } from '../../model/flow/call-facts.ts';
import type { FlowCallFacts } from '../../model/flow/flow.ts';
import type { EffectivePolicy, EffectiveProperty, RateLimit } from '../../model/policy.ts';
import { saidValue } from '../../model/said.ts';
import { storePolicy } from '../../model/store-policy.ts';
import { callCount } from '../../model/what-if/call-time.ts';
import { entrancesOf } from '../../model/what-if/work-graph.ts';
import { credentialLifetime } from './credentials.ts';
import { leastReplicas, type PlanDraft } from './plan-draft.ts';
import type { PlannedCall, PlannedStep } from './simulation-plan.ts';

/** The step of a body that makes a call of the model. */
export function callStep(draft: PlanDraft, call: Call): Extract<PlannedStep, { readonly do: 'call' }> | undefined {
    const number = addPlannedCall(draft, call.id, call);
    return number === undefined ? undefined : { do: 'call', call: number, ...timesOf(draft, call) };
}

/** How often a call is made. */
export function timesOf(
    draft: PlanDraft,
    call: FlowCallFacts,
): Pick<Extract<PlannedStep, { readonly do: 'call' }>, 'times' | 'parallel'> {
    const { requests, atLeast } = callCount(call);
    if (atLeast) {
        draft.assumptions.assume('one-item', call.source);
    }
    return { times: requests, parallel: call.parallel };
}

/**
 * Plans a call with everything that holds for it. Nothing where it leads to nobody who could answer.
 *
 * @param targets works that may answer, where they are not those that the call itself names
 */
export function addPlannedCall(
    draft: PlanDraft,
    id: string,
    call: FlowCallFacts,
    targets: readonly number[] = targetsOf(draft, call),
): number | undefined {
    if (targets.length === 0) {
        return undefined;
    }
    const undoing = 'id' in call ? undoingCall(draft.index, call as Call) : undefined;
    const undoneBy = undoing && addSimpleCall(draft, `${id} (undo)`, undoing);
    const fallback = fallbackOf(draft, id, call);
    return draft.addCall({
        ...simpleCall(draft, id, call, targets),
        ...(undoneBy === undefined ? {} : { undoneBy }),
        ...(fallback === undefined ? {} : { fallback }),
    });
}

/** A call that is made in place of another or takes it back: nothing falls back on anything for it. */
function addSimpleCall(draft: PlanDraft, id: string, call: FlowCallFacts): number | undefined {
    const targets = targetsOf(draft, call);
    return targets.length === 0 ? undefined : draft.addCall(simpleCall(draft, id, call, targets));
}

function simpleCall(draft: PlanDraft, id: string, call: FlowCallFacts, targets: readonly number[]): PlannedCall {
    const lifetime = credentialLifetime(draft.index, call);
    return {
        id,
        source: draft.serverOf(call.source),
        targets,
        ...policiesOf(draft, call),
        optional: call.optional,
        ignoresReply: call.ignoresReply,
        ...(lifetime === undefined ? {} : { credentialLifetime: lifetime }),
    };
}

/** A read or write of a store: a connection has the timeouts that its service or the system sets by default. */
export function addStoreCall(draft: PlanDraft, id: string, source: string, store: string): number {
    const { timeout, deadline } = storePolicy(draft.index, source);
    return draft.addCall({
        id,
        source: draft.serverOf(source),
        targets: [draft.workOf(store)],
        ...present('timeout', positive(settled(timeout))),
        ...present('deadline', positive(settled(deadline))),
        optional: false,
        ignoresReply: false,
    });
}

/** The works that may answer: of a service without an operation any of its queries and commands. */
export function targetsOf(
    draft: PlanDraft,
    { target, targetOperation }: Pick<FlowCallFacts, 'target' | 'targetOperation'>,
): readonly number[] {
    const { index, assumptions } = draft;
    if (targetOperation !== undefined) {
        return [draft.workOf(targetOperation)];
    }
    if (index.services.has(target)) {
        const entrances = entrancesOf(index, target);
        if (entrances.length > 1) {
            assumptions.assume('drawn-among-operations', target);
        }
        return entrances.map((node) => draft.workOf(node));
    }
    return index.externals.has(target) || index.stores.has(target) ? [draft.workOf(target)] : [];
}

function fallbackOf(draft: PlanDraft, id: string, { effective, source }: FlowCallFacts): PlannedCall['fallback'] {
    const fallback = settled(effective.fallback);
    if (fallback?.target === undefined) {
        return fallback && {};
    }
    const { index } = draft;
    const operation = index.operations.has(fallback.target) ? fallback.target : undefined;
    const target = index.serviceOf(fallback.target) ?? fallback.target;
    const call = addSimpleCall(draft, `${id} (fallback)`, impliedCall(index, source, target, operation));
    return call === undefined ? {} : { call };
}

function policiesOf(draft: PlanDraft, call: FlowCallFacts) {
    const { timeout, deadline, retry, breaker, bulkhead } = call.effective;
    return {
        ...present('timeout', positive(settled(timeout))),
        ...present('deadline', positive(settled(deadline))),
        ...present('retry', settled(retry)),
        ...present('breaker', settled(breaker)),
        ...present('bulkhead', settled(bulkhead)),
        ...limitsOf(draft, call),
    };
}

/** The caller's own limit, or what the callee allows each of its clients, whichever is less; and that for each user. */
function limitsOf(draft: PlanDraft, call: FlowCallFacts): Pick<PlannedCall, 'limit' | 'userLimit'> {
    const { index } = draft;
    const own = settled(call.effective.limit);
    const edge = saidValue(index.services.get(call.target)?.edge.limits ?? UNKNOWN);
    const limits = [
        ...(own ? wholeLimit(draft, call, own) : []),
        ...(edge?.per === 'client' && index.clients.has(call.source) ? [edge.rate] : []),
    ];
    return {
        ...(limits.length === 0 ? {} : { limit: { rate: Math.min(...limits) } }),
        ...(own?.per === 'user' ? { userLimit: own.rate } : {}),
    };
}

const UNKNOWN = { said: 'unknown' } as const;

/** What a limit of the caller comes to for all of its calls together; nothing where it is counted by something else. */
function wholeLimit(draft: PlanDraft, { source, target }: FlowCallFacts, { rate, per }: RateLimit): readonly number[] {
    switch (per) {
        case undefined:
        case 'client':
            return [rate];
        case 'instance':
            return [rate * leastReplicas(draft, target)];
        case 'user':
            return [];
        default:
            draft.assumptions.assume('limit-for-each', source);
            return [];
    }
}

function settled<T>(property: EffectiveProperty<T>): T | undefined {
    return property.said === 'set' ? property.value : undefined;
}

/** A wait of nothing is no bound. */
function positive(value: number | undefined): number | undefined {
    return value !== undefined && value > 0 ? value : undefined;
}

function present<K extends keyof PlannedCall | keyof EffectivePolicy, T>(
    key: K,
    value: T | undefined,
): { [P in K]?: T } {
    return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
