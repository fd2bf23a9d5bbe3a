import type { PictureWriter } from './picture-writer.ts';

/** Writes a picture as an SVG document. */
export const writeSvg: PictureWriter = async ({ drawer, model, options }) => {
    const { svg, notes } = await drawer.draw(model, options);
    return { content: `${svg}\n`, notes };
};
