import type { ArchitectureModel } from '../../model/architecture.ts';
import { indexModel } from '../../model/index-model.ts';
import type { View as DeclaredView } from '../../model/view.ts';
import { selectedIds } from '../views/selectors.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { buildSequence, findScenario, scenarioTitle } from './build-sequence.ts';

/** `scenario:<name>`: who tells whom what in a scenario, as a sequence diagram. */
export const scenarioFamily: ViewFamily = {
    of: 'scenario',
    names: (model) => model.scenarios.map((scenario) => `scenario:${scenario.id}`),
    build({ model, name, subject, declared, findings }) {
        const scenario = findScenario(model.scenarios, subject);
        return (
            scenario &&
            buildSequence({
                index: indexModel(model),
                scenario,
                findings,
                hidden: hiddenIds(model, declared),
                head: {
                    view: name,
                    title: declared?.title ?? scenarioTitle(scenario),
                    notes: withoutEffect(declared, 'scenario'),
                },
            })
        );
    },
};

/** Ids of what a declared view of a scenario hides. */
export function hiddenIds(model: ArchitectureModel, declared: DeclaredView | undefined): ReadonlySet<string> {
    return new Set(
        (declared?.hide ?? []).flatMap((selector) =>
            selector.by === 'neighbours' ? [] : [...selectedIds(model, selector)],
        ),
    );
}

/** What a declared view says that means nothing for a scenario, as notes. */
export function withoutEffect(declared: DeclaredView | undefined, of: string): readonly string[] {
    const words = [
        ...(declared === undefined || declared.show.length === 0 ? [] : ['show']),
        ...(declared?.groupBy === undefined ? [] : ['group by']),
        ...(declared?.direction === undefined ? [] : ['direction']),
        ...(declared?.depth === undefined ? [] : ['depth']),
    ];
    return words.map((word) => `\`${word}\` means nothing in a view of a ${of} and is left out.`);
}
