import { escapeText } from '../render/xml.ts';
import { type InterFonts, interFontFaces } from './inter-fonts.ts';

/** The parts of a page that works from one file, without a network. */
export interface HtmlPage {
    readonly title: string;
    /** What the page's script works on; becomes JSON. */
    readonly data: unknown;
    /** Id of the element that holds the data. */
    readonly dataId: string;
    readonly script: string;
    /** Base64 of the script's SHA-256, by which the page's policy knows it. */
    readonly scriptHash: string;
    readonly styles: string;
    /** Inter as WOFF2. */
    readonly fonts: InterFonts;
}

/**
 * One self-contained HTML document. Its policy lets run nothing but its own script and lets it load nothing at all.
 */
export function htmlPage({ title, data, dataId, script, scriptHash, styles, fonts }: HtmlPage): string {
    const policy = [
        "default-src 'none'",
        `script-src 'sha256-${scriptHash}'`,
        "style-src 'unsafe-inline'",
        'font-src data:',
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    return [
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${escapeText(title)}</title>`,
        `<style>${interFontFaces(fonts)}\n${styles}</style>`,
        '</head>',
        '<body>',
        `<script type="application/json" id="${dataId}">${json(data)}</script>`,
        `<script>${script}</script>`,
        '</body>',
        '</html>',
        '',
    ].join('\n');
}

/** JSON in which no text can end the element that holds it. */
function json(data: unknown): string {
    return JSON.stringify(data).replace(
        /[<\u2028\u2029]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
