import type { Experiment } from '../model/experiment.ts';
import { comparePositions, type Range, type Source } from '../model/source.ts';
import type { BuiltProject } from '../project/build-projects.ts';
import type { PlanProblem } from '../simulation/plan/plan-result.ts';

/** Whether a stretch of the same text begins within what an element is declared by. */
export function isWithin({ extent }: Source, { start }: Range): boolean {
    return comparePositions(extent.start, start) <= 0 && comparePositions(start, extent.end) <= 0;
}

/** What of an experiment could not be read, or makes no sense. */
export function errorsIn(
    { problems }: Pick<BuiltProject, 'problems'>,
    { source }: Experiment,
): readonly BuiltProject['problems'][number][] {
    return problems.filter(
        (problem) =>
            problem.severity === 'error' && problem.source.uri === source.uri && isWithin(source, problem.source.range),
    );
}

/** Why an experiment with errors in its text is not run: what could not be read may be what would have failed. */
export function withErrors({ source }: Experiment): PlanProblem {
    return { message: 'There are errors in its text, so something of it would be left out: mend them first.', source };
}
