import { create, type Font } from 'fontkit';

/** A font beside Inter, for signs that Inter does not have. */
export interface OtherFont {
    /** The file as it is: TrueType, OpenType, or a collection of which the first font counts. */
    readonly bytes: Uint8Array;
    /** The same, opened. */
    readonly font: Font;
    /** What style sheets call it. */
    readonly family: string;
    /** Whether it has a glyph for a code point. */
    has(codePoint: number): boolean;
}

/**
 * Opens a font file.
 *
 * @throws Error when it is none that can be read
 */
export function openFont(bytes: Uint8Array): Font {
    const opened = create(bytes as Buffer);
    const font = 'fonts' in opened ? opened.fonts[0] : opened;
    if (!font) {
        throw new Error('The collection has no font.');
    }
    return font;
}

/**
 * Opens a font to fill up Inter with.
 *
 * @throws Error when it is none that can be read
 */
export function openOtherFont(bytes: Uint8Array): OtherFont {
    const font = openFont(bytes);
    if (font.type !== 'TTF') {
        throw new Error(`It is a font as ${font.type}, which pages use; TrueType or OpenType is needed.`);
    }
    const family = font.getName('preferredFamily', 'en') ?? font.familyName;
    return {
        bytes,
        font,
        family: family.replace(/['"\\<>&]/g, ''),
        has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    };
}
