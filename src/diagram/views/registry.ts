import { distance } from 'fastest-levenshtein';
import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { View } from '../../model/view.ts';
import type { FindingMarks } from './finding-marks.ts';
import { GROUPINGS } from './groups.ts';
import { type Choice, idsOf, neighbourhood, only } from './narrow.ts';
import { selectedIds } from './selectors.ts';
import { finishView, type ServicesViewOptions, servicesView } from './services.ts';
import type { Direction, ViewGraph } from './view-graph.ts';

/** No view has the name that was asked for. The message lists those that there are. */
export class UnknownViewError extends Error {
    override readonly name = 'UnknownViewError';
}

const DIRECTIONS: readonly Direction[] = ['right', 'down', 'left', 'up'];

/** The names of all views of a model that can be drawn, the general one first. */
export function viewNames(model: ArchitectureModel): readonly string[] {
    return [
        'services',
        ...declaredServicesViews(model).map((view) => view.name),
        ...[...model.contexts, ...model.services].map((element) => `services:${element.id}`),
    ];
}

/**
 * The picture of this name, before it has places. Declared views go by their own name, the generated ones are
 * `services`, `services:<context>` with its neighbours and `services:<service>` with its neighbourhood.
 *
 * @throws UnknownViewError for any other name.
 */
export function buildView(model: ArchitectureModel, name: string, findings: FindingMarks | undefined): ViewGraph {
    const declared = declaredServicesViews(model).find((view) => view.name === name || view.id === name);
    if (declared) {
        return declaredView(model, declared, findings);
    }
    const options = optionsFor(name, findings);
    if (name === 'services') {
        return servicesView(model, options);
    }
    const subject = name.startsWith('services:') ? findSubject(model, name.slice('services:'.length)) : undefined;
    if (subject === undefined) {
        throw new UnknownViewError(unknownView(model, name));
    }
    const whole = servicesView(model, { ...options, title: `Services · ${subject}` });
    const choice = neighbourhood(whole, seedsOf(model, subject), 1);
    return finishView(model, choice.nodes, choice.edges, { ...options, title: `Services · ${subject}` }, []);
}

function declaredServicesViews(model: ArchitectureModel): readonly View[] {
    return model.views.filter((view) => view.of === 'services');
}

function optionsFor(view: string, findings: FindingMarks | undefined): ServicesViewOptions {
    return { view, title: 'Services', groupBy: 'context', direction: 'right', findings };
}

function declaredView(model: ArchitectureModel, view: View, findings: FindingMarks | undefined): ViewGraph {
    const notes: string[] = [];
    const options: ServicesViewOptions = {
        ...optionsFor(view.name, findings),
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

function unknownView(model: ArchitectureModel, name: string): string {
    const declared = model.views.find((view) => view.name === name || view.id === name);
    if (declared) {
        return `The view "${name}" is a view of ${declared.of}; only views of services can be drawn.`;
    }
    const names = viewNames(model);
    const nearest = names
        .map((each) => ({ each, far: distance(each.toLowerCase(), name.toLowerCase()) }))
        .reduce((best, next) => (next.far < best.far ? next : best));
    const guess = nearest.far <= 3 ? ` Did you mean "${nearest.each}"?` : '';
    const shown = names.slice(0, 30).join(', ');
    const rest = names.length > 30 ? ` and ${names.length - 30} more` : '';
    return `There is no view "${name}".${guess} Views: ${shown}${rest}.`;
}
