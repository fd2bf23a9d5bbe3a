import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Worker as Thread } from 'node:worker_threads';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { elkInWorker } from '../diagram/layout/elk-engine.ts';
import { openGitRevision } from '../project/git/git-revision.ts';
import { runInWorkers } from '../simulation/replication/run-in-workers.ts';
import { nodeRunThread } from '../simulation/replication/run-threads.ts';
import type { RunThread } from '../simulation/replication/worker-messages.ts';
import { describeError } from './requests/describe-error.ts';
import { startFirebreakServer } from './start-server.ts';

const connection = createConnection(ProposedFeatures.all);

process.on('unhandledRejection', (reason) => {
    connection.console.error(`A task failed, the language server goes on: ${describeError(reason)}`);
});
process.on('uncaughtException', (error) => {
    // The state may be broken now. The editor starts a fresh server; standard error arrives even if it is quick.
    process.stderr.write(`The language server stops: ${describeError(error)}\n`, () => process.exit(1));
});

startFirebreakServer(
    connection,
    { file: NodeFileSystem.fileSystemProvider() },
    elkInWorker(startLayoutThread),
    openGitRevision,
    runInWorkers(startSimulationThread, Math.max(1, availableParallelism() - 1)),
);

/** A thread that runs the script beside this one, with the face of a browser's worker. */
function startLayoutThread(): Worker {
    const thread = new Thread(scriptBeside('layout-worker.cjs'));
    // The thread alone shall not keep the process alive.
    thread.unref();
    const worker = {
        onmessage: undefined as ((event: { readonly data: unknown }) => void) | undefined,
        postMessage: (message: unknown) => thread.postMessage(message),
        terminate: () => void thread.terminate(),
    };
    thread.on('message', (data: unknown) => worker.onmessage?.({ data }));
    thread.on('error', (error) => connection.console.error(`The layout broke off: ${describeError(error)}`));
    return worker as unknown as Worker;
}

/** A thread that runs replications; one core is left for this thread and the editor. */
function startSimulationThread(): RunThread {
    const thread = new Thread(scriptBeside('simulation-worker.cjs'));
    thread.unref();
    return nodeRunThread(thread);
}

/** Path of another script of the server. */
function scriptBeside(name: string): string {
    return join(dirname(process.argv[1] ?? ''), name);
}
