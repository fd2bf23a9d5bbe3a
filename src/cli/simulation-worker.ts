// The script of a thread that runs replications for `firebreak simulate`.
import { parentPort } from 'node:worker_threads';
import { answerTasks } from '../simulation/replication/answer-tasks.ts';

answerTasks({
    post: (report) => parentPort?.postMessage(report),
    onTask: (listener) => parentPort?.on('message', listener),
});
