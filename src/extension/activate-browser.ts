import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
    BrowserMessageReader,
    BrowserMessageWriter,
    LanguageClient,
    type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateExtension } from './activate.ts';
import type { LanguageServer } from './language-server.ts';

let server: LanguageServer | undefined;

/** Starts the extension in a browser's extension host. */
export function activate(context: ExtensionContext): void {
    const script = Uri.joinPath(context.extensionUri, 'dist', 'server', 'browser.js');
    let worker: Worker | undefined;
    const connect = async (): Promise<MessageTransports> => {
        worker?.terminate();
        worker = await createWorker(script);
        return connectTo(worker);
    };
    context.subscriptions.push({ dispose: () => worker?.terminate() });
    server = activateExtension(context, (options) => new LanguageClient('firebreak', 'Firebreak', connect, options));
}

/** Lets the language server end in good order. */
export async function deactivate(): Promise<void> {
    await server?.stop();
}

/**
 * An extension that is served by a remote machine has no address that a worker can be made from, so its script is
 * read through the editor.
 */
async function createWorker(script: Uri): Promise<Worker> {
    if (script.scheme === 'http' || script.scheme === 'https') {
        return new Worker(script.toString(true));
    }
    const source = new Blob([new Uint8Array(await workspace.fs.readFile(script))], { type: 'text/javascript' });
    const address = URL.createObjectURL(source);
    const worker = new Worker(address);
    worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
    return worker;
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
