import { INTER_FONT_WEIGHTS, type InterFonts } from '../inter-fonts.ts';
import type { OtherFont } from '../other-fonts.ts';

/** Makes fonts known to a document; those that no text uses are not written. */
export function registerFonts(document: PDFKit.PDFDocument, inter: InterFonts, others: readonly OtherFont[]): void {
    for (const weight of INTER_FONT_WEIGHTS) {
        document.registerFont(interName(weight), inter[weight]);
    }
    for (const [i, { bytes, font }] of others.entries()) {
        // A collection is told which of its fonts is meant.
        const isCollection = String.fromCharCode(...bytes.subarray(0, 4)) === 'ttcf';
        document.registerFont(otherName(i), bytes, isCollection ? font.postscriptName : undefined);
    }
}

/** The name by which a document knows the font of a part of a text, or Inter in a weight. */
export function fontName(font: OtherFont | undefined, weight: number, others: readonly OtherFont[]): string {
    return font ? otherName(others.indexOf(font)) : interName(weight);
}

function interName(weight: number): string {
    const nearest = INTER_FONT_WEIGHTS.toSorted((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0];
    return `Inter ${nearest}`;
}

function otherName(index: number): string {
    return `other font ${index}`;
}
