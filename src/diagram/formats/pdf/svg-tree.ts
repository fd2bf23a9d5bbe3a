import { SaxesParser } from 'saxes';

/** An element of an SVG document. */
export interface SvgElement {
    readonly name: string;
    readonly attributes: ReadonlyMap<string, string>;
    /** Elements, and texts between them, in order. */
    readonly children: readonly (SvgElement | string)[];
}

interface OpenElement extends SvgElement {
    readonly children: (SvgElement | string)[];
}

/**
 * Reads an SVG document.
 *
 * @throws Error when it is not well-formed
 */
export function readSvg(svg: string): SvgElement {
    const top: OpenElement = { name: '', attributes: new Map(), children: [] };
    const open = [top];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
        const element: OpenElement = { name, attributes: new Map(Object.entries(attributes)), children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
    });
    parser.on('text', (text) => open.at(-1)?.children.push(text));
    parser.on('cdata', (text) => open.at(-1)?.children.push(text));
    parser.on('closetag', () => open.pop());
    parser.on('error', (error) => {
        throw error;
    });
    parser.write(svg).close();
    const root = top.children.find(isElement);
    if (!root) {
        throw new Error('The document has no element.');
    }
    return root;
}

/** Tells elements from the texts between them. */
export function isElement(node: SvgElement | string): node is SvgElement {
    return typeof node !== 'string';
}

/** The elements directly inside an element. */
export function childElements({ children }: SvgElement): readonly SvgElement[] {
    return children.filter(isElement);
}

/** The text of an element and of all that is inside it. */
export function textOf({ children }: SvgElement): string {
    return children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}

/** An attribute that is a number, without its unit; the fallback where it is absent or none. */
export function numberOf({ attributes }: SvgElement, name: string, fallback = 0): number {
    const value = Number.parseFloat(attributes.get(name) ?? '');
    return Number.isFinite(value) ? value : fallback;
}
