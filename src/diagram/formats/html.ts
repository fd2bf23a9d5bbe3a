import { escapeText } from '../render/xml.ts';
import { base64, type InterFonts, interFontFaces } from './inter-fonts.ts';

/** The files of the panel, as they are built. */
export interface PanelFiles {
    readonly script: string;
    /** Its style sheet, which names the font of the icons as a file beside it. */
    readonly styles: string;
    /** The font of the icons, as TrueType. */
    readonly icons: Uint8Array;
    readonly fonts: InterFonts;
}

/** The parts of a page that works from one file, without a network. */
export interface HtmlPage {
    readonly title: string;
    /** What the page's script works on; becomes JSON. */
    readonly data: unknown;
    /** Id of the element that holds the data. */
    readonly dataId: string;
    readonly files: PanelFiles;
}

/**
 * One self-contained HTML document. Its policy lets run nothing but its own script and lets it load nothing at all.
 */
export async function htmlPage({ title, data, dataId, files }: HtmlPage): Promise<string> {
    const policy = [
        "default-src 'none'",
        `script-src 'sha256-${await sha256(files.script)}'`,
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
        `<style>${interFontFaces(files.fonts)}\n${withIcons(files)}</style>`,
        '</head>',
        '<body>',
        `<script type="application/json" id="${dataId}">${json(data)}</script>`,
        `<script>${files.script}</script>`,
        '</body>',
        '</html>',
        '',
    ].join('\n');
}

function withIcons({ styles, icons }: PanelFiles): string {
    return styles.replace(/url\("[^"]*codicon\.ttf[^"]*"\)/g, () => `url(data:font/ttf;base64,${base64(icons)})`);
}

/** Base64 of a text's digest, by which a policy knows a script. */
async function sha256(text: string): Promise<string> {
    return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** JSON in which no text can end the element that holds it. */
function json(data: unknown): string {
    return JSON.stringify(data).replace(
        /[<\u2028\u2029]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
