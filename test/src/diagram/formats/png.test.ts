import { decode } from 'fast-png';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInterFonts, readRasteriser } from '../../../../src/cli/drawing/assets.ts';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import { createPngDrawer, type DrawPng } from '../../../../src/diagram/formats/png.ts';
import { THEME_NAMES, THEMES } from '../../../../src/diagram/render/theme.ts';
import { EXAMPLE_SYSTEMS, exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import { type PictureText, pictureTexts } from './picture-texts.ts';

const drawer = createDrawer();
let drawPng: DrawPng;
beforeAll(async () => {
    drawPng = await createPngDrawer({ rasteriser: await readRasteriser(), fonts: await readInterFonts() });
});

/** A decoded picture. */
interface Pixels {
    readonly width: number;
    readonly height: number;
    /** The colour of a pixel as `#rrggbb`. */
    at(x: number, y: number): string;
}

function pixelsOf(png: Uint8Array): Pixels {
    const { width, height, data, channels } = decode(png);
    return {
        width,
        height,
        at(x, y) {
            const start = (Math.floor(y) * width + Math.floor(x)) * channels;
            return `#${[...data.slice(start, start + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
        },
    };
}

/** How far two colours are apart, in the channel where they differ most. */
function distance(a: string, b: string): number {
    const channels = (colour: string) => [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
    const other = channels(b);
    return Math.max(...channels(a).map((value, i) => Math.abs(value - (other[i] ?? 0))));
}

/** The share of pixels in which a text is seen: which are of its colour, where the first of its letters stand. */
function inked({ x, y, text, style }: PictureText, pixels: Pixels, scale: number): number {
    const width = (Math.min(text.length, 4) * style.fontSize) / 2;
    const left = style.anchor === 'end' ? x - width : style.anchor === 'middle' ? x - width / 2 : x;
    let count = 0;
    let all = 0;
    for (let py = (y - style.fontSize * 0.8) * scale; py < y * scale; py++) {
        for (let px = left * scale; px < (left + width) * scale; px++) {
            all++;
            count += distance(pixels.at(px, py), style.fill.toLowerCase()) < 40 ? 1 : 0;
        }
    }
    return count / all;
}

describe('a picture as PNG', () => {
    it('has the size of the picture, times the scale', async () => {
        const { svg } = await drawer.draw(await exampleModel('shop'), { view: 'services', theme: 'light' });
        const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
        for (const scale of [1, 2]) {
            const { width: wide, height: high } = pixelsOf(drawPng(svg, scale).png);
            expect([wide, high]).toEqual([width * scale, height * scale]);
        }
    });

    it.each(THEME_NAMES)('has the colours of the theme %s, and every text where it belongs', async (theme) => {
        const { svg } = await drawer.draw(await exampleModel('shop'), { view: 'services', theme, legend: true });
        const { png, notes } = drawPng(svg, 2);
        const pixels = pixelsOf(png);
        expect(notes).toEqual([]);
        expect(pixels.at(3, 3)).toBe(THEMES[theme].palette.canvas.toLowerCase());
        const texts = pictureTexts(svg).filter(({ text }) => /^\w{3}/.test(text));
        expect(texts.length).toBeGreaterThan(40);
        const faint = texts.filter((text) => inked(text, pixels, 2) < 0.04);
        expect(faint.map(({ text }) => text)).toEqual([]);
    });

    it('has each weight of the font', () => {
        const inkOf = (weight: number) => {
            const text = `<text x="5" y="50" font-family="Inter" font-size="40" font-weight="${weight}">HHHH</text>`;
            const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="60">${text}</svg>`;
            const { data } = decode(drawPng(svg, 1).png);
            return [...data].filter((_, i) => i % 4 === 3).reduce((sum, alpha) => sum + alpha, 0);
        };
        const [regular, medium, semiBold] = [400, 500, 600].map(inkOf);
        expect(medium).toBeGreaterThan((regular ?? 0) * 1.05);
        expect(semiBold).toBeGreaterThan((medium ?? 0) * 1.05);
    });

    it('is the same from run to run', async () => {
        const { svg } = await drawer.draw(await exampleModel('shop'), { view: 'services', theme: 'dark' });
        expect(drawPng(svg, 1).png).toEqual(drawPng(svg, 1).png);
    });

    it.each(EXAMPLE_SYSTEMS)('is drawn of %s in every theme', async (name) => {
        const model = await exampleModel(name);
        for (const theme of THEME_NAMES) {
            const { svg } = await drawer.draw(model, { view: 'services', theme, legend: true });
            const { png, notes } = drawPng(svg, 0.25);
            expect(notes).toEqual([]);
            expect(pixelsOf(png).at(1, 1)).toBe(THEMES[theme].palette.canvas.toLowerCase());
        }
    });
});

describe('signs that the font does not have', () => {
    it('have another one in their place, and are named', async () => {
        const model = await modelOf('service orders "订单 👩‍💻 orders" { calls stock }\nservice stock "מלאי"\n');
        const { svg } = await drawer.draw(model, { view: 'services', theme: 'light' });
        const { png, notes } = drawPng(svg, 2);
        expect(notes).toHaveLength(1);
        expect(notes[0]).toContain('does not have: 订 单 👩‍💻 מ ל א י. ');
        const pixels = pixelsOf(png);
        const drawn = pictureTexts(svg).filter(({ text }) => /订单|מלאי/.test(text));
        expect(drawn).toHaveLength(2);
        expect(drawn.filter((text) => inked(text, pixels, 2) < 0.04)).toEqual([]);
    });
});

describe('a picture that is too large', () => {
    const wide = (width: number, height: number) =>
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#123456"/></svg>`;

    it('is scaled down to a side that programs can show, with a note', () => {
        const { png, notes } = drawPng(wide(40_000, 200), 1);
        const pixels = pixelsOf(png);
        expect(pixels.width).toBeGreaterThan(16_300);
        expect(pixels.width).toBeLessThanOrEqual(16_384);
        expect(pixels.at(pixels.width - 2, pixels.height - 2)).toBe('#123456');
        expect(notes).toEqual([expect.stringContaining('drawn at the scale 0.409 instead of 1')]);
    });

    it('is scaled down to what fits into memory', () => {
        const { png, notes } = drawPng(wide(60_000, 60_000), 4);
        expect(png.length).toBeGreaterThan(0);
        expect(notes).toEqual([
            expect.stringMatching(/drawn at the scale 0\.193 instead of 4: PNG ends at .* 134 million/),
        ]);
    });

    it('is drawn to its last pixel at the bound', () => {
        expect(drawPng(wide(16_384, 10), 1).notes).toEqual([]);
        expect(drawPng(wide(16_385, 10), 1).notes).toHaveLength(1);
    });
});
