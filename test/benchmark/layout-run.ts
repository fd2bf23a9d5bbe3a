import { parentPort, workerData } from 'node:worker_threads';
import type { LayoutGraph } from '../../src/diagram/layout/layout-graph.ts';
import { type Contender, contender } from './layout-peers.ts';

/** What the thread of one contender answers to each picture it is sent. */
export interface LayoutRun {
    readonly milliseconds: number;
    readonly width: number;
    readonly height: number;
}

if (parentPort) {
    const port = parentPort;
    const layout = await contender(workerData as Contender);
    port.on('message', async (graph: LayoutGraph) => {
        const start = performance.now();
        const { width, height } = await layout(graph);
        const answer: LayoutRun = { milliseconds: performance.now() - start, width, height };
        port.postMessage(answer);
    });
}

console.error();
