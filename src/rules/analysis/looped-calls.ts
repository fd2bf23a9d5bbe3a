import { writtenCall } from '../../model/flow/call-facts.ts';
import type { FlowCallFacts } from '../../model/flow/flow.ts';
import { nestSteps, type WrittenMessage, type WrittenStep } from '../../model/flow/written-steps.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Scenario } from '../../model/scenario.ts';

/** A call that a scenario writes into loops which say how often they repeat. */
export interface LoopedCall {
    readonly step: WrittenMessage['step'];
    readonly call: FlowCallFacts;
    /** How often it is made for one request to its caller: all rounds of the loops around it. */
    readonly times: number;
}

/** The calls of a scenario that loops repeat, in the order in which they are written. */
export function loopedCalls(index: ModelIndex, scenario: Scenario): readonly LoopedCall[] {
    const found: LoopedCall[] = [];
    const written = nestSteps(scenario.steps, (id) => index.serviceOf(id) ?? id);
    collect(written, 1);
    return found;

    function collect(steps: readonly WrittenStep[], times: number): void {
        for (const step of steps) {
            if (step.kind === 'block') {
                for (const branch of step.branches) {
                    collect(branch.steps, times * (step.times ?? 1));
                }
                continue;
            }
            if (step.step.step === 'calls' && times > 1) {
                found.push({ step: step.step, call: writtenCall(index, step.step), times });
            }
            // What the callee does, it does anew for each request.
            collect(step.causes, 1);
        }
    }
}
