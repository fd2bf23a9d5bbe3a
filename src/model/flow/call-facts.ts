import type { Call } from '../call.ts';
import type { ModelIndex } from '../index-model.ts';
import { effectivePolicyOf } from '../policy-cascade.ts';
import type { ScenarioStep } from '../scenario.ts';
import type { FlowCallFacts } from './flow.ts';

const ONCE: Pick<FlowCallFacts, 'times' | 'parallel'> = { times: { per: 'request', count: 1 }, parallel: false };

/**
 * A call that a scenario writes out: with the policies and the protocol of the model's call between the two, if there
 * is one, else with what the caller does with all its calls. How often it is made is what the scenario says.
 */
export function writtenCall(
    index: ModelIndex,
    step: Extract<ScenarioStep, { readonly step: 'calls' | 'publishes' }>,
): FlowCallFacts {
    const target = index.serviceOf(step.to) ?? step.to;
    const operation = index.operations.has(step.to) ? step.to : undefined;
    const known = index
        .callsFrom(step.from)
        .find((call) => call.target === target && call.targetOperation === operation);
    return known ? { ...known, ...ONCE } : impliedCall(index, step.from, target, operation);
}

/** The call that takes another one's effect back; nothing where none is named. */
export function undoingCall(index: ModelIndex, call: Call): FlowCallFacts | undefined {
    const { undoneBy } = call;
    return undoneBy === undefined
        ? undefined
        : impliedCall(index, call.source, index.serviceOf(undoneBy) ?? undoneBy, undoneBy);
}

/** A call that no body writes out, with what its caller does with all its calls. */
export function impliedCall(
    index: ModelIndex,
    source: string,
    target: string,
    targetOperation: string | undefined,
): FlowCallFacts {
    const operation = targetOperation === undefined ? {} : { targetOperation };
    const facts = { source, target, ...operation, bypassesMesh: false };
    return {
        ...facts,
        ...ONCE,
        optional: false,
        batched: false,
        ignoresReply: false,
        effective: effectivePolicyOf({ ...facts, declared: {} }, index.policyScope),
    };
}
