import type { Drawer } from '../../diagram/draw.ts';
import type { PngPicture } from '../../diagram/formats/png.ts';
import { sideOf } from '../../diagram/formats/svg-size.ts';
import { writeText } from '../../diagram/formats/text-formats.ts';
import { UnsayableViewError } from '../../diagram/formats/written.ts';
import { THEMES } from '../../diagram/render/theme.ts';
import { buildView, UnknownViewError } from '../../diagram/views/registry.ts';
import type { PictureReply, PictureRequest } from './picture-maker.ts';

/** So large may a picture of pixels be, in bytes: what models take of an image. */
const LARGEST_PICTURE = 3_500_000;

/** More pixels than these nobody sees who looks at an image in an answer; they only take long to draw. */
const MOST_PIXELS = 16_000_000;

/** What pictures are drawn with. */
export interface DrawingTools {
    readonly drawer: Drawer;
    /** Makes pixels of an SVG document, where that can be done. */
    readonly drawPng?: (svg: string, scale: number) => Promise<PngPicture>;
}

/** Draws a picture in this thread. */
export async function drawPicture(tools: DrawingTools, request: PictureRequest): Promise<PictureReply> {
    const { model, view, format, theme, legend, findings } = request;
    const options = { view, theme, legend, ...(findings ? { findings } : {}) };
    try {
        if (format === 'svg' || format === 'png') {
            const { svg, notes } = await tools.drawer.draw(model, options);
            return format === 'svg' ? { outcome: 'text', picture: svg, notes } : await inPixels(tools, svg, notes);
        }
        const { text, notes } = await writeText(format, {
            model,
            view: buildView(model, view, options),
            theme: THEMES[theme],
            place: () => tools.drawer.place(model, options),
        });
        return { outcome: 'text', picture: text, notes };
    } catch (error) {
        if (error instanceof UnknownViewError) {
            return { outcome: 'refused', reason: error.message };
        }
        if (error instanceof UnsayableViewError) {
            const all = tools.drawPng ? '"svg" or "png"' : '"svg"';
            return { outcome: 'refused', reason: `${error.message} Here ask for the format ${all}.` };
        }
        throw error;
    }
}

/** The scales at which a picture is tried, from twice the size where that is not too much. */
function scalesOf(svg: string): readonly number[] {
    const pixels = sideOf(svg, 'width') * sideOf(svg, 'height');
    // Rounded down, so that a note can name it.
    const largest = Math.max(0.001, Math.min(2, Math.floor(1000 * Math.sqrt(MOST_PIXELS / pixels)) / 1000));
    return [1, 2, 4, 8].map((part) => largest / part);
}

/** Pixels, as many as fit into an answer. */
async function inPixels({ drawPng }: DrawingTools, svg: string, before: readonly string[]): Promise<PictureReply> {
    if (!drawPng) {
        return { outcome: 'refused', reason: 'Pixels cannot be drawn here. Ask for svg or mermaid.' };
    }
    for (const scale of scalesOf(svg)) {
        const { png, notes } = await drawPng(svg, scale);
        if (png.length <= LARGEST_PICTURE) {
            const smaller = scale < 1 ? [`drawn at the scale ${scale} to fit into an answer`] : [];
            return { outcome: 'pixels', png, notes: [...before, ...notes, ...smaller] };
        }
    }
    return {
        outcome: 'refused',
        reason: 'The picture has too many pixels for one answer. Draw a smaller view, such as landscape.',
    };
}
