import type { Element } from '../element.ts';
import { addTo, grouped } from '../multimap.ts';
import type { ListCorrespondence, Tellers } from './correspondence.ts';
import { type ElementList, holderOf } from './element-lists.ts';
import { likeness, type Traits } from './traits.ts';

/** What two elements need in common to be taken for one, when they share the name and when they do not. */
const LIKE = { moved: { part: 0.5, traits: 1 }, renamed: { part: 0.75, traits: 2 } } as const;
/** A trait that more elements than this have tells them apart no better than none. */
const COMMON_TRAIT = 16;

/**
 * Finds the elements that are gone under one name and there under another. It doubts rather than guesses: an element
 * under the same name elsewhere must share half of its traits, one under another name three quarters, and no third may
 * be as much like either of the two.
 */
export function recogniseRenames(
    found: ListCorrespondence,
    list: ElementList,
    afterIds: ReadonlyMap<string, string>,
    tellers: Tellers,
): readonly (readonly [Element, Element])[] {
    const [removed, added] = candidates(found, list, afterIds);
    const before = new Map(removed.map((element) => [element, tellers.before(element, list.left)]));
    const after = new Map(added.map((element) => [element, tellers.after(element, list.left)]));
    const moved = movedPairs(before, after);
    for (const [old, now] of moved) {
        before.delete(old);
        after.delete(now);
    }
    return [...moved, ...renamedPairs(before, after, list, afterIds)];
}

/** Parts of what is gone as a whole, or new as a whole, are no candidates. */
function candidates(
    { removed, added }: ListCorrespondence,
    { nested }: ElementList,
    afterIds: ReadonlyMap<string, string>,
): readonly [readonly Element[], readonly Element[]] {
    if (!nested) {
        return [removed, added];
    }
    const kept = new Set(afterIds.values());
    return [
        removed.filter((element) => afterIds.has(holderOf(element) ?? '')),
        added.filter((element) => kept.has(holderOf(element) ?? '')),
    ];
}

type Told = ReadonlyMap<Element, Traits>;

/** The same name elsewhere, if only one on either side has it. */
function movedPairs(before: Told, after: Told): readonly (readonly [Element, Element])[] {
    const old = grouped(before.keys(), ({ name }) => name);
    const now = grouped(after.keys(), ({ name }) => name);
    return Array.from(old).flatMap(([name, [first, second]]) => {
        const [other, another] = now.get(name) ?? [];
        const isClear = first && other && !second && !another;
        return isClear && isLike(before.get(first), after.get(other), LIKE.moved) ? [[first, other] as const] : [];
    });
}

/** Another name in the same place, or elsewhere; each the only one that is most like the other. */
function renamedPairs(
    before: Told,
    after: Told,
    { nested }: ElementList,
    afterIds: ReadonlyMap<string, string>,
): readonly (readonly [Element, Element])[] {
    const holders = byTrait(after);
    const common = byTrait(before);
    const bestOld = new Map<Element, Best>();
    const bestNow = new Map<Element, Best>();
    for (const [old, traits] of before) {
        const others = new Set<Element>();
        for (const trait of traits) {
            const known = holders.get(trait) ?? [];
            if (known.length <= COMMON_TRAIT && (common.get(trait) ?? []).length <= COMMON_TRAIT) {
                known.forEach((other) => {
                    others.add(other);
                });
            }
        }
        for (const now of others) {
            const elsewhere = afterIds.get(holderOf(old) ?? '') !== holderOf(now);
            if (old.kind === now.kind && !(nested && elsewhere)) {
                const degree = likeness(traits, after.get(now) ?? traits);
                consider(bestOld, old, now, degree);
                consider(bestNow, now, old, degree);
            }
        }
    }
    return Array.from(bestOld).flatMap(([old, { element: now, isOnly }]) => {
        const back = bestNow.get(now);
        const isMutual = isOnly && back?.isOnly && back.element === old;
        return isMutual && isLike(before.get(old), after.get(now), LIKE.renamed) ? [[old, now] as const] : [];
    });
}

interface Best {
    readonly element: Element;
    readonly degree: number;
    readonly isOnly: boolean;
}

function consider(best: Map<Element, Best>, one: Element, other: Element, degree: number): void {
    const known = best.get(one);
    if (!known || degree > known.degree) {
        best.set(one, { element: other, degree, isOnly: true });
    } else if (degree === known.degree) {
        best.set(one, { ...known, isOnly: false });
    }
}

function byTrait(told: Told): ReadonlyMap<string, readonly Element[]> {
    const holders = new Map<string, Element[]>();
    for (const [element, traits] of told) {
        for (const trait of traits) {
            addTo(holders, trait, element);
        }
    }
    return holders;
}

function isLike(
    a: Traits | undefined,
    b: Traits | undefined,
    { part, traits }: { readonly part: number; readonly traits: number },
): boolean {
    return a !== undefined && b !== undefined && likeness(a, b) >= part && commonTraits(a, b) >= traits;
}

function commonTraits(a: Traits, b: Traits): number {
    return Array.from(a).filter((trait) => b.has(trait)).length;
}
