import {
    type Disposable,
    type ExtensionContext,
    type LogOutputChannel,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
} from 'vscode';
import { parseMessage } from '../../protocol/message.ts';
import { fromResults, type MessageToResults, type ShownRun } from '../../protocol/simulation/results-page.ts';
import { resultsPage } from './results-page.ts';
import type { FinishedRun } from './run-experiments.ts';

/** Type of the panel towards the editor. */
const PANEL_TYPE = 'firebreak.results';
/** Runs that are kept; older ones are forgotten. */
const MOST_RUNS = 20;

/** The panel with the results of experiments. */
export interface ResultsPanel extends Disposable {
    /** Takes up a run; a panel that is open shows it. */
    readonly add: (finished: FinishedRun) => void;
    /** Shows the last results, of one experiment if it has any. */
    readonly show: (experiment: string | undefined) => void;
}

/** Makes the panel, which opens when it is first asked for. */
export function createResultsPanel(context: ExtensionContext, output: LogOutputChannel): ResultsPanel {
    const runs: ShownRun[] = [];
    let panel: WebviewPanel | undefined;
    let isReady = false;
    let count = 0;

    const post = (message: MessageToResults) => {
        if (isReady) {
            void panel?.webview.postMessage(message);
        }
    };

    function open(): WebviewPanel {
        const opened = window.createWebviewPanel(
            PANEL_TYPE,
            'Experiment results',
            { viewColumn: ViewColumn.Beside, preserveFocus: true },
            { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist', 'webview')] },
        );
        const address = (name: string) =>
            opened.webview.asWebviewUri(Uri.joinPath(context.extensionUri, 'dist', 'webview', name)).toString();
        opened.webview.onDidReceiveMessage((message: unknown) => {
            try {
                parseMessage('results page', fromResults, message);
                isReady = true;
                post({ type: 'runs', runs: [...runs] });
            } catch (error) {
                output.warn(error instanceof Error ? error.message : String(error));
            }
        });
        opened.onDidDispose(() => {
            panel = undefined;
            isReady = false;
        });
        opened.webview.html = resultsPage({
            script: address('results.js'),
            nonce: crypto.randomUUID(),
        });
        return opened;
    }

    return {
        add({ experiment, outcome }) {
            count++;
            const { markup, styles, chart, verdict, summary } = outcome;
            const run = {
                key: String(count),
                id: experiment.id,
                number: count,
                verdict,
                summary,
                markup,
                styles,
                chart,
            };
            runs.unshift(run);
            runs.splice(MOST_RUNS);
            post({ type: 'add', run });
        },
        show(experiment) {
            panel ??= open();
            panel.reveal(undefined, true);
            const last = runs.find(({ id }) => experiment === undefined || experiment.endsWith(`\n${id}`));
            if (last) {
                post({ type: 'choose', key: last.key });
            }
        },
        dispose: () => panel?.dispose(),
    };
}
