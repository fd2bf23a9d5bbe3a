import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import { type ColumnsResult, type ColumnsTask, isColumns } from './columns-worker.ts';
import { type LayoutEngine, LayoutTimeoutError } from './engine.ts';
import type { LayeredGraph, LayeredLayout } from './layered/layered-graph.ts';

/**
 * ELK in this thread, for Node and for tests. It cannot be interrupted, so it ignores the time limit. ELK is loaded
 * with the first layout.
 */
export function elkInThisThread(): LayoutEngine {
    let elk: Promise<ELK> | undefined;
    return {
        async layout(graph, _limit, signal) {
            signal?.throwIfAborted();
            elk ??= import('elkjs/lib/elk.bundled.js').then(({ default: Elk }) => new Elk());
            const placed = await (await elk).layout(graph);
            signal?.throwIfAborted();
            return plain(placed);
        },
        close() {
            elk = undefined;
        },
    };
}

/**
 * ELK in a worker, which is ended when a layout takes too long; the next layout starts a new one.
 *
 * @param startWorker starts a worker that runs `elkjs/lib/elk-worker.js`, and `answerColumns` behind it: in a browser `new Worker(…)` from a blob,
 * in Node an adapter over `worker_threads` with `postMessage`, `onmessage` and `terminate`.
 */
export function elkInWorker(startWorker: () => Worker): Required<LayoutEngine> {
    let elk: Promise<ELK> | undefined;
    let worker: Worker | undefined;
    let tasks = 0;
    const waiting = new Map<number, (result: ColumnsResult) => void>();

    /** ELK sees a worker of its own; what is not for it goes elsewhere. */
    function startShared(): Worker {
        const shared = startWorker();
        worker = shared;
        const face = {
            postMessage: (message: unknown) => shared.postMessage(message),
            terminate: () => shared.terminate(),
            set onmessage(listener: (event: MessageEvent) => void) {
                shared.onmessage = (event) => {
                    if (isColumns<ColumnsResult>(event.data)) {
                        waiting.get(event.data.columns)?.(event.data);
                    } else {
                        listener(event);
                    }
                };
            },
        };
        return face as unknown as Worker;
    }

    async function start(): Promise<ELK> {
        elk ??= import('elkjs/lib/elk-api.js').then(({ default: Elk }) => new Elk({ workerFactory: startShared }));
        return elk;
    }

    function stop(): void {
        void elk?.then((running) => running.terminateWorker());
        elk = undefined;
        worker = undefined;
    }

    function ask(graphs: readonly LayeredGraph[]): Promise<readonly LayeredLayout[]> {
        return new Promise((resolve, reject) => {
            const columns = ++tasks;
            waiting.set(columns, ({ layouts, problem }) => {
                waiting.delete(columns);
                problem === undefined ? resolve(layouts) : reject(new Error(problem));
            });
            worker?.postMessage({ columns, graphs } satisfies ColumnsTask);
        });
    }

    return {
        async layout(graph, limit, signal) {
            signal?.throwIfAborted();
            const running = await start();
            return plain(await within(limit, signal, running.layout(graph), stop));
        },
        async columns(graphs, limit, signal) {
            signal?.throwIfAborted();
            await start();
            return within(limit, signal, ask(graphs), stop);
        },
        close: stop,
    };
}

/** Waits for work that is stopped when it takes too long or is not wanted any more. */
async function within<T>(
    limit: number,
    signal: AbortSignal | undefined,
    work: Promise<T>,
    stop: () => void,
): Promise<T> {
    let onAbort: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const given = new Promise<never>((_, reject) => {
        const giveUp = (reason: unknown) => {
            stop();
            reject(reason);
        };
        onAbort = () => giveUp(signal?.reason);
        timer = setTimeout(() => giveUp(new LayoutTimeoutError(`The layout took longer than ${limit} ms.`)), limit);
        signal?.addEventListener('abort', onAbort);
    });
    try {
        return await Promise.race([work, given]);
    } finally {
        clearTimeout(timer);
        if (onAbort) {
            signal?.removeEventListener('abort', onAbort);
        }
    }
}

/** ELK leaves a hash code of its own on everything it has touched; it differs from run to run. */
function plain(graph: ElkNode): ElkNode {
    return JSON.parse(JSON.stringify(graph, (key, value: unknown) => (key === '$H' ? undefined : value))) as ElkNode;
}
