import { SVG } from '../dom.ts';

/** Elements that a picture is made of. Whatever else stands in it is left out with all that it holds. */
const ELEMENTS: ReadonlySet<string> = new Set([
    ...['svg', 'g', 'defs', 'symbol', 'use', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
    ...['text', 'tspan', 'clipPath', 'marker', 'pattern', 'title', 'desc', 'a'],
]);

/** Attributes that shape and name things. None of them loads, links or runs anything. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
    ...['class', 'id', 'viewBox', 'width', 'height', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry'],
    ...['d', 'points', 'transform', 'fill', 'stroke', 'opacity', 'fill-opacity', 'stroke-opacity', 'stroke-width'],
    ...['stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'text-anchor', 'dominant-baseline', 'clip-path'],
    ...[
        'marker-end',
        'marker-start',
        'patternUnits',
        'preserveAspectRatio',
        'pathLength',
        'dx',
        'dy',
        'text-decoration',
    ],
    ...['markerWidth', 'markerHeight', 'refX', 'refY', 'orient', 'overflow', 'textLength', 'lengthAdjust'],
    ...['role', 'aria-label', 'data-id', 'data-edges'],
]);

/** Titles would show as tooltips of the browser beside ours; links are opened by the extension alone. */
const UNWRAPPED: ReadonlySet<string> = new Set(['a']);
const DROPPED: ReadonlySet<string> = new Set(['title', 'desc']);

/** A picture as part of this page. */
export interface AdoptedPicture {
    readonly svg: SVGSVGElement;
    /** Its style sheet, for who makes it hold. */
    readonly styles: string;
}

/**
 * Takes in an SVG document: read as XML, then copied element by element against lists of what may be in it. Texts stay
 * texts; scripts, handlers, styles of single elements, addresses and foreign content are not copied.
 *
 * @throws Error when the text is no SVG document
 */
export function adoptSvg(text: string): AdoptedPicture {
    const styles: string[] = [];
    // The policy of the page forbids style sheets in a text, even in one that is only read.
    const bare = text.replace(/<style>([^<]*)<\/style>/g, (_, sheet: string) => {
        styles.push(sheet);
        return '';
    });
    const parsed = new DOMParser().parseFromString(bare, 'image/svg+xml');
    const root = parsed.documentElement;
    if (root.namespaceURI !== SVG || root.localName !== 'svg' || parsed.querySelector('parsererror')) {
        throw new Error('The picture cannot be shown: it is no SVG document.');
    }
    const svg = document.createElementNS(SVG, 'svg');
    copyAttributes(root, svg);
    copyChildren(root, svg);
    return { svg, styles: styles.join('\n') };
}

/** Iterative, since nothing bounds how deep a text nests. */
function copyChildren(from: Element, to: Element): void {
    const tasks: { from: Element; to: Element }[] = [{ from, to }];
    for (let task = tasks.pop(); task; task = tasks.pop()) {
        for (const child of Array.from(task.from.childNodes)) {
            if (child.nodeType === Node.TEXT_NODE) {
                task.to.append(child.textContent ?? '');
            } else if (child instanceof Element && isAllowed(child)) {
                if (UNWRAPPED.has(child.localName)) {
                    tasks.push({ from: child, to: task.to });
                    continue;
                }
                const copy = document.createElementNS(SVG, child.localName);
                copyAttributes(child, copy);
                task.to.append(copy);
                tasks.push({ from: child, to: copy });
            }
        }
    }
}

function isAllowed({ namespaceURI, localName }: Element): boolean {
    return namespaceURI === SVG && ELEMENTS.has(localName) && !DROPPED.has(localName);
}

function copyAttributes(from: Element, to: Element): void {
    for (const { name, value } of Array.from(from.attributes)) {
        if (ATTRIBUTES.has(name) && isLocal(value)) {
            to.setAttribute(name, value);
        } else if (name === 'href' && from.localName === 'use' && /^#[\w-]+$/.test(value)) {
            to.setAttribute(name, value);
        }
    }
}

/** `url(#arrow)` points into the picture; any other address is refused. */
function isLocal(value: string): boolean {
    return !/url\s*\(/i.test(value) || /^url\(#[\w-]+\)$/.test(value);
}
