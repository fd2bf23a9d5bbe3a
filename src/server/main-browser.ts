import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { elkInWorker } from '../diagram/layout/elk-engine.ts';
import type { LayoutEngine } from '../diagram/layout/engine.ts';
import { fromBase64 } from '../protocol/base64.ts';
import { readAsset } from '../protocol/diagram/export.ts';
import { parseMessage } from '../protocol/message.ts';
import { describeError } from './describe-error.ts';
import { startFirebreakServer } from './start-server.ts';

// The file is the script of a dedicated worker, where `self` is also the channel to the editor.
const worker = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

worker.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    connection.console.error(`A task failed, the language server goes on: ${describeError(event.reason)}`);
});
// In a worker the console is the browser's, where nobody looks for what an extension says.
console.error = (...values: unknown[]) => connection.console.error(values.map(describeError).join(' '));
console.warn = (...values: unknown[]) => connection.console.warn(values.map(describeError).join(' '));

startFirebreakServer(connection, {}, layoutInWorker());

/** ELK in a worker of this worker; its script comes from the editor, since it has no address that a worker may load. */
function layoutInWorker(): LayoutEngine {
    let engine: Promise<LayoutEngine> | undefined;
    return {
        async layout(graph, limit, signal) {
            engine ??= layoutScript().then((script) => elkInWorker(() => new Worker(script)));
            engine.catch(() => {
                engine = undefined;
            });
            return (await engine).layout(graph, limit, signal);
        },
        close: () => void engine?.then((running) => running.close()),
    };
}

async function layoutScript(): Promise<string> {
    const answer: unknown = await connection.sendRequest(readAsset.method, { asset: 'layout-worker' });
    const { content } = parseMessage(readAsset.method, readAsset.result, answer);
    return URL.createObjectURL(new Blob([new Uint8Array(fromBase64(content))], { type: 'text/javascript' }));
}
