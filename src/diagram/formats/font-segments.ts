import { isInInter, isMark } from '../text/measure.ts';
import type { OtherFont } from './other-fonts.ts';

/** A part of a text in one font. */
export interface FontSegment {
    readonly text: string;
    /** Nothing for Inter. */
    readonly font: OtherFont | undefined;
}

/**
 * Cuts a text where its font changes: Inter as far as it goes, then the first of the others that has the sign. Marks
 * stay with what they stand on, and spaces with the words on both sides when these are in one font: words that are read
 * from right to left have to be set together.
 */
export function fontSegments(text: string, others: readonly OtherFont[]): readonly FontSegment[] {
    if (others.length === 0) {
        return [{ text, font: undefined }];
    }
    const signs = [...text];
    const fonts: (OtherFont | undefined)[] = [];
    for (const [i, sign] of signs.entries()) {
        const before = fonts[i - 1];
        if (sign === ' ' && before?.has(0x20)) {
            const next = signs.slice(i).find((each) => each !== ' ');
            fonts.push(next !== undefined && fontOf(next, others) === before ? before : undefined);
        } else {
            fonts.push(isMark(sign.codePointAt(0) ?? 0) && i > 0 ? before : fontOf(sign, others));
        }
    }
    const segments: FontSegment[] = [];
    for (const [i, sign] of signs.entries()) {
        const last = segments.at(-1);
        if (last && last.font === fonts[i]) {
            segments[segments.length - 1] = { text: last.text + sign, font: last.font };
        } else {
            segments.push({ text: sign, font: fonts[i] });
        }
    }
    return segments;
}

function fontOf(sign: string, others: readonly OtherFont[]): OtherFont | undefined {
    const codePoint = sign.codePointAt(0) ?? 0;
    return isInInter(codePoint) ? undefined : others.find((font) => font.has(codePoint));
}
