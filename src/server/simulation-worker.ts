// The script of a worker that runs replications of experiments, in Node and in browsers, so that the language server
// goes on answering meanwhile. What makes a thread of Node look like a worker has to come first.
import './worker-scope.ts';
import { answerTasks } from '../simulation/replication/answer-tasks.ts';
import type { WorkerTask } from '../simulation/replication/worker-messages.ts';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;

answerTasks({
    post: (report) => worker.postMessage(report),
    onTask(listener) {
        worker.onmessage = ({ data }: { readonly data: WorkerTask }) => listener(data);
    },
});
