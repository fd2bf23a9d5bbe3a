import { formatMoment } from '../model/quantities.ts';
import type { ExperimentResult } from '../simulation/experiment/experiment-result.ts';
import type { Counterfactual } from './counterfactuals.ts';

/** What is told of one experiment or scenario that was run. */
export interface ExperimentReport {
    readonly result: ExperimentResult;
    /** What would have made it pass; empty where it passed, or where nobody looked. */
    readonly counterfactuals: readonly Counterfactual[];
}

/**
 * What would have made a failed experiment pass, in a line each: `with “…”: PASS`. Where nothing did, one line that
 * says what was tried.
 */
export function counterfactualLines(tried: readonly Counterfactual[]): readonly string[] {
    const held = tried.filter(({ verdict }) => verdict === 'pass');
    if (held.length > 0) {
        return held.map(({ changes }) => `with ${quoted(changes)}: PASS`);
    }
    const changes = [...new Set(tried.flatMap((each) => each.changes))];
    return changes.length === 0 ? [] : [`tried, and not enough: ${quoted(changes)}`];
}

function quoted(changes: readonly string[]): string {
    return changes.map((change) => `“${change}”`).join(', ');
}

/** Why it failed, in order of time, a line each: `0:41 payments was the first to be full (…)`. */
export function explanationLines({ explanation }: Pick<ExperimentResult, 'explanation'>): readonly string[] {
    return explanation.map(({ at, text, detail }) =>
        [...(at === undefined ? [] : [formatMoment(at)]), text, ...(detail === undefined ? [] : [`(${detail})`])].join(
            ' ',
        ),
    );
}
