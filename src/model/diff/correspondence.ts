import type { ArchitectureModel } from '../architecture.ts';
import type { Element } from '../element.ts';
import { byCodeUnits } from '../order.ts';
import { ELEMENT_LISTS, type ElementList, holderOf } from './element-lists.ts';
import type { Translate } from './plain-value.ts';
import { recogniseRenames } from './recognise-renames.ts';
import { type TraitTeller, traitTeller } from './traits.ts';

/** An element that stands in both models. */
export interface ElementPair {
    readonly before: Element;
    readonly after: Element;
    /** Properties that are no news of elements of its sort. */
    readonly left: ReadonlySet<string>;
}

/** Which elements of one model are which of another. */
export interface Correspondence {
    readonly pairs: readonly ElementPair[];
    readonly removed: readonly Element[];
    readonly added: readonly Element[];
    /** The id that an element of the first model has in the second; of what is gone, its own. */
    readonly translate: Translate;
}

/**
 * Finds the elements of one model in another. They correspond by qualified name, seen from containers that correspond:
 * all of a renamed context is found again under its new name. What is left over may be known by its traits.
 */
export function correspond(before: ArchitectureModel, after: ArchitectureModel): Correspondence {
    const tellers = tellersOf(before, after);
    const pairs: ElementPair[] = [];
    const removed: Element[] = [];
    const added: Element[] = [];
    const afterIds = new Map<string, string>();
    for (const list of ELEMENT_LISTS) {
        const found = correspondInList(list, before, after, afterIds);
        const renamed =
            found.removed.length > 0 && found.added.length > 0
                ? recogniseRenames(found, list, afterIds, tellers())
                : [];
        for (const [old, now] of [...found.pairs, ...renamed]) {
            afterIds.set(old.id, now.id);
            pairs.push({ before: old, after: now, left: list.left });
        }
        const known = new Set<Element>(renamed.flat());
        removed.push(...found.removed.filter((element) => !known.has(element)));
        added.push(...found.added.filter((element) => !known.has(element)));
    }
    return {
        pairs: pairs.sort((a, b) => byCodeUnits(a.after.id, b.after.id)),
        removed: removed.sort(byId),
        added: added.sort(byId),
        translate: (id) => afterIds.get(id) ?? id,
    };
}

/** The elements of one list, as far as names tell. */
export interface ListCorrespondence {
    readonly pairs: readonly (readonly [Element, Element])[];
    readonly removed: readonly Element[];
    readonly added: readonly Element[];
}

function correspondInList(
    { of }: ElementList,
    before: ArchitectureModel,
    after: ArchitectureModel,
    afterIds: ReadonlyMap<string, string>,
): ListCorrespondence {
    const left = new Map(of(after).map((element) => [element.id, element]));
    const pairs: [Element, Element][] = [];
    const removed: Element[] = [];
    for (const element of of(before)) {
        const id = expectedId(element, afterIds);
        const found = left.get(id);
        if (found) {
            left.delete(id);
            pairs.push([element, found]);
        } else {
            removed.push(element);
        }
    }
    return { pairs, removed, added: [...left.values()] };
}

/** The name that an element has if only what it stands in was renamed. */
function expectedId(element: Element, afterIds: ReadonlyMap<string, string>): string {
    const holder = holderOf(element);
    const renamed = holder === undefined ? undefined : afterIds.get(holder);
    return renamed === undefined ? element.id : `${renamed}.${element.name}`;
}

/** Traits take a walk through both models, so it is made only when they are needed. */
function tellersOf(before: ArchitectureModel, after: ArchitectureModel): () => Tellers {
    let made: Tellers | undefined;
    return () => {
        made ??= { before: traitTeller(before), after: traitTeller(after) };
        return made;
    };
}

/** Tell the traits of elements of either model. */
export interface Tellers {
    readonly before: TraitTeller;
    readonly after: TraitTeller;
}

function byId(a: Element, b: Element): number {
    return byCodeUnits(a.id, b.id);
}
