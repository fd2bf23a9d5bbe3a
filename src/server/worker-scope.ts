/**
 * Gives a worker thread of Node the face that a browser's worker has, which is what ELK looks for. In a browser there
 * is nothing to do.
 */
const scope = globalThis as unknown as {
    self?: unknown;
    postMessage?: unknown;
    onmessage?: (event: { readonly data: unknown }) => void;
};

if (scope.self === undefined) {
    const { parentPort } = process.getBuiltinModule('node:worker_threads');
    scope.self = scope;
    scope.postMessage = (message: unknown) => parentPort?.postMessage(message);
    parentPort?.on('message', (data: unknown) => scope.onmessage?.({ data }));
}
