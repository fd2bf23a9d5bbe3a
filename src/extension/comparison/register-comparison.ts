import {
    commands,
    type ExtensionContext,
    type LogOutputChannel,
    ProgressLocation,
    type Uri,
    window,
    workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
    type ComparisonResult,
    compareWith,
    EARLIER_SCHEME,
    type EarlierState,
    earlierTextReference,
    mayRunGit,
    readEarlierText,
} from '../../protocol/diagram/comparison.ts';
import { parseMessage } from '../../protocol/message.ts';
import { ask } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import type { LanguageServer } from '../language-server.ts';
import { modelToShow } from '../panel/model-to-show.ts';
import { pickEarlierState } from './pick-earlier-state.ts';

/** Offers to compare a project with an earlier state of it, and shows files as they were. */
export function registerComparison(context: ExtensionContext, server: LanguageServer, output: LogOutputChannel): void {
    const run = async (resource: unknown, given: unknown): Promise<ComparisonResult | undefined> => {
        try {
            return await compare(server, resource, given);
        } catch (error) {
            const text = error instanceof Error ? error.message : String(error);
            output.error(text);
            void window.showErrorMessage(`Firebreak: ${text}`);
            return undefined;
        }
    };
    context.subscriptions.push(
        commands.registerCommand(commandIds.compareWith, run),
        workspace.registerTextDocumentContentProvider(EARLIER_SCHEME, {
            async provideTextDocumentContent({ query }: Uri) {
                const reference = parseMessage(EARLIER_SCHEME, earlierTextReference, JSON.parse(query));
                return (await ask(server, readEarlierText, reference)).text;
            },
        }),
    );
}

/** Tells the language server whether the person trusts the workspace. */
export function answerTrustRequests(client: BaseLanguageClient): void {
    client.onRequest<object, void>(mayRunGit.method, () => ({ allowed: workspace.isTrusted }));
}

/** @param given what to compare with; whoever runs the command without is asked */
async function compare(
    server: LanguageServer,
    resource: unknown,
    given: unknown,
): Promise<ComparisonResult | undefined> {
    const file = await modelToShow(resource);
    if (!file) {
        void window.showInformationMessage('Firebreak: there is no model (.fbk) in this workspace to compare.');
        return undefined;
    }
    const earlier = typeof given === 'string' ? revisionNamed(given) : await pickEarlierState(file);
    if (!earlier) {
        return undefined;
    }
    const result = await compareVisibly(server, file, earlier);
    if (result) {
        await commands.executeCommand(commandIds.openDiagramToSide, file, result.view);
    }
    return result;
}

function revisionNamed(name: string): EarlierState {
    return { kind: 'revision', name };
}

/** Nothing when the person cancels it. */
async function compareVisibly(
    server: LanguageServer,
    file: Uri,
    earlier: EarlierState,
): Promise<ComparisonResult | undefined> {
    const name = earlier.kind === 'revision' ? earlier.name : 'the folder';
    const options = {
        location: ProgressLocation.Notification,
        title: `Comparing the architecture with ${name}`,
        cancellable: true,
    };
    return window.withProgress(options, async (_, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        try {
            return await ask(server, compareWith, { uri: file.toString(), with: earlier }, abort.signal);
        } catch (error) {
            if (abort.signal.aborted) {
                return undefined;
            }
            throw error;
        }
    });
}
