/** The little of fontkit that our fonts are made and tested with; the package ships no types. */
declare module 'fontkit' {
    interface Glyph {
        readonly advanceWidth: number;
    }
    interface Font {
        readonly unitsPerEm: number;
        readonly availableFeatures: readonly string[];
        readonly characterSet: readonly number[];
        hasGlyphForCodePoint(codePoint: number): boolean;
        glyphForCodePoint(codePoint: number): Glyph;
        layout(text: string): { readonly advanceWidth: number; readonly glyphs: readonly Glyph[] };
        getName(key: string): string | null;
    }
    export function create(bytes: Uint8Array): Font;
}
