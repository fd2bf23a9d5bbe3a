/**
 * Writes `src/diagram/text/inter-widths.ts`: the advance widths of Inter, so that text is measured the same in Node,
 * in a worker and in a browser without a font at hand. Run it after an update of the font package.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { openFont } from '../src/diagram/formats/other-fonts.ts';
import { INTER_RANGES, INTER_WEIGHTS, readInter } from './inter.ts';
import { repository } from './repository.ts';

/** Where the generated table stands, from the repository's root. */
export const INTER_WIDTHS_FILE = 'src/diagram/text/inter-widths.ts';

const LINE = 100;

/** The text of the table. */
export function interWidths(): string {
    const fonts = INTER_WEIGHTS.map(({ weight, file }) => ({ weight, font: openFont(readInter(file)) }));
    const unitsPerEm = fonts[0]?.font.unitsPerEm ?? 0;
    const tables = fonts.map(({ weight, font }) => {
        const ranges = INTER_RANGES.map(([first, last]) => {
            const widths = Array.from({ length: last - first + 1 }, (_, i) =>
                font.hasGlyphForCodePoint(first + i) ? font.glyphForCodePoint(first + i).advanceWidth : 0,
            );
            return `        { first: 0x${first.toString(16)}, widths:\n${wrapped(widths.map((w) => w.toString(36)).join(' '))} },\n`;
        });
        return `    ${weight}: [\n${ranges.join('')}    ],\n`;
    });
    return `// biome-ignore-all format: written by .build/inter-widths.ts

/** Advance widths of consecutive code points, in font units, base 36, separated by spaces; 0 where there is no glyph. */
export interface WidthRange {
    readonly first: number;
    readonly widths: string;
}

/** Font units in one em of Inter. */
export const INTER_UNITS_PER_EM = ${unitsPerEm};

/** Widths of Inter (SIL Open Font License 1.1) by weight; without kerning, which only makes text narrower. */
export const INTER_WIDTHS: Readonly<Record<400 | 500 | 600, readonly WidthRange[]>> = {
${tables.join('')}};
`;
}

/** A string literal over several lines of source. */
function wrapped(text: string): string {
    const lines: string[] = [];
    let rest = text;
    while (rest.length > LINE) {
        const end = rest.lastIndexOf(' ', LINE) + 1;
        lines.push(rest.slice(0, end));
        rest = rest.slice(end);
    }
    lines.push(rest);
    return lines.map((line) => `            '${line}'`).join(' +\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    writeFileSync(join(repository, INTER_WIDTHS_FILE), interWidths());
}
