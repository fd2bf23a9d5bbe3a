import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { LayeredGraph, LayeredLayout } from './layered/layered-graph.ts';

/**
 * The port over ELK: takes a graph, gives the same graph with coordinates. Implementations run in this thread or in
 * a worker of Node or the browser.
 */
export interface LayoutEngine {
    /**
     * @param limit milliseconds after which the layout is given up, where it can be interrupted.
     * @param signal gives the layout up when nobody wants it any more.
     * @throws LayoutTimeoutError when it takes longer than the limit.
     * @throws the reason of the signal when that is aborted.
     */
    layout(graph: ElkNode, limit: number, signal?: AbortSignal): Promise<ElkNode>;
    /**
     * Lays large graphs out in columns of our own beside this thread, where there is a worker; the same places as in
     * this thread.
     *
     * @throws LayoutTimeoutError when it takes longer than the limit, in milliseconds.
     * @throws the reason of the signal when that is aborted.
     */
    columns?(graphs: readonly LayeredGraph[], limit: number, signal?: AbortSignal): Promise<readonly LayeredLayout[]>;
    /** Lets go of the worker, if there is one. */
    close(): void;
}

/** The layout took longer than it was allowed to. */
export class LayoutTimeoutError extends Error {
    override readonly name = 'LayoutTimeoutError';
}

/** Milliseconds that a first layout may take, with everything still to be loaded. */
const WARM_UP_LIMIT = 20_000;

/** Loads an engine and lets it run once, so that the first picture does not wait for that. Never fails. */
export async function warmUp(engine: LayoutEngine): Promise<void> {
    const node = (id: string): ElkNode => ({ id, width: 10, height: 10 });
    const graph: ElkNode = {
        id: 'warm-up',
        layoutOptions: { 'elk.algorithm': 'layered' },
        children: [node('a'), node('b')],
        edges: [{ id: 'ab', sources: ['a'], targets: ['b'] }],
    };
    try {
        await engine.layout(graph, WARM_UP_LIMIT);
    } catch {
        // What is wrong will show, with what it is about, when there is something to lay out.
    }
}
