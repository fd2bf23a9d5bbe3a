import { writePdf } from '../../diagram/formats/pdf.ts';
import { readInterFonts } from './assets.ts';
import type { PictureWriter } from './picture-writer.ts';

/** Makes what writes pictures as PDF. */
export async function createPdfWriter(): Promise<PictureWriter> {
    const fonts = await readInterFonts();
    return async ({ drawer, model, options }) => {
        const { svg, notes } = await drawer.draw(model, options);
        const picture = await writePdf(svg, fonts);
        return { content: picture.pdf, notes: [...notes, ...picture.notes] };
    };
}
