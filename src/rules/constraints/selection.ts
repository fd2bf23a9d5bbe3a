import type { Selector } from '../../model/constraint.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { NameOf } from '../analysis/naming.ts';

/** What selectors are asked about: one element, or one end of a relation with all the names it goes by. */
export interface Selectable {
    /** Ids of what it is: for the end of a call the operation, if one is named, and its service. */
    readonly is: readonly string[];
    /** Ids of what that stands in, nearest first: service, broker, context. */
    readonly standsIn: readonly string[];
}

/** An element, or an end of a relation, with what it stands in. */
export function selectable(index: ModelIndex, ...ids: readonly (string | undefined)[]): Selectable {
    const is = ids.filter((id) => id !== undefined);
    const around = new Set<string>();
    for (const id of is) {
        const holder =
            index.stores.get(id)?.owner ?? index.channels.get(id)?.broker ?? index.operations.get(id)?.service;
        for (const outer of [holder, index.contextOf(id)]) {
            if (outer !== undefined && !is.includes(outer)) {
                around.add(outer);
            }
        }
    }
    return { is, standsIn: [...around] };
}

/**
 * Whether a selector means it. A context or service stands for all that is in it, and so does its tag; a kind only for
 * what is of that kind itself.
 */
export function isSelected(index: ModelIndex, selector: Selector, it: Selectable): boolean {
    switch (selector.by) {
        case 'element':
            return goesBy(it, selector.id);
        case 'kind':
            return it.is.some((id) => isOfKind(index.elements.get(id)?.kind, selector.kind));
        case 'tag':
            return [...it.is, ...it.standsIn].some((id) => index.elements.get(id)?.tags.includes(selector.tag));
        case 'team':
            return isOwnedBy(index, it, selector.id);
        case 'kind-of':
            return (
                it.is.some((id) => isOfKind(index.elements.get(id)?.kind, selector.kind)) &&
                (goesBy(it, selector.of) || isOwnedBy(index, it, selector.of))
            );
        case 'and':
            return selector.all.every((part) => isSelected(index, part, it));
        case 'not':
            return !isSelected(index, selector.not, it);
    }
}

function goesBy(it: Selectable, id: string): boolean {
    return it.is.includes(id) || it.standsIn.includes(id);
}

function isOwnedBy(index: ModelIndex, it: Selectable, team: string): boolean {
    return it.is.some((id) => index.ownerOf(id) === team);
}

/** Words that stand for several kinds: an operation is a query, command or handler, and a cache is a store too. */
const WIDER_KINDS: Readonly<Record<string, readonly string[]>> = {
    operation: ['query', 'command', 'handler'],
    store: ['store', 'cache'],
};

function isOfKind(kind: string | undefined, word: string): boolean {
    return kind !== undefined && kindsOf(word).includes(kind);
}

/** The kinds of elements for which a word for a kind stands. */
export function kindsOf(word: string): readonly string[] {
    return Object.hasOwn(WIDER_KINDS, word) ? (WIDER_KINDS[word] ?? []) : [word];
}

/** A selector in the words of the language, names in backquotes: `stores of \`Payments\``. */
export function selectorText(selector: Selector, nameOf: NameOf): string {
    switch (selector.by) {
        case 'element':
            return `\`${nameOf(selector.id)}\``;
        case 'kind':
            return selector.kind;
        case 'tag':
            return `tag \`${selector.tag}\``;
        case 'team':
            return `team \`${nameOf(selector.id)}\``;
        case 'kind-of':
            return `${selector.kind} of \`${nameOf(selector.of)}\``;
        case 'and':
            return selector.all.map((part) => selectorText(part, nameOf)).join(' and ');
        case 'not':
            return `not ${selectorText(selector.not, nameOf)}`;
    }
}
