import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import { type LayoutEngine, LayoutTimeoutError } from './engine.ts';

/**
 * ELK in this thread, for Node and for tests. It cannot be interrupted, so it ignores the time limit. ELK is loaded
 * with the first layout.
 */
export function elkInThisThread(): LayoutEngine {
    let elk: Promise<ELK> | undefined;
    return {
        async layout(graph) {
            elk ??= import('elkjs/lib/elk.bundled.js').then(({ default: Elk }) => new Elk());
            return plain(await (await elk).layout(graph));
        },
        close() {
            elk = undefined;
        },
    };
}

/**
 * ELK in a worker, which is ended when a layout takes too long; the next layout starts a new one.
 *
 * @param startWorker starts a worker that runs `elkjs/lib/elk-worker.js`: in a browser `new Worker(…)` from a blob,
 * in Node an adapter over `worker_threads` with `postMessage`, `onmessage` and `terminate`.
 */
export function elkInWorker(startWorker: () => Worker): LayoutEngine {
    let elk: Promise<ELK> | undefined;
    return {
        async layout(graph, limit) {
            elk ??= import('elkjs/lib/elk-api.js').then(({ default: Elk }) => new Elk({ workerFactory: startWorker }));
            const running = await elk;
            return plain(await within(limit, running.layout(graph), stop));
        },
        close: stop,
    };

    function stop(): void {
        void elk?.then((running) => running.terminateWorker());
        elk = undefined;
    }
}

async function within<T>(limit: number, work: Promise<T>, onTimeout: () => void): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
            onTimeout();
            reject(new LayoutTimeoutError(`The layout took longer than ${limit} ms.`));
        }, limit);
    });
    try {
        return await Promise.race([work, late]);
    } finally {
        clearTimeout(timer);
    }
}

/** ELK leaves a hash code of its own on everything it has touched; it differs from run to run. */
function plain(graph: ElkNode): ElkNode {
    return JSON.parse(JSON.stringify(graph, (key, value: unknown) => (key === '$H' ? undefined : value))) as ElkNode;
}
