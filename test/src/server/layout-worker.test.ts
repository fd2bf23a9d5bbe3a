import { Worker as Thread } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { elkInThisThread, elkInWorker } from '../../../src/diagram/layout/elk-engine.ts';
import { createLayout } from '../../../src/diagram/layout/layout.ts';
import type { LayoutGraph } from '../../../src/diagram/layout/layout-graph.ts';

function startThread(): Worker {
    const thread = new Thread(new URL('../../../src/server/layout-worker.ts', import.meta.url));
    const worker = {
        onmessage: undefined as ((event: { readonly data: unknown }) => void) | undefined,
        postMessage: (message: unknown) => thread.postMessage(message),
        terminate: () => void thread.terminate(),
    };
    thread.on('message', (data: unknown) => worker.onmessage?.({ data }));
    return worker as unknown as Worker;
}

/** @param count of boxes, each with lines to some of those before */
function graphOf(count: number): LayoutGraph {
    const box = { width: 160, height: 56, above: 0, below: 8, right: 0 };
    const numbers = Array.from({ length: count }, (_, number) => number);
    return {
        direction: 'right',
        groups: ['g', 'h'].map((id) => ({ id, minWidth: 120 })),
        nodes: numbers.map((number) => ({ id: `n${number}`, group: number % 2 === 0 ? 'g' : 'h', ...box })),
        edges: numbers.flatMap((number) =>
            [1, 5, 8]
                .filter((step) => step <= number)
                .map((step) => {
                    const [from, to] = [`n${number - step}`, `n${number}`];
                    return { id: `${from}-${to}`, from, to, line: 'call' as const, labels: [] };
                }),
        ),
    };
}

describe('the worker of the layout', () => {
    const engine = elkInWorker(startThread);
    afterAll(() => engine.close());

    it.each([8, 200])('gives %i boxes the same places as this thread', async (count) => {
        const graph = graphOf(count);
        const [beside, here] = [await createLayout(engine)(graph), await createLayout(elkInThisThread())(graph)];
        expect(beside).toEqual(here);
        expect(beside.nodes.size).toBe(count);
    });

    it('gives up what takes longer than it may, and goes on with the next', async () => {
        const line = { labelAt: 'from' as const, weight: 1 };
        const nodes = Array.from({ length: 3000 }, () => ({ size: { before: { u: 0, v: 0 }, du: 9, dv: 9 } }));
        const room = { before: { u: 0, v: 0 }, after: { u: 0, v: 0 } };
        const graph = {
            nodes: nodes.map(({ size }) => ({ size: { ...size, ...room } })),
            lines: nodes.flatMap((_, to) =>
                to < 7 ? [] : [1, 3, 7].map((step) => ({ from: to - step, to, ...line })),
            ),
            gaps: { nodes: 10, columns: 40 },
            aspect: 1.6,
            comfortable: 1000,
        };
        await expect(engine.columns([graph], 1)).rejects.toMatchObject({ name: 'LayoutTimeoutError' });
        expect((await createLayout(engine)(graphOf(200))).nodes.size).toBe(200);
    });
});
