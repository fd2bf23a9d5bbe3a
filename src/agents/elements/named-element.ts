import type { Element } from '../../model/element.ts';
import { findElement, noElement, otherElement, severalElements } from '../../model/find-element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { ToolFailure } from '../tool.ts';

/**
 * The element that an agent names.
 *
 * @param isWanted which elements may be meant; all of them unless said
 * @param kinds what they are called, for the message when the name is that of another kind
 * @throws ToolFailure when there is none, or more than one
 */
export function elementNamed(
    index: ModelIndex,
    name: string,
    isWanted?: (element: Element) => boolean,
    kinds = 'element',
): Element {
    // Agents quote names as they read them.
    const plain = name.trim().replace(/^[`'"]+|[`'"]+$/g, '');
    const named = findElement(index, plain, isWanted);
    switch (named.found) {
        case 'one':
            return named.element;
        case 'several': {
            // A unit of deployment is mostly called like the service that it runs, which then is meant.
            const [first, ...others] = named.elements.filter(({ kind }) => kind !== 'unit');
            if (first && others.length === 0) {
                return first;
            }
            throw new ToolFailure(`${severalElements(plain, named.elements)} Write the qualified name.`);
        }
        case 'other': {
            const around = index.elements.get(index.serviceOf(named.element.id) ?? '');
            const hint = around && isWanted?.(around) ? ` It stands in ${around.id}.` : '';
            throw new ToolFailure(otherElement(plain, named.element, kinds) + hint);
        }
        case 'none':
            throw new ToolFailure(`${noElement(plain, named.near)} find_elements searches by words.`);
    }
}

/** Whether an element is another, stands in it, or is owned by it where that is a team. */
export function isWithin(index: ModelIndex, id: string, around: string): boolean {
    return (
        id === around ||
        id.startsWith(`${around}.`) ||
        id.startsWith(`${around}:`) ||
        index.serviceOf(id) === around ||
        index.contextOf(id) === around ||
        index.ownerOf(id) === around
    );
}
