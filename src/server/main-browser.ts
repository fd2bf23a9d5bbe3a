import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
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

startFirebreakServer(connection, {});
