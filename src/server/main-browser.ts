import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { elkInWorker } from '../diagram/layout/elk-engine.ts';
import type { LayoutEngine } from '../diagram/layout/engine.ts';
import { fromBase64 } from '../protocol/base64.ts';
import { type ExtensionAsset, readAsset } from '../protocol/diagram/export.ts';
import { parseMessage } from '../protocol/message.ts';
import type { ReplicationRunner } from '../simulation/replication/replication-runner.ts';
import { runInWorkers } from '../simulation/replication/run-in-workers.ts';
import { webRunThread } from '../simulation/replication/run-threads.ts';
import { describeError } from './requests/describe-error.ts';
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

startFirebreakServer(connection, {}, layoutInWorker(), undefined, runsInWorkers());

/** ELK in a worker of this worker; its script comes from the editor, since it has no address that a worker may load. */
function layoutInWorker(): LayoutEngine {
    let engine: Promise<LayoutEngine> | undefined;
    return {
        async layout(graph, limit, signal) {
            engine ??= workerScript('layout-worker').then((script) => elkInWorker(() => new Worker(script)));
            engine.catch(() => {
                engine = undefined;
            });
            return (await engine).layout(graph, limit, signal);
        },
        close: () => void engine?.then((running) => running.close()),
    };
}

/** Replications in workers of this worker. */
function runsInWorkers(): ReplicationRunner {
    let runner: Promise<ReplicationRunner> | undefined;
    return {
        async run(plan, seeds, options) {
            runner ??= workerScript('simulation-worker').then((script) =>
                runInWorkers(() => webRunThread(new Worker(script)), Math.max(1, navigator.hardwareConcurrency - 1)),
            );
            runner.catch(() => {
                runner = undefined;
            });
            return (await runner).run(plan, seeds, options);
        },
        stop: () => void runner?.then((running) => running.stop()),
    };
}

/** A script as an address that a worker may load. */
async function workerScript(asset: ExtensionAsset): Promise<string> {
    const answer: unknown = await connection.sendRequest(readAsset.method, { asset });
    const { content } = parseMessage(readAsset.method, readAsset.result, answer);
    return URL.createObjectURL(new Blob([new Uint8Array(fromBase64(content))], { type: 'text/javascript' }));
}
