import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { View } from '../../model/view.ts';
import { GROUPINGS } from './groups.ts';
import { type Choice, idsOf, neighbourhood, only } from './narrow.ts';
import { selectedIds } from './selectors.ts';
import { finishView, type ServicesViewOptions, servicesView } from './services.ts';
import type { Direction, ViewGraph } from './view-graph.ts';

const DIRECTIONS: readonly Direction[] = ['right', 'down', 'left', 'up'];

/** A view as its declaration groups and turns it, without what it hides; and what is to be said about it. */
export interface DeclaredWhole {
    readonly graph: ViewGraph;
    readonly options: ServicesViewOptions;
    readonly notes: readonly string[];
}

/** The services view of a declaration, before what it shows is chosen. */
export function declaredWhole(model: ArchitectureModel, view: View, base: ServicesViewOptions): DeclaredWhole {
    const notes: string[] = [];
    const options: ServicesViewOptions = {
        ...base,
        title: displayName(view),
        groupBy: oneOf(GROUPINGS, view.groupBy, base.groupBy, 'group by', notes),
        direction: oneOf(DIRECTIONS, view.direction, base.direction, 'direction', notes),
    };
    const choice = hidden(model, view, servicesView(model, options));
    return { graph: finishView(model, choice.nodes, choice.edges, options, []), options, notes };
}

/**
 * What a declaration asks to see of a whole: its subject with its neighbourhood, else its selections, else everything.
 *
 * @param standIn what stands for an element in the whole: the folded frame that it is in, or itself
 */
export function chosen(
    model: ArchitectureModel,
    view: View,
    { graph, options, notes }: DeclaredWhole,
    standIn: (id: string) => string = (id) => id,
): ViewGraph {
    const choice = shown(model, view, graph, standIn);
    const empty = `The view ${view.name} shows nothing: what it asks for does not exist or is hidden.`;
    return finishView(model, choice.nodes, choice.edges, options, [
        ...notes,
        ...(choice.nodes.length === 0 ? [empty] : []),
    ]);
}

/** The element itself and, for a context or broker, all that is in it. */
export function seedsOf(model: ArchitectureModel, id: string): ReadonlySet<string> {
    return selectedIds(model, { by: 'element', id });
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

function shown(model: ArchitectureModel, view: View, whole: Choice, standIn: (id: string) => string): Choice {
    if (view.subject === undefined && view.show.length === 0) {
        return whole;
    }
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
    return neighbourhood(whole, new Set([...seeds].map(standIn)), view.depth ?? hops);
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
