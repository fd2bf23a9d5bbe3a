// The script of a thread that draws pictures for `firebreak mcp`.
import { parentPort } from 'node:worker_threads';
import { drawPicture } from '../agents/pictures/draw-picture.ts';
import type { PictureRequest } from '../agents/pictures/picture-maker.ts';
import { createDrawer } from '../diagram/draw.ts';
import type { DrawPng } from '../diagram/formats/png.ts';
import type { PictureReport } from './mcp/picture-threads.ts';

const drawer = createDrawer();
let drawPng: Promise<DrawPng> | undefined;

parentPort?.on('message', async (request: PictureRequest) => {
    parentPort?.postMessage(await answer(request));
});

async function answer(request: PictureRequest): Promise<PictureReport> {
    try {
        const reply = await drawPicture(
            {
                drawer,
                async drawPng(svg, scale) {
                    drawPng ??= startRasteriser();
                    return (await drawPng)(svg, scale);
                },
            },
            request,
        );
        return { kind: 'done', reply };
    } catch (error) {
        drawPng = undefined;
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
}

async function startRasteriser(): Promise<DrawPng> {
    const [{ createPngDrawer }, { readInterFonts, readRasteriser }] = await Promise.all([
        import('../diagram/formats/png.ts'),
        import('./drawing/assets.ts'),
    ]);
    return createPngDrawer({ rasteriser: await readRasteriser(), fonts: await readInterFonts() });
}
