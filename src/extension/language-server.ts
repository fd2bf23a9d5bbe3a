import {
    CancellationTokenSource,
    type Event,
    EventEmitter,
    type LogOutputChannel,
    type Uri,
    window,
    workspace,
} from 'vscode';
import {
    type BaseLanguageClient,
    CloseAction,
    ErrorAction,
    type ErrorHandler,
    type LanguageClientOptions,
    RevealOutputChannelOn,
    State,
} from 'vscode-languageclient';
import { CLIENT_COMMANDS } from '../protocol/client-commands.ts';
import { modelChanged } from '../protocol/diagram/picture.ts';
import { findingsChanged } from '../protocol/findings/findings.ts';
import { parseMessage } from '../protocol/message.ts';
import type { ServerState } from '../protocol/panel/to-panel.ts';
import { serverStatus } from '../protocol/server-status.ts';
import { type RunProgress, runProgress } from '../protocol/simulation/experiments.ts';
import { answerTrustRequests } from './comparison/register-comparison.ts';
import { createCrashBudget, MOST_RESTARTS } from './crash-budget.ts';
import { withExplanation } from './diagnostic-links.ts';
import { selectDocuments } from './document-selector.ts';
import { answerFileRequests } from './file-access.ts';
import { createGoneDocuments } from './gone-documents.ts';
import { answerPageRequests } from './language-model-tools/answer-page-requests.ts';
import { answerAssetRequests } from './panel/export-assets.ts';
import type { StatusItem } from './status-item.ts';
import { concernsModel } from './watched-files.ts';

/** Broken messages in a row after which the connection is given up. */
const MOST_BROKEN_MESSAGES = 3;

const STATE_NAMES: Readonly<Record<State, ServerState>> = {
    [State.Starting]: 'starting',
    [State.Running]: 'running',
    [State.Stopped]: 'stopped',
    [State.StartFailed]: 'stopped',
};

