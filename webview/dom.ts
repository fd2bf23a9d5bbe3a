/** What an element may be given; absent and false attributes are not set, true ones are empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an HTML element. Texts among the children become text nodes, so that no name can be markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Attributes = {},
    ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag);
    setAttributes(element, attributes);
    element.append(...children);
    return element;
}

/** The namespace of SVG. */
export const SVG = 'http://www.w3.org/2000/svg';

/** Makes an SVG element; the same holds for its children. */
export function makeSvg<Tag extends keyof SVGElementTagNameMap>(
    tag: Tag,
    attributes: Attributes = {},
    ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
    const element = document.createElementNS(SVG, tag);
    setAttributes(element, attributes);
    element.append(...children);
    return element;
}

/** Sets attributes, and takes away those that are absent or false. */
export function setAttributes(element: Element, attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === false) {
            element.removeAttribute(name);
        } else {
            element.setAttribute(name, value === true ? '' : String(value));
        }
    }
}

/** A list of listeners for one kind of event. */
export interface Emitter<Event> {
    on(listener: (event: Event) => void): void;
    emit(event: Event): void;
}

/** Makes an emitter; listeners are called in the order in which they came. */
export function createEmitter<Event>(): Emitter<Event> {
    const listeners: ((event: Event) => void)[] = [];
    return {
        on: (listener) => void listeners.push(listener),
        emit(event) {
            for (const listener of listeners) {
                listener(event);
            }
        },
    };
}
