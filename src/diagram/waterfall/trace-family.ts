import { indexModel } from '../../model/index-model.ts';
import { findScenario, scenarioTitle } from '../sequence/build-sequence.ts';
import { hiddenIds, withoutEffect } from '../sequence/scenario-family.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { buildWaterfall } from './build-waterfall.ts';

/** `trace:<scenario>`: the trace that is to be expected of a scenario, as a waterfall. */
export const traceFamily: ViewFamily = {
    of: 'trace',
    names: (model) => model.scenarios.map((scenario) => `trace:${scenario.id}`),
    build({ model, name, subject, declared, findings }) {
        const scenario = findScenario(model.scenarios, subject);
        return (
            scenario &&
            buildWaterfall({
                index: indexModel(model),
                scenario,
                findings,
                hidden: hiddenIds(model, declared),
                head: {
                    view: name,
                    title: declared?.title ?? scenarioTitle(scenario),
                    notes: withoutEffect(declared, 'trace'),
                },
            })
        );
    },
};
