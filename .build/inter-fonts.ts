/**
 * Writes `src/diagram/fonts/`: Inter in the weights and with the characters of pictures, as TrueType for PNG and PDF
 * and as WOFF2 for pages. Of the features only kerning and the places of accents are left: `calt` would turn `->` and
 * `2x` in names into something else, and not every program that shows a picture can be told to leave it.
 */
/// <reference path="./subset-font.d.ts" />
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { INTER_MARKS, INTER_RANGES, INTER_WEIGHTS, readInter } from './inter.ts';
import { repository } from './repository.ts';

/** Where the fonts are written, from the repository's root. */
export const INTER_FONTS_FOLDER = 'src/diagram/fonts';

/** Family and style as applications group them; without these the weights are families of their own. */
const TYPOGRAPHIC_NAMES = [16, 17];

/** The fonts by the names of their files. */
export async function interFonts(): Promise<ReadonlyMap<string, Uint8Array>> {
    const characters = [...INTER_RANGES, INTER_MARKS].flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    );
    const fonts = new Map<string, Uint8Array>();
    for (const { weight, file } of INTER_WEIGHTS) {
        const font = await subsetFont(readInter(file), characters.join(''), {
            targetFormat: 'truetype',
            keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp'],
            noHinting: true,
            preserveNameIds: TYPOGRAPHIC_NAMES,
        });
        fonts.set(`inter-${weight}.ttf`, font);
    }
    return fonts;
}

if (import.meta.main) {
    const folder = join(repository, INTER_FONTS_FOLDER);
    mkdirSync(folder, { recursive: true });
    for (const [name, font] of await interFonts()) {
        writeFileSync(join(folder, name), font);
    }
}
