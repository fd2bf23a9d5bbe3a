import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { View } from '../../model/view.ts';
import type { FindingMarks } from './finding-marks.ts';
import { GROUPINGS } from './groups.ts';
import { type Choice, idsOf, neighbourhood, only } from './narrow.ts';
import { selectedIds } from './selectors.ts';
import { finishView, type ServicesViewOptions, servicesView } from './services.ts';
import type { ViewFamily } from './view-family.ts';
import type { Direction, ViewGraph } from './view-graph.ts';

const DIRECTIONS: readonly Direction[] = ['right', 'down', 'left', 'up'];

/** `services`, `services:<context>` with its neighbours, `services:<service>` with its neighbourhood. */
export const servicesFamily: ViewFamily = {
    of: 'services',
    names: (model) => [
        'services',
        ...[...model.contexts, ...model.services].map((element) => `services:${element.id}`),
    ],
    build({ model, name, subject, declared, findings }) {
        if (declared) {
            return declaredView(model, declared, name, findings);
        }
        const options = optionsFor(name, findings);
        if (subject === undefined) {
            return servicesView(model, options);
        }
        const id = findSubject(model, subject);
        if (id === undefined) {
            return undefined;
        }
        const titled = { ...options, title: `Services · ${id}` };
        const choice = neighbourhood(servicesView(model, titled), seedsOf(model, id), 1);
        return finishView(model, choice.nodes, choice.edges, titled, []);
    },
};

function optionsFor(view: string, findings: FindingMarks | undefined): ServicesViewOptions {
    return { view, title: 'Services', groupBy: 'context', direction: 'right', findings };
}

function declaredView(
    model: ArchitectureModel,
    view: View,
    name: string,
    findings: FindingMarks | undefined,
): ViewGraph {
    const notes: string[] = [];
    const options: ServicesViewOptions = {
        ...optionsFor(name, findings),
        title: displayName(view),
        groupBy: oneOf(GROUPINGS, view.groupBy, 'context', 'group by', notes),
        direction: oneOf(DIRECTIONS, view.direction, 'right', 'direction', notes),
    };
    const whole = servicesView(model, options);
    const choice = hidden(model, view, shown(model, view, whole));
    if (choice.nodes.length === 0) {
        notes.push(`The view ${view.name} shows nothing: what it asks for does not exist or is hidden.`);
    }
    return finishView(model, choice.nodes, choice.edges, options, notes);
}

function oneOf<T extends string>(
    words: readonly T[],
    word: string | undefined,
    otherwise: T,
    what: string,
    notes: string[],
): T {
    const known = words.find((each) => each === word);
    if (word !== undefined && known === undefined) {
        notes.push(`\`${what} ${word}\` is not known (${words.join(', ')}); drawn with ${otherwise}.`);
    }
    return known ?? otherwise;
}

/** What the view asks to see: its subject with its neighbourhood, else its selections, else everything. */
function shown(model: ArchitectureModel, view: View, whole: Choice): Choice {
    const seeds = new Set<string>();
    let hops = view.subject === undefined ? 0 : 1;
    if (view.subject !== undefined) {
        addAll(seeds, seedsOf(model, view.subject));
    }
    for (const selector of view.show) {
        if (selector.by === 'neighbours') {
            hops = 1;
        } else {
            addAll(seeds, selectedIds(model, selector));
        }
    }
    if (view.subject === undefined && view.show.length === 0) {
        return whole;
    }
    return neighbourhood(whole, seeds, view.depth ?? hops);
}

function hidden(model: ArchitectureModel, view: View, choice: Choice): Choice {
    const keep = new Set(idsOf(choice.nodes));
    for (const selector of view.hide) {
        if (selector.by !== 'neighbours') {
            for (const id of selectedIds(model, selector)) {
                keep.delete(id);
            }
        }
    }
    return only(choice, keep);
}

function addAll(set: Set<string>, ids: Iterable<string>): void {
    for (const id of ids) {
        set.add(id);
    }
}

/** The element itself and, for a context or broker, all that is in it. */
function seedsOf(model: ArchitectureModel, id: string): ReadonlySet<string> {
    return selectedIds(model, { by: 'element', id });
}

/** Id of the context or service of this qualified name, or of the only one whose name ends so. */
function findSubject(model: ArchitectureModel, name: string): string | undefined {
    const ids = [...model.contexts, ...model.services].map((element) => element.id);
    if (ids.includes(name)) {
        return name;
    }
    const [only, ...others] = ids.filter((id) => id.endsWith(`.${name}`));
    return others.length === 0 ? only : undefined;
}
