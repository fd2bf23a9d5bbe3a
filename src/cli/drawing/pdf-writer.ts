import { writePdf } from '../../diagram/formats/pdf.ts';
import { readInterFonts, readOtherFonts } from './assets.ts';
import type { PictureWriter, WriterSettings } from './picture-writer.ts';

/** Makes what writes pictures as PDF. */
export async function createPdfWriter(settings: WriterSettings): Promise<PictureWriter> {
    const fonts = await readInterFonts();
    const others = await readOtherFonts(settings.fonts);
    return async ({ drawer, model, options }) => {
        const { svg, notes } = await drawer.draw(model, options);
        const picture = await writePdf(svg, fonts, others);
        return { content: picture.pdf, notes: [...notes, ...picture.notes] };
    };
}
