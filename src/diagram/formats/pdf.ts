import PDFDocument from 'pdfkit';
import { missingSignsNote } from '../text/drawable-text.ts';
import type { InterFonts } from './inter-fonts.ts';
import type { OtherFont } from './other-fonts.ts';
import { registerFonts } from './pdf/pdf-fonts.ts';
import { paintSvg } from './pdf/pdf-painter.ts';
import { childElements, numberOf, readSvg, type SvgElement, textOf } from './pdf/svg-tree.ts';

/** A picture as a PDF document. */
export interface PdfPicture {
    readonly pdf: Uint8Array;
    /** What was left out or done otherwise, in words. */
    readonly notes: readonly string[];
}

/** Points of a page for one pixel of a picture, of which 96 make an inch. */
const POINTS_A_PIXEL = 0.75;
/** Points a side that PDF 1.7 promises (ISO 32000-1, Annex C.2). */
const LONGEST_SIDE = 14_400;

/** The identifier of the file is made of it, and of what the file is about; it is not written. */
const NO_MOMENT: Pick<Date, 'getTime'> = { getTime: () => 0 };

/**
 * Makes a PDF document of an SVG document that we have written: one page of its size, with lines and shapes as such,
 * texts that can be selected and searched, and the fonts in it. The same picture gives the same bytes.
 *
 * @param others fonts for signs that Inter does not have, in the order in which they are asked
 */
export async function writePdf(svg: string, fonts: InterFonts, others: readonly OtherFont[] = []): Promise<PdfPicture> {
    const root = readSvg(svg);
    const [width, height] = [Math.max(1, numberOf(root, 'width')), Math.max(1, numberOf(root, 'height'))];
    const scale = Math.min(POINTS_A_PIXEL, LONGEST_SIDE / Math.max(width, height));
    const document = new PDFDocument({
        size: [width * scale, height * scale],
        margin: 0,
        pdfVersion: '1.7',
        // None by default: there is no Helvetica at hand, and Inter is all that is used.
        font: '',
        info: {
            Title: childText(root, 'title'),
            Subject: childText(root, 'desc'),
            Creator: 'Firebreak',
            CreationDate: NO_MOMENT as Date,
        },
        displayTitle: true,
    });
    const bytes = collect(document);
    registerFonts(document, fonts, others);
    document.scale(scale);
    const { missing, unknown } = paintSvg(document, root, others);
    delete document.info.CreationDate;
    // The same as the information of the document once more, as XML: pdfkit wants a date in it, and escapes nothing.
    Object.assign(document, { endMetadata: () => undefined });
    document.end();
    const notes = [
        scale < POINTS_A_PIXEL ? scaledNote(scale / POINTS_A_PIXEL) : undefined,
        missingSignsNote(missing),
        unknown.length > 0 ? `PDF leaves out what SVG draws with ${unknown.join(', ')}.` : undefined,
    ];
    return { pdf: await bytes, notes: notes.filter((note) => note !== undefined) };
}

function childText(root: SvgElement, name: string): string {
    const child = childElements(root).find((element) => element.name === name);
    return child ? textOf(child) : '';
}

function scaledNote(share: number): string {
    return `drawn at ${Math.floor(share * 1000) / 10} % of its size: a page of PDF ends at ${LONGEST_SIDE} points a side.`;
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
        const chunks: Uint8Array[] = [];
        document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        document.on('end', () => resolve(joined(chunks)));
        document.on('error', reject);
    });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
    const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
    }
    return bytes;
}
