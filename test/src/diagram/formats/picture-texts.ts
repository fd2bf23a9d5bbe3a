import { applyTo, IDENTITY, type Matrix, multiply, readTransform } from '../../../../src/diagram/formats/pdf/matrix.ts';
import { INITIAL_STYLE, type PaintStyle, paintStyle } from '../../../../src/diagram/formats/pdf/paint-style.ts';
import { readStyleRules } from '../../../../src/diagram/formats/pdf/style-rules.ts';
import {
    childElements,
    isElement,
    numberOf,
    readSvg,
    type SvgElement,
    textOf,
} from '../../../../src/diagram/formats/pdf/svg-tree.ts';

/** A text of a picture and where it stands. */
export interface PictureText {
    readonly text: string;
    /** The point that it is anchored at, in pixels of the picture. */
    readonly x: number;
    readonly y: number;
    readonly style: PaintStyle;
}

/** All texts of an SVG document, in their order. */
export function pictureTexts(svg: string): readonly PictureText[] {
    const root = readSvg(svg);
    const sheet = childElements(root).find(({ name }) => name === 'style');
    const rules = readStyleRules(sheet ? textOf(sheet) : '');
    const texts: PictureText[] = [];
    visit(root, [], INITIAL_STYLE, IDENTITY);
    return texts;

    function visit(element: SvgElement, around: readonly SvgElement[], outer: PaintStyle, matrix: Matrix): void {
        const style = paintStyle(element, around, outer, rules);
        const here = multiply(matrix, readTransform(element.attributes.get('transform')));
        if (element.name === 'text') {
            const point = applyTo(here, numberOf(element, 'x'), numberOf(element, 'y'));
            texts.push({ text: textOf(element), ...point, style });
            return;
        }
        for (const child of element.children.filter(isElement)) {
            visit(child, [...around, element], style, here);
        }
    }
}
