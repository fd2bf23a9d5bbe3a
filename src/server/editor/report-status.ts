import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { serverStatus } from '../../protocol/server-status.ts';
import type { DiagnosticCounts } from '../findings/diagnostics-publisher.ts';

/** Work shorter than this is not shown, so that the status does not flicker with every key. In milliseconds. */
const BUSY_AFTER = 400;

/**
 * Tells the editor when the server works for longer than a moment, and afterwards how much it found.
 *
 * @returns to be called when the rules have run, which is what ends each piece of work
 */
export function reportStatus(
    connection: Connection,
    shared: LangiumSharedServices,
    counts: () => DiagnosticCounts,
): () => void {
    const send = (busy: boolean) =>
        void connection.sendNotification(serverStatus.method, {
            busy,
            files: shared.workspace.LangiumDocuments.all.count(),
            ...counts(),
        });
    let pending: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
        clearTimeout(pending);
        pending = setTimeout(() => send(true), BUSY_AFTER);
    };
    const finish = () => {
        clearTimeout(pending);
        send(false);
    };
    const begun = performance.now();
    const firstBuild = shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, async (documents) => {
        firstBuild.dispose();
        const milliseconds = Math.round(performance.now() - begun);
        connection.console.info(`Read ${documents.length} models; ready ${milliseconds} ms after the start.`);
    });
    shared.lsp.LanguageServer.onInitialized(start);
    shared.workspace.DocumentBuilder.onUpdate(start);
    return finish;
}
