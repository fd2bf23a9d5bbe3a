import type { OtherFont } from '../other-fonts.ts';
import { applyTo, IDENTITY, type Matrix, multiply, readTransform } from './matrix.ts';
import { INITIAL_STYLE, type PaintStyle, paintStyle } from './paint-style.ts';
import { type Extent, extentOf, OUTLINES } from './pdf-paths.ts';
import { drawText, union } from './pdf-text.ts';
import { readStyleRules } from './style-rules.ts';
import { childElements, isElement, numberOf, type SvgElement, textOf } from './svg-tree.ts';

/** What came of painting. */
export interface Painted {
    /** Signs that the font does not have. */
    readonly missing: readonly string[];
    /** Names of elements that have no counterpart and were left out. */
    readonly unknown: readonly string[];
}

/** Elements that paint nothing where they stand. */
const SILENT = new Set(['title', 'desc', 'style', 'defs', 'symbol', 'metadata']);

/** Schemes of the addresses that links may lead to. */
const LINKS = /^(?:https?|mailto):/i;

/** Where the painter stands in the document. */
interface Place {
    /** The elements around, from the outside in. */
    readonly around: readonly SvgElement[];
    readonly style: PaintStyle;
    /** From here to the page. */
    readonly matrix: Matrix;
}

/** Paints an SVG document on the page of a PDF, one unit of the one for one of the other. */
export function paintSvg(document: PDFKit.PDFDocument, root: SvgElement, others: readonly OtherFont[]): Painted {
    const all = [...descendants(root)];
    const sheets = all.filter(({ name }) => name === 'style').map(textOf);
    const rules = readStyleRules(sheets.join('\n'));
    const ids = new Map(all.flatMap((element) => withId(element)));
    const missing: string[] = [];
    const unknown = new Set<string>();
    // SVG draws corners that stick out less far than PDF does.
    document.miterLimit(4);
    paint(root, { around: [], style: INITIAL_STYLE, matrix: IDENTITY });
    return { missing, unknown: [...unknown] };

    /** Paints an element; returns what it takes up on the page, as far as a link needs to know. */
    function paint(element: SvgElement, place: Place): Extent | undefined {
        if (SILENT.has(element.name)) {
            return undefined;
        }
        const style = paintStyle(element, place.around, place.style, rules);
        const own = readTransform(element.attributes.get('transform'));
        const here = { around: [...place.around, element], style, matrix: multiply(place.matrix, own) };
        if (own.some((value, i) => value !== IDENTITY[i])) {
            document.save().transform(...own);
            const extent = paintHere(element, here);
            document.restore();
            return extent;
        }
        return paintHere(element, here);
    }

    function paintHere(element: SvgElement, here: Place): Extent | undefined {
        switch (element.name) {
            case 'svg':
            case 'g':
                return paintChildren(element, here);
            case 'a':
                return paintLink(element, here);
            case 'use':
                return paintUse(element, here);
            case 'text':
                return paintText(element, here);
            default:
                return paintShape(element, here);
        }
    }

    function paintChildren(element: SvgElement, here: Place): Extent | undefined {
        return union(
            childElements(element)
                .map((child) => paint(child, here))
                .filter((extent) => extent !== undefined),
        );
    }

    function paintLink(element: SvgElement, here: Place): Extent | undefined {
        const extent = paintChildren(element, here);
        const address = element.attributes.get('href') ?? element.attributes.get('xlink:href') ?? '';
        if (extent && LINKS.test(address)) {
            // A link is placed on the page, whatever the transformation is that it stands under.
            const { left, top, right, bottom } = extent;
            document.save().transform(...inverse(here.matrix));
            document.link(left, top, right - left, bottom - top, address);
            document.restore();
        }
        return extent;
    }

    /** A symbol at a place of its own, fitted into a rectangle. */
    function paintUse(element: SvgElement, here: Place): Extent | undefined {
        const address = element.attributes.get('href') ?? element.attributes.get('xlink:href') ?? '';
        const target = ids.get(address.replace(/^#/, ''));
        if (!target || here.around.includes(target)) {
            return undefined;
        }
        const [x, y] = [numberOf(element, 'x'), numberOf(element, 'y')];
        const fit = target.name === 'symbol' ? viewBoxFit(target, element) : IDENTITY;
        const matrix = multiply([1, 0, 0, 1, x, y], fit);
        const there = { around: [...here.around, target], style: here.style, matrix: multiply(here.matrix, matrix) };
        document.save().transform(...matrix);
        const extent = target.name === 'symbol' ? paintChildren(target, there) : paint(target, here);
        document.restore();
        return extent;
    }

    function paintText(element: SvgElement, here: Place): Extent | undefined {
        if (!here.style.isVisible) {
            return undefined;
        }
        const drawn = drawText(document, element, here.style, {
            others,
            styleOf: (tspan, around) => paintStyle(tspan, here.around, around, rules),
        });
        missing.push(...drawn.missing);
        return drawn.extent && onPage(drawn.extent, here.matrix);
    }

    function paintShape(element: SvgElement, { style, matrix }: Place): Extent | undefined {
        const outline = OUTLINES.get(element.name);
        if (!outline) {
            unknown.add(element.name);
            return undefined;
        }
        const hasFill = style.fill !== 'none' && style.fillOpacity > 0;
        const hasStroke = style.stroke !== 'none' && style.strokeWidth > 0;
        if (style.isVisible && (hasFill || hasStroke)) {
            document.save();
            if (hasFill) {
                document.fillColor(style.fill, style.fillOpacity * style.opacity);
            }
            if (hasStroke) {
                setPen(document, style);
            }
            outline(document, element);
            const rule = style.fillRule === 'evenodd' ? 'even-odd' : 'non-zero';
            if (hasFill && hasStroke) {
                document.fillAndStroke(undefined, undefined, rule);
            } else if (hasFill) {
                document.fill(rule);
            } else {
                document.stroke();
            }
            document.restore();
        }
        const extent = extentOf(element);
        return extent && onPage(extent, matrix);
    }
}

function setPen(document: PDFKit.PDFDocument, style: PaintStyle): void {
    document
        .strokeColor(style.stroke, style.strokeOpacity * style.opacity)
        .lineWidth(style.strokeWidth)
        .lineCap(style.lineCap)
        .lineJoin(style.lineJoin);
    if (style.dashes.length > 0) {
        // PDF knows no dash of no length; one that cannot be seen, with round ends, is the same dot.
        const dashes = style.dashes.map((length) => Math.max(length, 0.001));
        document.addContent(`[${dashes.join(' ')}] ${style.dashOffset} d`);
    }
}

/** From the units inside a symbol to those around its use: as large as fits, in the middle. */
function viewBoxFit(symbol: SvgElement, use: SvgElement): Matrix {
    const box = (symbol.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
    const [left = 0, top = 0, width = 0, height = 0] = box;
    if (box.length !== 4 || !(width > 0) || !(height > 0)) {
        return IDENTITY;
    }
    const [wide, high] = [numberOf(use, 'width', width), numberOf(use, 'height', height)];
    const scale = Math.min(wide / width, high / height);
    return [scale, 0, 0, scale, (wide - scale * width) / 2 - scale * left, (high - scale * height) / 2 - scale * top];
}

function onPage({ left, top, right, bottom }: Extent, matrix: Matrix): Extent {
    const corners = [applyTo(matrix, left, top), applyTo(matrix, right, bottom), applyTo(matrix, left, bottom)];
    corners.push(applyTo(matrix, right, top));
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The transformation that undoes another; one that cannot be undone leaves everything where it is. */
function inverse([a, b, c, d, e, f]: Matrix): Matrix {
    const determinant = a * d - b * c;
    if (determinant === 0) {
        return IDENTITY;
    }
    const [ia, ib, ic, id] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
    return [ia, ib, ic, id, -(ia * e + ic * f), -(ib * e + id * f)];
}

function* descendants(element: SvgElement): Generator<SvgElement> {
    yield element;
    for (const child of element.children) {
        if (isElement(child)) {
            yield* descendants(child);
        }
    }
}

function withId(element: SvgElement): readonly (readonly [string, SvgElement])[] {
    const id = element.attributes.get('id');
    return id === undefined ? [] : [[id, element]];
}
