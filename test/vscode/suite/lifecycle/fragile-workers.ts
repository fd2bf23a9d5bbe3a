/** What a worker of a browser has that tests use. */
interface WorkerLike {
    postMessage(message: unknown): void;
}

type MakeWorker = new (script: string | URL, options?: object) => WorkerLike;

/** Workers that are made from now on, which can be made to fail. */
export interface FragileWorkers {
    /** Number of workers that were made. */
    count(): number;
    /** Throws an error in the newest worker that nobody in it catches, as a fault of its own would. */
    failNewest(): void;
    /** Makes workers as before. */
    dispose(): void;
}

const FAIL = 'firebreak-tests: fail';

/** Runs before the worker's own script, which never sees the order to fail. */
const FUSE = `self.addEventListener('message', (event) => {
    if (event.data === ${JSON.stringify(FAIL)}) {
        event.stopImmediatePropagation();
        setTimeout(() => { throw new Error('made to fail by a test'); });
    }
});
`;

/** Has every worker that extensions of this host make carry a fuse. */
export function makeWorkersFragile(): FragileWorkers {
    const host = globalThis as unknown as { Worker: MakeWorker };
    const { Worker: Original } = host;
    const made: WorkerLike[] = [];
    host.Worker = class extends Original {
        constructor(script: string | URL, options?: object) {
            const text = `${FUSE}importScripts(${JSON.stringify(String(script))});`;
            super(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), options);
            made.push(this);
        }
    };
    return {
        count: () => made.length,
        failNewest: () => made.at(-1)?.postMessage(FAIL),
        dispose() {
            host.Worker = Original;
        },
    };
}
