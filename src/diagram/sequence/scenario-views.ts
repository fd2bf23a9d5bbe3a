import type { ArchitectureModel } from '../../model/architecture.ts';
import { indexModel, type ModelIndex } from '../../model/index-model.ts';
import { lastName } from '../../model/qualified-name.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { View as DeclaredView } from '../../model/view.ts';
import type { FindingMarks } from '../views/finding-marks.ts';
import { selectedIds } from '../views/selectors.ts';
import type { View, ViewHead } from '../views/view.ts';
import type { ViewFamily } from '../views/view-family.ts';

/** What a picture of a scenario is made of. */
export interface ScenarioRequest {
    readonly index: ModelIndex;
    readonly scenario: Scenario;
    readonly head: Pick<ViewHead, 'view' | 'title' | 'notes'>;
    readonly findings: FindingMarks | undefined;
    /** Ids of elements that are not to be shown; what they cause is not shown either. */
    readonly hidden: ReadonlySet<string>;
}

/** A kind of views with one for each scenario: `<word>:<scenario>`. */
export function scenarioViews(of: string, build: (request: ScenarioRequest) => View): ViewFamily {
    return {
        of,
        names: (model) => model.scenarios.map((scenario) => `${of}:${scenario.id}`),
        build({ model, name, subject, declared, findings }) {
            const scenario = findScenario(model.scenarios, subject);
            return (
                scenario &&
                build({
                    index: indexModel(model),
                    scenario,
                    findings,
                    hidden: hiddenIds(model, declared),
                    head: {
                        view: name,
                        title: declared?.title ?? scenarioTitle(scenario),
                        notes: withoutEffect(declared, of),
                    },
                })
            );
        },
    };
}

/** The title of a scenario's pictures: `Purchase · A shopper buys`. */
function scenarioTitle(scenario: Scenario): string {
    return scenario.title === undefined ? scenario.name : `${scenario.name} · ${scenario.title}`;
}

/** The scenario that is meant: by id, by name, or the only one whose qualified name ends so. */
function findScenario(scenarios: readonly Scenario[], name: string | undefined): Scenario | undefined {
    const known = scenarios.find(({ id }) => id === name) ?? scenarios.find((scenario) => scenario.name === name);
    if (known || name === undefined) {
        return known;
    }
    const [only, ...others] = scenarios.filter(({ id }) => id.endsWith(`.${name}`) || lastName(id) === name);
    return others.length === 0 ? only : undefined;
}

/** Ids of what a declared view of a scenario hides. */
function hiddenIds(model: ArchitectureModel, declared: DeclaredView | undefined): ReadonlySet<string> {
    return new Set(
        (declared?.hide ?? []).flatMap((selector) =>
            selector.by === 'neighbours' ? [] : [...selectedIds(model, selector)],
        ),
    );
}

/** What a declared view says that means nothing for a scenario, as notes. */
function withoutEffect(declared: DeclaredView | undefined, of: string): readonly string[] {
    const words = [
        ...(declared === undefined || declared.show.length === 0 ? [] : ['show']),
        ...(declared?.groupBy === undefined ? [] : ['group by']),
        ...(declared?.direction === undefined ? [] : ['direction']),
        ...(declared?.depth === undefined ? [] : ['depth']),
    ];
    return words.map((word) => `\`${word}\` means nothing in a view of a ${of} and is left out.`);
}
