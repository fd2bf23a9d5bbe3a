import { type ExtensionContext, Uri } from 'vscode';
import {
    BrowserMessageReader,
    BrowserMessageWriter,
    LanguageClient,
    type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateExtension } from './activate.ts';
import type { LanguageServer } from './language-server.ts';
import { moduleWorkers } from './module-worker/create-module-worker.ts';

let server: LanguageServer | undefined;

/** Starts the extension in a browser's extension host. */
export function activate(context: ExtensionContext): void {
    const createWorker = moduleWorkers(Uri.joinPath(context.extensionUri, 'dist', 'server', 'browser.js'));
    let worker: Worker | undefined;
    const connect = async (): Promise<MessageTransports> => {
        worker?.terminate();
        worker = await createWorker();
        return connectTo(worker);
    };
    context.subscriptions.push({ dispose: () => worker?.terminate() });
    server = activateExtension(context, (options) => new LanguageClient('firebreak', 'Firebreak', connect, options));
}

/** Lets the language server end in good order. */
export async function deactivate(): Promise<void> {
    await server?.stop();
}

/** A worker has no end of connection of its own: an error that it did not catch counts as its crash. */
function connectTo(worker: Worker): MessageTransports {
    const reader = new WorkerMessageReader(worker);
    worker.addEventListener('error', (event) => {
        event.preventDefault();
        worker.terminate();
        reader.close(new Error(event.message));
    });
    return { reader, writer: new BrowserMessageWriter(worker) };
}

class WorkerMessageReader extends BrowserMessageReader {
    close(reason: Error): void {
        this.fireError(reason);
        this.fireClose();
    }
}
