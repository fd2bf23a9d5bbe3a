import type { RunThread, WorkerReport } from './worker-messages.ts';

/** What a run needs of a `Worker` of Node's `worker_threads`. */
export interface NodeWorker {
    postMessage(message: unknown): void;
    on(event: 'message', listener: (report: WorkerReport) => void): unknown;
    on(event: 'error', listener: (error: Error) => void): unknown;
    removeAllListeners(event: 'message' | 'error'): unknown;
    terminate(): unknown;
}

/** A thread of Node that runs `answerTasks`. */
export function nodeRunThread(worker: NodeWorker): RunThread {
    return {
        post: (task) => worker.postMessage(task),
        onReport(listener) {
            worker.removeAllListeners('message');
            worker.on('message', listener);
        },
        onFault(listener) {
            worker.removeAllListeners('error');
            worker.on('error', ({ message }) => listener(message));
        },
        terminate: () => void worker.terminate(),
    };
}

/** A worker of a browser that runs `answerTasks`. */
export function webRunThread(worker: Worker): RunThread {
    return {
        post: (task) => worker.postMessage(task),
        onReport(listener) {
            worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => listener(data);
        },
        onFault(listener) {
            worker.onerror = (event) => listener(event.message);
        },
        terminate: () => worker.terminate(),
    };
}
