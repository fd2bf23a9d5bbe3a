/** The bytes of Inter by weight; who writes a file in a format that embeds fonts reads them and hands them in. */
export type InterFonts = Readonly<Record<400 | 500 | 600, Uint8Array>>;

/** The weights of {@link InterFonts}. */
export const INTER_FONT_WEIGHTS = [400, 500, 600] as const;

/**
 * Style rules that give a page Inter without a network, with its files as `data:` addresses. The page's
 * Content-Security-Policy has to say `font-src data:`.
 */
export function interFontFaces(fonts: InterFonts): string {
    return INTER_FONT_WEIGHTS.map(
        (weight) =>
            `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${base64(fonts[weight])}) format("truetype")}`,
    ).join('\n');
}

/** Bytes that are turned into characters at once; all of them would be too many arguments. */
const PORTION = 0x8000;

/** Bytes as base64, in Node and in a browser. */
export function base64(bytes: Uint8Array): string {
    let binary = '';
    for (let start = 0; start < bytes.length; start += PORTION) {
        binary += String.fromCharCode(...bytes.subarray(start, start + PORTION));
    }
    return btoa(binary);
}
