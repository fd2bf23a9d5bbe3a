import { createPngDrawer } from '../../diagram/formats/png.ts';
import { readInterFonts, readOtherFonts, readRasteriser } from './assets.ts';
import type { PictureWriter, WriterSettings } from './picture-writer.ts';

/** Makes what writes pictures as PNG; its rasteriser takes a moment to start. */
export async function createPngWriter({ fonts }: WriterSettings): Promise<PictureWriter> {
    const drawPng = await createPngDrawer({
        rasteriser: await readRasteriser(),
        fonts: await readInterFonts(),
        others: await readOtherFonts(fonts),
    });
    return async ({ drawer, model, options, scale }) => {
        const { svg, notes } = await drawer.draw(model, options);
        const picture = drawPng(svg, scale);
        return { content: picture.png, notes: [...notes, ...picture.notes] };
    };
}
