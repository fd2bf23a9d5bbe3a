import {
    commands,
    type Disposable,
    type ExtensionContext,
    type LogOutputChannel,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
} from 'vscode';
import { formatMoment } from '../../model/quantities.ts';
import { parseMessage } from '../../protocol/message.ts';
import { compareRuns } from '../../protocol/simulation/experiments.ts';
import {
    fromResults,
    type MessageFromResults,
    type MessageToResults,
    type ShownRun,
} from '../../protocol/simulation/results-page.ts';
import { ask } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import type { LanguageServer } from '../language-server.ts';
import type { DiagramPanel } from '../panel/diagram-panel.ts';
import { replayMarks } from './replay-marks.ts';
import { resultsPage } from './results-page.ts';
import type { FinishedRun } from './run-experiments.ts';

/** Type of the panel towards the editor. */
const PANEL_TYPE = 'firebreak.results';
/** Runs that are kept, here and by the server; older ones are forgotten. */
const MOST_RUNS = 20;

/** The panel with the results of experiments. */
export interface ResultsPanel extends Disposable {
    /** Takes up a run; a panel that is open shows it. */
    readonly add: (finished: FinishedRun) => void;
    /** Shows the last results, of one experiment if it has any. */
    readonly show: (experiment: string | undefined) => void;
}

/** What the panel is made with. */
export interface ResultsSurroundings {
    readonly context: ExtensionContext;
    readonly server: LanguageServer;
    readonly output: LogOutputChannel;
    /** The diagram panels that are open. */
    readonly diagrams: () => readonly DiagramPanel[];
}

/** Makes the panel, which opens when it is first asked for. */
export function createResultsPanel({ context, server, output, diagrams }: ResultsSurroundings): ResultsPanel {
    let runs: readonly FinishedRun[] = [];
    let panel: WebviewPanel | undefined;
    let isReady = false;

    const post = (message: MessageToResults) => {
        if (isReady) {
            void panel?.webview.postMessage(message);
        }
    };
    const runOf = (key: string) => runs.find(({ run }) => run === key);

    function receive(message: MessageFromResults): void {
        switch (message.type) {
            case 'ready':
                isReady = true;
                post({ type: 'runs', runs: runs.map(shownRun) });
                break;
            case 'moment':
                replay(runOf(message.key), message.at);
                break;
            case 'diagram':
                void openDiagram(runOf(message.key));
                break;
            case 'compare':
                void compare(message.key, message.with);
                break;
        }
    }

    function replay(finished: FinishedRun | undefined, at: number | undefined): void {
        for (const diagram of finished ? diagrams() : []) {
            const project = finished?.experiment.project ?? '';
            const moment =
                finished && at !== undefined
                    ? {
                          title: `${finished.experiment.id} at ${formatMoment(at)}`,
                          marks: replayMarks(finished.outcome.replay, at),
                      }
                    : undefined;
            diagram.tell({ type: 'replay', project, ...(moment ? { moment } : {}) });
        }
    }

    async function openDiagram(finished: FinishedRun | undefined): Promise<void> {
        if (finished) {
            await commands.executeCommand(
                commandIds.openDiagramToSide,
                Uri.parse(finished.experiment.location.uri),
                'services',
            );
        }
    }

    async function compare(key: string, other: string): Promise<void> {
        try {
            const { markup } = await ask(server, compareRuns, { run: key, with: other });
            if (markup === undefined) {
                throw new Error('One of the runs is forgotten: run the experiment again.');
            }
            post({ type: 'compared', key, with: other, markup });
        } catch (error) {
            void window.showErrorMessage(`Firebreak: ${error instanceof Error ? error.message : error}`);
        }
    }

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
                receive(parseMessage('results page', fromResults, message));
            } catch (error) {
                output.warn(error instanceof Error ? error.message : String(error));
            }
        });
        opened.onDidChangeViewState(() => {
            // A page that is hidden is gone; it says so when it is back.
            isReady &&= opened.visible;
        });
        opened.onDidDispose(() => {
            replay(runs[0], undefined);
            panel = undefined;
            isReady = false;
        });
        opened.webview.html = resultsPage({
            script: opened.webview.asWebviewUri(Uri.joinPath(folder, 'results.js')).toString(),
            nonce: crypto.randomUUID(),
        });
        return opened;
    }

    return {
        add(finished) {
            runs = [finished, ...runs].slice(0, MOST_RUNS);
            post({ type: 'add', run: shownRun(finished) });
        },
        show(experiment) {
            panel ??= open();
            panel.reveal(undefined, true);
            const last = runs.find(({ experiment: { id } }) => experiment === undefined || experiment === id);
            if (last) {
                post({ type: 'choose', key: last.run });
            }
        },
        dispose: () => panel?.dispose(),
    };
}

function shownRun({ run, number, experiment, outcome }: FinishedRun): ShownRun {
    const { markup, styles, verdict, summary, replay } = outcome;
    const { duration, interval } = replay;
    return { key: run, id: experiment.id, number, verdict, summary, markup, styles, duration, interval };
}
