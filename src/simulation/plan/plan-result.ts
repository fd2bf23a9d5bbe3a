import type { Source } from '../../model/source.ts';
import type { SimulationPlan } from './simulation-plan.ts';

/** A plan, or why there is none. */
export type PlanResult =
    | { readonly ok: true; readonly plan: SimulationPlan }
    | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** Why something cannot be run, and how to mend it. */
export interface PlanProblem {
    readonly message: string;
    /** Where it is written; what comes from options has no place. */
    readonly source?: Source;
}
