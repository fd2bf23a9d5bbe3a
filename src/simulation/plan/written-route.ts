import type { Call } from '../../model/call.ts';
import type { WrittenStep } from '../../model/flow/written-steps.ts';
import type { PlanDraft } from './plan-draft.ts';

/**
 * Id of the route by which a scenario's written steps go through a gateway: the one that leads to all that the gateway
 * calls in them. Undefined where there is none, or more than one; where that matters, it is told.
 */
export function routeTaken(
    { index, assumptions }: PlanDraft,
    gateway: string,
    causes: readonly WrittenStep[],
): string | undefined {
    const routes = index.routesOf(gateway);
    const called = calledBy(gateway, causes);
    const leadsTo = (call: Call | undefined, to: string) =>
        call !== undefined &&
        (call.target === to || (call.targetOperation ?? to) === to) &&
        call.target === (index.serviceOf(to) ?? to);
    const [taken, ...others] = routes.filter(({ calls }) =>
        called.every((to) => calls.some((id) => leadsTo(index.calls.get(id), to))),
    );
    if (called.length > 0 && taken && others.length === 0) {
        return taken.id;
    }
    if (routes.some(({ edge }) => edge.limits.said === 'set')) {
        assumptions.assume('route-unknown', gateway);
    }
    return undefined;
}

/** Ids of what somebody calls in steps, in blocks, too. */
function calledBy(actor: string, steps: readonly WrittenStep[]): readonly string[] {
    const called: string[] = [];
    const open = [...steps];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
        if (step.kind === 'block') {
            open.push(...step.branches.flatMap((branch) => branch.steps));
        } else if (step.step.from === actor && step.step.step === 'calls') {
            called.push(step.step.to);
        }
    }
    return called;
}