/** Makes the client for one kind of extension host; it is not started yet. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** The language server as the commands see it. */
export interface LanguageServer {
    /** Starts the server, in place of one that runs. Never rejects: what goes wrong is shown and logged. */
    restart(): Promise<void>;
    /** Ends the server for good. */
    stop(): Promise<void>;
    /** Whether the server is up now. */
    isRunning(): boolean;
    /**
     * Asks the server something, once it runs; what comes back is still to be checked.
     *
     * @throws Error when the server does not run or has no answer
     */
    ask(method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
    /** Told when the server comes and goes. */
    readonly onStateChanged: Event<ServerState>;
    /** Told the project each time its model changes. */
    readonly onModelChanged: Event<string>;
    /** Told each time the rules have run, and when the server has started. */
    readonly onFindingsChanged: Event<void>;
    /** Told how far runs of experiments are, now and then. */
    readonly onRunProgress: Event<RunProgress>;
}

/** Sets up the language server, its status item and what a person is told when it fails. */
export function createLanguageServer(
    createClient: ClientFactory,
    output: LogOutputChannel,
    status: StatusItem,
    extension: Uri,
): LanguageServer {
    let client: BaseLanguageClient | undefined;
    let starting: Promise<void> = Promise.resolve();
    const modelChanges = new EventEmitter<string>();
    const findingsChanges = new EventEmitter<void>();
    const runProgresses = new EventEmitter<RunProgress>();
    const states = new EventEmitter<ServerState>();

    const crashes = createCrashBudget(Date.now);
    const errorHandler: ErrorHandler = {
        // The client logs each one; a crash is told once, when the connection is closed.
        error(_error, _message, count) {
            if ((count ?? 0) <= MOST_BROKEN_MESSAGES) {
                return { action: ErrorAction.Continue, handled: true };
            }
            const reason = 'The language server says what cannot be understood, so it was stopped.';
            status.showStopped(reason);
            void offerRestart(reason);
            return { action: ErrorAction.Shutdown, handled: true };
        },
        closed() {
            if (crashes.allowsRestart()) {
                status.showStarting();
                void offerOutput(output, 'The Firebreak language server stopped and was started again.');
                return { action: CloseAction.Restart, handled: true };
            }
            const reason = `The language server stopped ${MOST_RESTARTS + 1} times within a few minutes.`;
            status.showStopped(reason);
            void offerRestart(reason);
            return { action: CloseAction.DoNotRestart, handled: true, message: reason };
        },
    };

    function prepareClient(): BaseLanguageClient {
        const { follow, didChange, didClose } = createGoneDocuments(() => prepared);
        const prepared: BaseLanguageClient = createClient({
            documentSelector: selectDocuments(),
            outputChannel: output,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            diagnosticCollectionName: 'firebreak',
            initializationFailedHandler: () => false,
            errorHandler,
            initializationOptions: { commands: Object.values(CLIENT_COMMANDS) },
            middleware: {
                handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withExplanation)),
                didChange,
                didClose,
                workspace: {
                    async didChangeWatchedFile(event, next) {
                        if (concernsModel(event, openFolders())) {
                            await follow(event);
                            await next(event);
                        }
                    },
                },
            },
        });
        answerFileRequests(prepared);
        answerAssetRequests(prepared, extension);
        answerPageRequests(prepared, extension);
        answerTrustRequests(prepared);
        prepared.onNotification(serverStatus.method, (params: unknown) => {
            status.showRunning(parseMessage(serverStatus.method, serverStatus.params, params));
        });
        prepared.onDidChangeState(({ newState }) => states.fire(STATE_NAMES[newState]));
        prepared.onNotification(findingsChanged.method, () => findingsChanges.fire());
        prepared.onNotification(runProgress.method, (params: unknown) => {
            runProgresses.fire(parseMessage(runProgress.method, runProgress.params, params));
        });
        prepared.onNotification(modelChanged.method, (params: unknown) => {
            modelChanges.fire(parseMessage(modelChanged.method, modelChanged.params, params).project);
        });
        return prepared;
    }

    async function ask(method: string, params: unknown, signal: AbortSignal): Promise<unknown> {
        await starting;
        if (!client?.isRunning()) {
            throw new Error('The language server does not run.');
        }
        const source = new CancellationTokenSource();
        signal.addEventListener('abort', () => source.cancel());
        if (signal.aborted) {
            source.cancel();
        }
        try {
            return await client.sendRequest(method, params, source.token);
        } finally {
            source.dispose();
        }
    }

    async function stop(): Promise<void> {
        const stopped = client;
        client = undefined;
        try {
            await stopped?.dispose();
        } catch (error) {
            // A server that crashed or never came up cannot be asked to leave.
            output.debug(`The language server did not end in good order: ${messageOf(error)}`);
        }
    }

    function restart(): Promise<void> {
        starting = startAnew();
        return starting;
    }

    async function startAnew(): Promise<void> {
        await stop();
        status.showStarting();
        try {
            client = prepareClient();
            await client.start();
            findingsChanges.fire();
        } catch (error) {
            // The client has shown and logged it already.
            status.showStopped(messageOf(error));
        }
    }

    async function offerRestart(reason: string): Promise<void> {
        const choice = await window.showErrorMessage(`Firebreak: ${reason}`, 'Restart', 'Show output');
        if (choice === 'Restart') {
            await restart();
        } else if (choice === 'Show output') {
            output.show();
        }
    }

    return {
        restart,
        stop,
        isRunning: () => client?.isRunning() === true,
        ask,
        onStateChanged: states.event,
        onModelChanged: modelChanges.event,
        onFindingsChanged: findingsChanges.event,
        onRunProgress: runProgresses.event,
    };
}

function openFolders(): string[] {
    return (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
}

async function offerOutput(output: LogOutputChannel, message: string): Promise<void> {
    if ((await window.showWarningMessage(message, 'Show output')) !== undefined) {
        output.show();
    }
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
