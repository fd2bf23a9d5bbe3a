import type { ExperimentLoad } from '../../model/experiment.ts';
import { LOAD_OF_NOTHING, loadOfWhich, NO_SCENARIO, noLoadOfItsOwn } from '../../model/experiment-problems.ts';
import type { Load, Scenario } from '../../model/scenario.ts';
import type { Source } from '../../model/source.ts';
import { namesOf } from './assumptions.ts';
import type { PlanDraft } from './plan-draft.ts';
import { addScenario } from './planned-scenario.ts';
import type { PlannedLoad } from './simulation-plan.ts';

/** A load as it is asked for, in an experiment or by options. */
export interface WantedLoad extends Omit<ExperimentLoad, 'source'> {
    readonly source?: Source;
}

/**
 * Plans what arrives. A load that names no scenario is that of the only one there is; one that says no rate takes the
 * scenario's own.
 *
 * @param duration of a load that says none
 */
export function addLoads(draft: PlanDraft, wanted: readonly WantedLoad[], duration: number): readonly PlannedLoad[] {
    const works = new Map<string, number | undefined>();
    return wanted.flatMap((load) =>
        scenariosOf(draft, load).flatMap((scenario): readonly PlannedLoad[] => {
            const arriving = load.load ?? scenario.load;
            if (!arriving) {
                problem(draft, noLoadOfItsOwn(scenario.name), load.source);
                return [];
            }
            if (isNothing(arriving)) {
                problem(draft, LOAD_OF_NOTHING, load.source ?? scenario.source);
                return [];
            }
            const work = works.has(scenario.id) ? works.get(scenario.id) : addScenario(draft, scenario);
            works.set(scenario.id, work);
            return work === undefined
                ? []
                : [{ scenario: scenario.id, load: arriving, duration: load.duration ?? duration, work }];
        }),
    );
}

function scenariosOf(draft: PlanDraft, { scenario: id, source }: WantedLoad): readonly Scenario[] {
    const { scenarios } = draft.index.model;
    if (id !== undefined) {
        const named = scenarios.filter((scenario) => scenario.id === id);
        if (named.length === 0) {
            problem(draft, `There is no scenario \`${id}\`.${thereAre(scenarios)}`, source);
        }
        return named;
    }
    if (scenarios.length !== 1) {
        problem(draft, scenarios.length === 0 ? NO_SCENARIO : loadOfWhich(scenarios.map(({ name }) => name)), source);
        return [];
    }
    return scenarios;
}

function thereAre(scenarios: readonly Scenario[]): string {
    return scenarios.length === 0 ? '' : ` There is ${namesOf(scenarios.map(({ id }) => id))}.`;
}

function isNothing(load: Load): boolean {
    switch (load.shape) {
        case 'poisson':
        case 'constant':
            return load.rate <= 0;
        case 'ramp':
            return load.from <= 0 && load.to <= 0;
        case 'burst':
            return load.requests <= 0 || load.every <= 0;
        case 'closed':
            return load.users <= 0;
    }
}

function problem(draft: PlanDraft, message: string, source: Source | undefined): void {
    draft.problems.push({ message, ...(source ? { source } : {}) });
}
