import { type InterFonts, interFontFaces } from '../../diagram/formats/inter-fonts.ts';
import { escapeText } from '../../diagram/render/xml.ts';
import type { ExperimentReport } from '../experiment-report.ts';
import { pageStyle } from './page-style.ts';
import { resultMarkup } from './result-markup.ts';

/** It loads nothing and runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/**
 * A page with the results of experiments, in one file that needs no network.
 *
 * @param title of the page: the system
 * @param nameOf how an element is called for people
 */
export function reportPage(
    title: string,
    reports: readonly ExperimentReport[],
    fonts: InterFonts,
    nameOf: (id: string) => string,
): string {
    return [
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        `<title>${escapeText(title)}</title>`,
        `<style>${interFontFaces(fonts)}\n${pageStyle()}</style>`,
        '</head>',
        '<body>',
        `<main class="results"><h1>${escapeText(title)}</h1>`,
        ...reports.map((report) => resultMarkup(report, nameOf)),
        '</main>',
        '</body>',
        '</html>',
        '',
    ].join('\n');
}
