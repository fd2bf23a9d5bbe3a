import { commands, type ExtensionContext, window } from 'vscode';
import { commandIds } from './command-ids.ts';
import { registerCommands } from './commands/register-commands.ts';
import { registerComparison } from './comparison/register-comparison.ts';
import { onNewDocumentKind } from './document-selector.ts';
import { registerExperiments } from './experiments/register-experiments.ts';
import { createExporter } from './export/export-diagram.ts';
import { createExportMemory } from './export/export-memory.ts';
import { registerFindings } from './findings-tree/register-findings.ts';
import { registerTools } from './language-model-tools/register-tools.ts';
import { type ClientFactory, createLanguageServer, type LanguageServer } from './language-server.ts';
import { registerNewProject } from './new-project/register-new-project.ts';
import { registerPanel } from './panel/register-panel.ts';
import { createSharedReplay } from './panel/shared-replay.ts';
import { createStatusItem } from './status-item.ts';

/**
 * What both extension hosts do when the extension wakes up. The language server starts in the background, so that
 * activation does not wait for it.
 */
export function activateExtension(context: ExtensionContext, createClient: ClientFactory): LanguageServer {
    const output = window.createOutputChannel('Firebreak', { log: true });
    context.subscriptions.push(output);
    try {
        const status = createStatusItem();
        const server = createLanguageServer(createClient, output, status, context.extensionUri);
        context.subscriptions.push(
            status,
            onNewDocumentKind(() => void server.restart()),
            commands.registerCommand(commandIds.restartLanguageServer, () => server.restart()),
            commands.registerCommand(commandIds.showOutput, () => output.show()),
        );
        registerCommands(context, server, output);
        registerNewProject(context, output);
        registerFindings(context, server, output);
        registerComparison(context, server, output);
        registerTools(context, server);
        const exporter = createExporter(server, createExportMemory(context.workspaceState));
        const replay = createSharedReplay();
        const openDiagram = registerPanel(context, server, output, exporter, replay);
        registerExperiments({ context, server, output, replay, openDiagram });
        void server.restart();
        return server;
    } catch (error) {
        // The editor itself only logs it where nobody looks.
        output.error(error instanceof Error ? error : String(error));
        void window.showErrorMessage(`Firebreak could not start: ${error}`);
        throw error;
    }
}
