import type { ElkNode } from 'elkjs/lib/elk-api.js';

/**
 * The port over ELK: takes a graph, gives the same graph with coordinates. Implementations run in this thread or in
 * a worker of Node or the browser.
 */
export interface LayoutEngine {
    /** @throws LayoutTimeoutError when the engine can be interrupted and takes longer than `limit` milliseconds. */
    layout(graph: ElkNode, limit: number): Promise<ElkNode>;
    /** Lets go of the worker, if there is one. */
    close(): void;
}

/** The layout took longer than it was allowed to. */
export class LayoutTimeoutError extends Error {
    override readonly name = 'LayoutTimeoutError';
}
