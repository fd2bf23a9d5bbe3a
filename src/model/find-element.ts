import { closest, distance } from 'fastest-levenshtein';
import type { Element } from './element.ts';
import type { ModelIndex } from './index-model.ts';
import { withArticle } from './wording.ts';

/** What a name leads to. */
export type NamedElement =
    | { readonly found: 'one'; readonly element: Element }
    /** Several end like it. */
    | { readonly found: 'several'; readonly elements: readonly Element[] }
    /** Exactly this is called so, but it is of a kind that is not asked for. */
    | { readonly found: 'other'; readonly element: Element }
    /** Nothing; `near` is a name that may have been meant. */
    | { readonly found: 'none'; readonly near?: string };

/**
 * Finds the element that a person calls by its qualified name, or by the end of it where that is clear.
 *
 * @param isWanted which elements may be meant; all of them unless said
 */
export function findElement(
    { elements }: Pick<ModelIndex, 'elements'>,
    name: string,
    isWanted: (element: Element) => boolean = () => true,
): NamedElement {
    const exact = elements.get(name);
    if (exact && isWanted(exact)) {
        return { found: 'one', element: exact };
    }
    const wanted = Array.from(elements.values()).filter(isWanted);
    const matching = wanted.filter(({ id }) => id.endsWith(`.${name}`));
    const [only, second] = matching;
    if (second) {
        return { found: 'several', elements: matching };
    }
    if (only) {
        return { found: 'one', element: only };
    }
    const other = exact ?? onlyOne(Array.from(elements.values()).filter(({ id }) => id.endsWith(`.${name}`)));
    return other ? { found: 'other', element: other } : { found: 'none', ...nearName(name, wanted) };
}

function onlyOne<T>(items: readonly T[]): T | undefined {
    return items.length === 1 ? items[0] : undefined;
}

/** So many elements are named in a message. */
const MOST_NAMED = 10;

/** Says that a name is not clear, and what it may mean. */
export function severalElements(name: string, elements: readonly Element[]): string {
    const ids = elements.slice(0, MOST_NAMED).map(({ id, kind }) => `${id} (${kind})`);
    const more = elements.length > MOST_NAMED ? ' …' : '';
    return `There are ${elements.length} elements called "${name}": ${ids.join(', ')}${more}.`;
}

/** Says that there is nothing of a name, and what may have been meant. */
export function noElement(name: string, near: string | undefined): string {
    return `There is no element "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
}

/** Says that what is called so is of another kind than what is wanted. */
export function otherElement(name: string, { kind }: Element, wanted: string): string {
    return `"${name}" is ${withArticle(kind)}, not ${withArticle(wanted)}.`;
}

function nearName(name: string, elements: readonly Element[]): { readonly near?: string } {
    const candidates = elements.flatMap(({ id, name: last }) => [id, last]);
    const near = candidates.length > 0 ? closest(name, candidates) : undefined;
    return near !== undefined && distance(name, near) <= Math.max(1, Math.floor(name.length / 3)) ? { near } : {};
}
