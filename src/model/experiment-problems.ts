import { decimal, type Milliseconds } from './quantities.ts';

/*
 * What can be wrong with an experiment as such, in words: the editor says them while it is written, the simulation
 * when it is run.
 */

/** Nothing arrives. */
export const WITHOUT_LOAD = 'An experiment needs load, else nothing can be seen: add `load Purchase 50/s for 5min`.';

/** Recovery is expected, but there is nothing to recover from. */
export const RECOVERY_WITHOUT_FAULT =
    'There is nothing to recover from: add a step that breaks something, as in `at 60s kill 1 of …`, or leave this out.';

/** Recovery is expected, but nobody says of what. */
export const RECOVERY_WITHOUT_STEADY =
    'Nobody says what is steady, so nothing can recover: add `steady { … }` with what has to hold again.';

/** A load of no requests at all. */
export const LOAD_OF_NOTHING = 'A load of nothing shows nothing: let something arrive, such as `50/s`.';

/** Something happens when nothing arrives any more. The times are given as they are written. */
export function stepAfterLoad(at: string, over: string): string {
    return `At ${at} the load is over, which lasts ${over}: step in earlier, or load longer.`;
}

/** Something goes on when nothing arrives any more. */
export function stepOutlastsLoad(until: Milliseconds, over: string): string {
    return `This goes on until ${inSeconds(until)}, but the load ends after ${over}: the recovery would not be seen.`;
}

/** The warm-up leaves no time to measure. */
export function warmupOutlastsLoad(warmup: string, over: string): string {
    return `The warm-up takes ${warmup} and the load ${over}, so nothing would be measured: warm up for less, or load longer.`;
}

/** A load that names neither a scenario nor can mean only one. */
export function loadOfWhich(scenarios: readonly string[]): string {
    const first = scenarios[0] ?? 'Purchase';
    return `There are several scenarios, so say which one is meant, as in \`load ${first} 50/s\`.`;
}

/** A load without a rate, of a scenario that has none. */
export function noLoadOfItsOwn(scenario: string): string {
    return `Scenario \`${scenario}\` says no load of its own: say how much arrives, as in \`load ${scenario} 50/s\`.`;
}

/** A load of any scenario, where there is none. */
export const NO_SCENARIO = 'There is no scenario to run: write one, as in `scenario Purchase { Shopper calls Shop }`.';

/** A scenario under load in which nobody does anything. */
export function scenarioWithoutSteps(scenario: string): string {
    return `Scenario \`${scenario}\` does nothing: write whom its client calls, as in \`Shopper calls Shop\`.`;
}

/** A scenario under load that begins at somebody who would have to be called. */
export function scenarioBeginsInside(scenario: string, first: string): string {
    return `Scenario \`${scenario}\` begins at \`${first}\`, which nobody calls: begin with a client, as in \`Shopper calls ${first}\`, or say that \`${first}\` is a job (\`role job\`).`;
}

/** Experiments count in seconds: `at 90s` is easier to compare with 330s than with 5.5 min. */
function inSeconds(milliseconds: Milliseconds): string {
    return `${decimal(milliseconds / 1000)}s`;
}
