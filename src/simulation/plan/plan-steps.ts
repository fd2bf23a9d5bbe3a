import type { PlannedStep } from './simulation-plan.ts';

/** All steps of a body, those within others too. */
export function* allSteps(steps: readonly PlannedStep[]): Generator<PlannedStep> {
    for (const step of steps) {
        yield step;
        switch (step.do) {
            case 'together':
                for (const branch of step.branches) {
                    yield* allSteps(branch);
                }
                break;
            case 'choose':
                for (const branch of step.branches) {
                    yield* allSteps(branch.steps);
                }
                break;
            case 'repeat':
                yield* allSteps(step.steps);
                break;
            case 'look-up':
                yield* allSteps(step.otherwise);
                break;
        }
    }
}
