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
import { compareRuns } from '../../protocol/simulation/experiments.ts';
import { fromResults } from '../../protocol/simulation/results-page.ts';
import { ask } from '../ask.ts';
import type { LanguageServer } from '../language-server.ts';
import type { OpenDiagram } from '../panel/register-panel.ts';
import type { SharedReplay } from '../panel/shared-replay.ts';
import { resultsPage } from './results-page.ts';
import { createResultsRelay } from './results-relay.ts';
import type { RunFollower } from './run-experiments.ts';

/** Type of the panel towards the editor. */
const PANEL_TYPE = 'firebreak.results';

/** The panel with the results of experiments: it takes up what is run, and shows it while it is open. */
export interface ResultsPanel extends RunFollower, Disposable {
    /** Shows the last results, of one experiment if it has any. */
    readonly show: (experiment: string | undefined) => void;
}

/** What the panel is made with. */
export interface ResultsSurroundings {
    readonly context: ExtensionContext;
    readonly server: LanguageServer;
    readonly output: LogOutputChannel;
    readonly replay: SharedReplay;
    readonly openDiagram: OpenDiagram;
}

/** Makes the panel, which opens when it is first asked for. */
export function createResultsPanel(surroundings: ResultsSurroundings): ResultsPanel {
    const { context, server, output, replay } = surroundings;
    let panel: WebviewPanel | undefined;
    const relay = createResultsRelay({
        post: (message) => void panel?.webview.postMessage(message),
        showMoment: replay.show,
        endReplay: replay.end,
        openDiagram: ({ experiment }) =>
            void surroundings.openDiagram(Uri.parse(experiment.location.uri), 'services', panel?.viewColumn),
        compare: async (run, other) => (await ask(server, compareRuns, { run, with: other })).markup,
    });
    const progress = server.onRunProgress(relay.progressed);

    function open(): WebviewPanel {
        const folder = Uri.joinPath(context.extensionUri, 'dist', 'webview');
        const opened = window.createWebviewPanel(
            PANEL_TYPE,
            'Experiment results',
            { viewColumn: ViewColumn.Beside, preserveFocus: true },
            { enableScripts: true, localResourceRoots: [folder] },
        );
        opened.iconPath = {
            light: Uri.joinPath(folder, 'diagram-light.svg'),
            dark: Uri.joinPath(folder, 'diagram-dark.svg'),
        };
        opened.webview.onDidReceiveMessage((message: unknown) => {
            try {
                relay.receive(parseMessage('results page', fromResults, message));
            } catch (error) {
                output.warn(error instanceof Error ? error.message : String(error));
            }
        });
        opened.onDidChangeViewState(() => {
            // A page that is hidden is gone; it says so when it is back.
            if (!opened.visible) {
                relay.pageHidden();
            }
        });
        opened.onDidDispose(() => {
            panel = undefined;
            relay.pageClosed();
        });
        opened.webview.html = resultsPage({
            script: opened.webview.asWebviewUri(Uri.joinPath(folder, 'results.js')).toString(),
            nonce: crypto.randomUUID(),
        });
        return opened;
    }

    return {
        begun: relay.begun,
        judged: relay.judged,
        ended: relay.ended,
        show(experiment) {
            panel ??= open();
            panel.reveal(undefined, true);
            relay.choose(experiment);
        },
        dispose() {
            progress.dispose();
            panel?.dispose();
        },
    };
}
