import { webviewPage } from '../webview-page.ts';

/** Where a panel's files are, as a webview may load them. */
export interface PanelPage {
    readonly script: string;
    readonly styles: string;
    /** Source of the files in the words of a content security policy. */
    readonly source: string;
    /** Random for each page, so that no other script runs in it. */
    readonly nonce: string;
}

/** The page of the diagram panel. It loads its own script, style sheet and icon font, and nothing else. */
export function panelPage({ script, styles, source, nonce }: PanelPage): string {
    return webviewPage({
        title: 'Firebreak diagram',
        script,
        styles,
        nonce,
        // A picture is drawn as pixels from an address of its own bytes.
        allowed: [`style-src ${source}`, `font-src ${source}`, 'img-src blob:'],
    });
}
