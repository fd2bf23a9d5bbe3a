import type { Selector } from '../../model/constraint.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { isSelected, kindsOf, type Selectable } from './selection.ts';

/**
 * Things that are asked for by selectors: those that one of their faces (ends, or the thing itself) fits, in their
 * order. They are found by what they go by, so that many selectors that each mean a few need not look at all of them.
 *
 * @param facesOf what a selector may be asked about for a thing to be meant
 */
export function selectables<T>(
    index: ModelIndex,
    things: readonly T[],
    facesOf: (thing: T) => readonly Selectable[],
): (selector: Selector) => readonly T[] {
    const faces = things.map(facesOf);
    const everything = [...things.keys()];
    const by = placesByTrait(index, faces);

    /** Places among which all are that a selector means; others may be there, too. */
    function candidates(selector: Selector): readonly number[] {
        switch (selector.by) {
            case 'element':
                return by.element.get(selector.id) ?? [];
            case 'kind':
                return inOrder(kindsOf(selector.kind).map((kind) => by.kind.get(kind) ?? []));
            case 'tag':
                return by.tag.get(selector.tag) ?? [];
            case 'team':
                return by.team.get(selector.id) ?? [];
            case 'kind-of':
                return inOrder([by.element.get(selector.of) ?? [], by.team.get(selector.of) ?? []]);
            case 'and':
                return selector.all.map(candidates).reduce((few, more) => (more.length < few.length ? more : few));
            case 'not':
                return everything;
        }
    }

    return (selector) =>
        candidates(selector)
            .filter((place) => faces[place]?.some((face) => isSelected(index, selector, face)))
            .flatMap((place) => things[place] ?? []);
}

/** Places of things by what selectors name. */
interface PlacesByTrait {
    /** Ids of what they are and of what they stand in. */
    readonly element: ReadonlyMap<string, readonly number[]>;
    readonly kind: ReadonlyMap<string, readonly number[]>;
    /** Their own tags and those of what they stand in. */
    readonly tag: ReadonlyMap<string, readonly number[]>;
    /** Ids of their owners. */
    readonly team: ReadonlyMap<string, readonly number[]>;
}

function placesByTrait(index: ModelIndex, faces: readonly (readonly Selectable[])[]): PlacesByTrait {
    const by = { element: newPlaces(), kind: newPlaces(), tag: newPlaces(), team: newPlaces() };
    for (const [place, { is, standsIn }] of faces.flatMap((ends, at) => ends.map((end) => [at, end] as const))) {
        for (const id of is) {
            add(by.kind, index.elements.get(id)?.kind, place);
            add(by.team, index.ownerOf(id), place);
        }
        for (const id of [...is, ...standsIn]) {
            add(by.element, id, place);
            for (const tag of index.elements.get(id)?.tags ?? []) {
                add(by.tag, tag, place);
            }
        }
    }
    return by;
}

function newPlaces(): Map<string, number[]> {
    return new Map();
}

/** Adds a place, which is not before those that are there, once. */
function add(places: Map<string, number[]>, key: string | undefined, place: number): void {
    if (key === undefined) {
        return;
    }
    const known = places.get(key);
    if (!known) {
        places.set(key, [place]);
    } else if (known.at(-1) !== place) {
        known.push(place);
    }
}

/** All places of some lists, ascending, each once. */
function inOrder(lists: readonly (readonly number[])[]): readonly number[] {
    const [only = [], ...others] = lists.filter((list) => list.length > 0);
    return others.length === 0 ? only : [...new Set([only, ...others].flat())].sort((a, b) => a - b);
}
