import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReplicationRunner } from '../../simulation/replication/replication-runner.ts';
import { runInWorkers } from '../../simulation/replication/run-in-workers.ts';
import { nodeRunThread } from '../../simulation/replication/run-threads.ts';
import type { RunThread } from '../../simulation/replication/worker-messages.ts';

/** Runs replications in threads of Node, as many as the machine has cores. */
export function runInThreads(): ReplicationRunner {
    return runInWorkers(startThread, availableParallelism());
}

function startThread(): RunThread {
    // The bundle writes it beside this code; the sources have it one folder up.
    const isSource = extname(fileURLToPath(import.meta.url)) === '.ts';
    const script = isSource ? '../simulation-worker.ts' : './simulation-worker.js';
    return nodeRunThread(new Worker(new URL(script, import.meta.url)));
}
