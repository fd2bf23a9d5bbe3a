/** The little of fontkit that the width table is made with; the package ships no types. */
declare module 'fontkit' {
    interface Glyph {
        readonly advanceWidth: number;
    }
    interface Font {
        readonly unitsPerEm: number;
        hasGlyphForCodePoint(codePoint: number): boolean;
        glyphForCodePoint(codePoint: number): Glyph;
    }
    export function create(bytes: Uint8Array): Font;
}
