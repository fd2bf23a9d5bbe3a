import process from 'node:process';
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension } from './activate.ts';
import type { LanguageServer } from './language-server.ts';
import { registerTasks } from './tasks/register-tasks.ts';

let server: LanguageServer | undefined;

/** Starts the extension in a Node extension host: on the desktop, in a container, over a remote connection. */
export function activate(context: ExtensionContext): void {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server', 'node.js').fsPath;
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    server = activateExtension(
        context,
        (options) => new LanguageClient('firebreak', 'Firebreak', { run, debug }, options),
    );
    const script = Uri.joinPath(context.extensionUri, 'dist', 'server', 'command.js').fsPath;
    context.subscriptions.push(registerTasks(server, { program: process.execPath, script }));
}

/** Lets the language server end in good order. */
export async function deactivate(): Promise<void> {
    await server?.stop();
}
