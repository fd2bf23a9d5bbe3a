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
import type { FinishedRun, RunFollower } from './run-experiments.ts';
import { runFiles } from './run-files.ts';
import { createRunStorage } from './run-storage.ts';

/** Type of the panel towards the editor. */
const PANEL_TYPE = 'firebreak.results';

/**
 * The panel with the results of experiments: it takes up what is run, shows it while it is open, and is there again when
 * a window is opened again.
 */
export interface ResultsPanel extends RunFollower, Disposable {
    /** Takes up the runs that were kept before this window, once; nothing is run before. */
    readonly recall: () => Promise<void>;
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

    const { storageUri } = context;
    // A window without a folder has no place of its own.
    const storage = storageUri && createRunStorage(runFiles(Uri.joinPath(storageUri, 'experiments')));
    let recalled: Promise<void> | undefined;

    function recall(): Promise<void> {
        recalled ??= (async () => {
            try {
                relay.recall((await storage?.load()) ?? []);
            } catch (error) {
                output.warn(`The last runs cannot be read: ${reasonOf(error)}`);
            }
        })();
        return recalled;
    }

    async function keep(finished: FinishedRun): Promise<void> {
        try {
            await storage?.keep(finished);
        } catch (error) {
            output.warn(`A run is not kept for the next window: ${reasonOf(error)}`);
        }
    }

    function open(): WebviewPanel {
        return dress(
            window.createWebviewPanel(PANEL_TYPE, 'Experiment results', {
                viewColumn: ViewColumn.Beside,
                preserveFocus: true,
            }),
        );
    }

    /** Fills a panel, which the editor makes by itself when a window is opened again. */
    function dress(opened: WebviewPanel): WebviewPanel {
        const folder = Uri.joinPath(context.extensionUri, 'dist', 'webview');
        const { webview } = opened;
        webview.options = { enableScripts: true, localResourceRoots: [folder] };
        opened.iconPath = {
            light: Uri.joinPath(folder, 'diagram-light.svg'),
            dark: Uri.joinPath(folder, 'diagram-dark.svg'),
        };
        webview.onDidReceiveMessage((message: unknown) => {
            try {
                relay.receive(parseMessage('results page', fromResults, message));
            } catch (error) {
                output.warn(reasonOf(error));
            }
        });
        opened.onDidChangeViewState(() => {
            // A page that is hidden is gone; it says so when it is back.
            if (!opened.visible) {
                relay.pageHidden();
            }
        });
        opened.onDidDispose(() => {
            if (panel === opened) {
                panel = undefined;
                relay.pageClosed();
            }
        });
        // A page that comes before the runs would say that there are none.
        void recall().then(() => {
            if (panel === opened) {
                const script = webview.asWebviewUri(Uri.joinPath(folder, 'results.js')).toString();
                webview.html = resultsPage({ script, nonce: crypto.randomUUID() });
            }
        });
        return opened;
    }

    const serializer = window.registerWebviewPanelSerializer(PANEL_TYPE, {
        async deserializeWebviewPanel(opened: WebviewPanel) {
            // There is one panel: that in which somebody looks, so one that was opened meanwhile gives way.
            panel?.dispose();
            panel = dress(opened);
        },
    });

    return {
        recall,
        nextNumber: relay.nextNumber,
        begun: relay.begun,
        judged(finished) {
            relay.judged(finished);
            void keep(finished);
        },
        ended: relay.ended,
        show(experiment) {
            panel ??= open();
            panel.reveal(undefined, true);
            void recall().then(() => relay.choose(experiment));
        },
        dispose() {
            progress.dispose();
            serializer.dispose();
            panel?.dispose();
        },
    };
}

function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
