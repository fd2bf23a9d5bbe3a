import { isInInter, isMark } from '../../text/measure.ts';
import { INTER_FONT_WEIGHTS, type InterFonts } from '../inter-fonts.ts';
import type { OtherFont } from '../other-fonts.ts';

/** A part of a text in one font. */
export interface Segment {
    readonly text: string;
    /** The name by which the document knows the font. */
    readonly font: string;
}

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

/** Cuts a text where its font changes: Inter as far as it goes, then the first of the others that has the sign. */
export function segments(text: string, weight: number, others: readonly OtherFont[]): readonly Segment[] {
    if (others.length === 0) {
        return [{ text, font: interName(weight) }];
    }
    const parts: Segment[] = [];
    for (const sign of text) {
        const last = parts.at(-1);
        const font = fontOf(sign.codePointAt(0) ?? 0, last?.font) ?? interName(weight);
        if (last?.font === font) {
            parts[parts.length - 1] = { text: last.text + sign, font };
        } else {
            parts.push({ text: sign, font });
        }
    }
    return parts;

    /** Marks stay with what they stand on. */
    function fontOf(codePoint: number, before: string | undefined): string | undefined {
        if (isMark(codePoint) && before !== undefined) {
            return before;
        }
        const index = isInInter(codePoint) ? -1 : others.findIndex((other) => other.has(codePoint));
        return index < 0 ? undefined : otherName(index);
    }
}

function interName(weight: number): string {
    const nearest = INTER_FONT_WEIGHTS.toSorted((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0];
    return `Inter ${nearest}`;
}

function otherName(index: number): string {
    return `other font ${index}`;
}
