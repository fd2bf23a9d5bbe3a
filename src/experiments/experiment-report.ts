import type { ExperimentResult } from '../simulation/experiment/experiment-result.ts';
import type { Counterfactual } from './counterfactuals.ts';

/** What is told of one experiment or scenario that was run. */
export interface ExperimentReport {
    readonly result: ExperimentResult;
    /** What would have made it pass; empty where it passed, or where nobody looked. */
    readonly counterfactuals: readonly Counterfactual[];
}

/** A change with which an experiment passes, in one line: `With a circuit breaker …: PASS`. */
export function counterfactualText({ changes, verdict, broken }: Counterfactual): string {
    const outcome = verdict === 'fail' && broken.length > 0 ? `FAIL (${broken.join(', ')})` : verdict.toUpperCase();
    return `with “${changes.join('” and “')}”: ${outcome}`;
}
