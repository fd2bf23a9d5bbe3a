import { webviewPage } from '../webview-page.ts';

/** Where the file of the page is, as a webview may load it. */
export interface ResultsPage {
    readonly script: string;
    /** Random for each page, so that no other script and no other style holds in it. */
    readonly nonce: string;
}

/** The page that shows results of experiments. It loads its own script and nothing else. */
export function resultsPage({ script, nonce }: ResultsPage): string {
    return webviewPage({ title: 'Experiment results', script, nonce, allowed: [`style-src 'nonce-${nonce}'`] });
}
