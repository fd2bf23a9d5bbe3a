import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { drawableText, missingSignsNote } from '../text/drawable-text.ts';
import { fillUpFont } from './fill-up-font.ts';
import { fontSegments } from './font-segments.ts';
import { INTER_FONT_WEIGHTS, type InterFonts } from './inter-fonts.ts';
import type { OtherFont } from './other-fonts.ts';
import { sideOf } from './svg-size.ts';

/** What PNG is drawn with; whoever draws reads it from where it stands. */
export interface PngTools {
    /** The code of resvg, `index_bg.wasm` of its package. */
    readonly rasteriser: Uint8Array;
    /** Inter as TrueType. */
    readonly fonts: InterFonts;
    /** Fonts for signs that Inter does not have, in the order in which they are asked. */
    readonly others?: readonly OtherFont[];
}

/** A picture of pixels. */
export interface PngPicture {
    readonly png: Uint8Array;
    /** What was done otherwise than asked, in words. */
    readonly notes: readonly string[];
}

/** Draws an SVG document that we have written, `scale` pixels for one of its own. */
export type DrawPng = (svg: string, scale: number) => PngPicture;

/** Pixels a side: more of them hardly any program shows. */
const LONGEST_SIDE = 16_384;
/** Pixels in all: they take half a gigabyte of memory while they are drawn. */
const MOST_PIXELS = 2 ** 27;

let rasteriser: Promise<void> | undefined;

/** Gets the rasteriser ready, once in a process, and returns what draws with it. */
export async function createPngDrawer({ rasteriser: code, fonts, others = [] }: PngTools): Promise<DrawPng> {
    rasteriser ??= initWasm(code);
    await rasteriser;
    const font = {
        fontBuffers: [...INTER_FONT_WEIGHTS.map((weight) => fonts[weight]), ...others.map(fillUpFont)],
        defaultFontFamily: 'Inter',
        sansSerifFamily: 'Inter',
    };
    return (svg, scale) => {
        const { text, missing } = withDrawableTexts(svg, others);
        const zoom = Math.min(scale, largestScale(sideOf(svg, 'width'), sideOf(svg, 'height')));
        const drawing = new Resvg(text, { font, fitTo: { mode: 'zoom', value: zoom } });
        const image = drawing.render();
        const png = image.asPng();
        image.free();
        drawing.free();
        const notes = [zoom < scale ? scaledNote(scale, zoom) : undefined, missingSignsNote(missing)];
        return { png, notes: notes.filter((note) => note !== undefined) };
    };
}

/** The scale at which a picture still keeps to the bounds; rounded down, so that the note can name it. */
function largestScale(width: number, height: number): number {
    const bound = Math.min(LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
    const steps = bound >= 0.01 ? 1000 : 1_000_000;
    return Math.floor(bound * steps) / steps;
}

function scaledNote(wanted: number, scale: number): string {
    return `drawn at the scale ${scale} instead of ${wanted}: PNG ends at ${LONGEST_SIDE} pixels a side and ${Math.floor(MOST_PIXELS / 1e6)} million in all. SVG and PDF are sharp at any size.`;
}

/** Names the family of each part of a text: left to itself, the rasteriser sets all of it in the font that fills up. */
function withFamilies(content: string, others: readonly OtherFont[]): string {
    return fontSegments(content, others)
        .map(({ text, font }) => (font ? `<tspan style="font-family:'${font.family}'">${text}</tspan>` : text))
        .join('');
}

/** The document with signs in its texts that the font has; markup is told apart as we write it. */
function withDrawableTexts(svg: string, others: readonly OtherFont[]): { text: string; missing: readonly string[] } {
    const missing: string[] = [];
    const text = svg.replace(/<text\b[^>]*>[\s\S]*?<\/text>/g, (element) =>
        element.replace(/>[^<]+</g, (content) => {
            const drawable = drawableText(content, (codePoint) => others.some((font) => font.has(codePoint)));
            missing.push(...drawable.missing);
            return withFamilies(drawable.text, others);
        }),
    );
    return { text, missing };
}
