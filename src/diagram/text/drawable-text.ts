import { isInInter, isMark } from './measure.ts';

/** What stands for a sign that no font has: narrow, so that it fits where the sign was given room. */
export const STAND_IN = '◊';

/** A text as formats can draw it that have few fonts. */
export interface DrawableText {
    readonly text: string;
    /** The signs that {@link STAND_IN} stands for, in their order, each as it was written. */
    readonly missing: readonly string[];
}

const ACCENTS = { first: 0x300, last: 0x36f };
const ZERO_WIDTH_JOINER = '\u200d';
const REGIONAL_INDICATORS = { first: 0x1f1e6, last: 0x1f1ff };

/**
 * Puts a sign in the place of what there is no glyph for: without other fonts than Inter Chinese, Japanese and Korean,
 * right-to-left scripts, emoji. What belongs together, such as an emoji of several code points, becomes one sign.
 *
 * @param isInOther whether a font beside Inter has a glyph for a code point
 */
export function drawableText(text: string, isInOther: (codePoint: number) => boolean = () => false): DrawableText {
    const missing: string[] = [];
    let drawn = '';
    let isAfterMissing = false;
    let before = 0;
    for (const sign of text) {
        const codePoint = sign.codePointAt(0) ?? 0;
        if (isAfterMissing && continues(missing.at(-1) ?? '', codePoint)) {
            missing[missing.length - 1] += sign;
        } else if (isJoiner(codePoint) && isPictograph(before)) {
            // A font of single pictures has none of several, and would set them on top of each other.
            continue;
        } else if (isInInter(codePoint) || isInOther(codePoint) || (!isAfterMissing && isWithin(codePoint, ACCENTS))) {
            drawn += sign;
            isAfterMissing = false;
        } else if (!isMark(codePoint)) {
            drawn += STAND_IN;
            missing.push(sign);
            isAfterMissing = true;
        }
        before = codePoint;
    }
    return { text: drawn, missing };
}

/** Joins pictures to one, or says in which of its forms a picture is meant. */
function isJoiner(codePoint: number): boolean {
    return codePoint === 0x200d || codePoint === 0xfe0e || codePoint === 0xfe0f;
}

function isPictograph(codePoint: number): boolean {
    return codePoint >= 0x1f000 || (codePoint >= 0x2600 && codePoint <= 0x27bf);
}

/** Whether a code point is a part of the missing sign before it. */
function continues(before: string, codePoint: number): boolean {
    return (
        isMark(codePoint) ||
        before.endsWith(ZERO_WIDTH_JOINER) ||
        (isWithin(codePoint, REGIONAL_INDICATORS) &&
            [...before].length === 1 &&
            isWithin(before.codePointAt(0) ?? 0, REGIONAL_INDICATORS))
    );
}

function isWithin(codePoint: number, { first, last }: { readonly first: number; readonly last: number }): boolean {
    return codePoint >= first && codePoint <= last;
}

const MOST_NAMED = 12;

/** Says which signs could not be drawn; nothing when all could. */
export function missingSignsNote(missing: Iterable<string>): string | undefined {
    const signs = [...new Set(missing)];
    if (signs.length === 0) {
        return undefined;
    }
    const named = signs.slice(0, MOST_NAMED).join(' ');
    const others = signs.length - MOST_NAMED;
    const more = others > 0 ? ` and ${others} more` : '';
    return `${STAND_IN} stands for signs that the font does not have: ${named}${more}. SVG shows them in the reader's own fonts.`;
}
