import { INTER_UNITS_PER_EM, INTER_WIDTHS, type WidthRange } from './inter-widths.ts';
import type { TypeStyle } from './type-styles.ts';

/** Width in pixels of a line of text set in Inter, without kerning, which only makes it narrower. */
export function textWidth(text: string, style: Pick<TypeStyle, 'size' | 'weight'>): number {
    let units = 0;
    for (const character of text) {
        units += advance(character.codePointAt(0) ?? 0, style.weight);
    }
    return (units * style.size) / INTER_UNITS_PER_EM;
}

const KNOWN: Record<400 | 500 | 600, Map<number, number>> = { 400: new Map(), 500: new Map(), 600: new Map() };

/** Advance width in font units. What Inter has no glyph for comes from another font: its width is a safe guess. */
function advance(codePoint: number, weight: 400 | 500 | 600): number {
    return advancesOfInter(weight).get(codePoint) ?? Math.round(guessedEms(codePoint) * INTER_UNITS_PER_EM);
}

function advancesOfInter(weight: 400 | 500 | 600): ReadonlyMap<number, number> {
    const table = KNOWN[weight];
    if (table.size === 0) {
        for (const range of INTER_WIDTHS[weight]) {
            read(range, table);
        }
    }
    return table;
}

/** Whether Inter, as it comes with us, has a glyph for a code point that takes room. */
export function isInInter(codePoint: number): boolean {
    return advancesOfInter(400).has(codePoint);
}

function read(range: WidthRange, into: Map<number, number>): void {
    range.widths.split(' ').forEach((width, i) => {
        const units = Number.parseInt(width, 36);
        if (units > 0) {
            into.set(range.first + i, units);
        }
    });
}

/** Ems that a code point outside the table is given room for: marks none, letters 0.7, ideographs 1, emoji 1.4. */
function guessedEms(codePoint: number): number {
    if (isMark(codePoint)) {
        return 0;
    }
    if (codePoint >= 0x1f000 || (codePoint >= 0x2600 && codePoint <= 0x27bf)) {
        return codePoint >= 0x20000 ? 1 : 1.4;
    }
    const wide =
        (codePoint >= 0x1100 && codePoint <= 0x115f) ||
        (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
        (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
        (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
        (codePoint >= 0xfe30 && codePoint <= 0xff60);
    return wide ? 1.02 : 0.7;
}

/** Combining marks, joiners, variation selectors and skin tones, which take no room of their own. */
export function isMark(codePoint: number): boolean {
    return (
        (codePoint >= 0x300 && codePoint <= 0x36f) ||
        (codePoint >= 0x200b && codePoint <= 0x200f) ||
        (codePoint >= 0x202a && codePoint <= 0x202e) ||
        (codePoint >= 0x2060 && codePoint <= 0x2069) ||
        (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
        (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff)
    );
}
