import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../src/agents/pictures/draw-picture.ts';
import type { PictureRequest } from '../../../../src/agents/pictures/picture-maker.ts';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import { sideOf } from '../../../../src/diagram/formats/svg-size.ts';
import { modelOf } from '../../../model-of.ts';

async function request(wanted: Partial<PictureRequest> = {}): Promise<PictureRequest> {
    const model = await modelOf('service orders { command place { calls payments } }\nservice payments');
    return { model, view: 'services', format: 'png', theme: 'light', legend: false, ...wanted };
}

describe('a picture for agents', () => {
    it('is made smaller until its pixels fit into an answer', async () => {
        const scales: number[] = [];
        const drawPng = async (_svg: string, scale: number) => {
            scales.push(scale);
            return { png: new Uint8Array(scale * 8_000_000), notes: ['a note'] };
        };
        expect(await drawPicture({ drawer: createDrawer(), drawPng }, await request())).toMatchObject({
            outcome: 'pixels',
            notes: ['a note', 'drawn at the scale 0.25 to fit into an answer'],
        });
        expect(scales).toEqual([2, 1, 0.5, 0.25]);
    });

    it('has no more pixels than anybody sees, however large the view is', async () => {
        const many = Array.from({ length: 400 }, (_, i) => `service s${i} "Service number ${i}"`).join('\n');
        const sizes: number[] = [];
        const drawPng = async (svg: string, scale: number) => {
            sizes.push(sideOf(svg, 'width') * sideOf(svg, 'height') * scale ** 2);
            return { png: new Uint8Array(100), notes: [] };
        };
        const wanted = await request({ model: await modelOf(many) });
        const reply = await drawPicture({ drawer: createDrawer(), drawPng }, wanted);
        expect(sizes).toHaveLength(1);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(16_000_000);
        expect(reply).toMatchObject({ outcome: 'pixels' });
    });

    it('is refused where it has too many pixels at every scale, or there are none', async () => {
        const drawPng = async () => ({ png: new Uint8Array(4_000_000), notes: [] });
        expect(await drawPicture({ drawer: createDrawer(), drawPng }, await request())).toMatchObject({
            outcome: 'refused',
            reason: expect.stringContaining('too many pixels'),
        });
        expect(await drawPicture({ drawer: createDrawer() }, await request())).toMatchObject({
            outcome: 'refused',
            reason: expect.stringContaining('Ask for svg or mermaid'),
        });
    });

    it('is refused where there is no such view, or the format cannot say it', async () => {
        const tools = { drawer: createDrawer() };
        expect(await drawPicture(tools, await request({ view: 'servces', format: 'svg' }))).toMatchObject({
            outcome: 'refused',
            reason: expect.stringContaining('Did you mean "services"?'),
        });
        const unsayable = await request({ view: 'context-map', format: 'mermaid' });
        expect(await drawPicture(tools, unsayable)).toMatchObject({
            outcome: 'refused',
            reason: expect.stringMatching(/^Mermaid has no means .+ Here ask for the format "svg"\.$/),
        });
        const drawPng = async () => ({ png: new Uint8Array(1), notes: [] });
        expect(await drawPicture({ ...tools, drawPng }, unsayable)).toMatchObject({
            reason: expect.stringContaining('"svg" or "png"'),
        });
    });
});
