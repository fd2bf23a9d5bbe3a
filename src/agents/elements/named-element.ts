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
        case 'several':
            throw new ToolFailure(`${severalElements(plain, named.elements)} Write the qualified name.`);
        case 'other':
            throw new ToolFailure(otherElement(plain, named.element, kinds));
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
