import { createRequire } from 'node:module';
import { Worker as NodeWorker } from 'node:worker_threads';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { afterAll, describe, expect, it } from 'vitest';
import { elkInThisThread, elkInWorker } from '../../../../src/diagram/layout/elk-engine.ts';
import { type LayoutEngine, LayoutTimeoutError, warmUp } from '../../../../src/diagram/layout/engine.ts';
import { createLayout, LAYOUT_LIMITS } from '../../../../src/diagram/layout/layout.ts';
import type { LayoutGraph } from '../../../../src/diagram/layout/layout-graph.ts';
import { flaws } from './geometry.ts';

const worker = createRequire(import.meta.url).resolve('elkjs/lib/elk-worker.min.js');

/** A worker of Node that looks to ELK like one of a browser. */
function startNodeWorker(): Worker {
    const thread = new NodeWorker(
        `const { parentPort } = require('node:worker_threads');
         globalThis.self = { postMessage: (message) => parentPort.postMessage(message) };
         require(${JSON.stringify(worker)});
         parentPort.on('message', (data) => self.onmessage({ data }));`,
        { eval: true },
    );
    const browserLike = {
        onmessage: (_event: { data: unknown }) => {},
        postMessage: (message: unknown) => thread.postMessage(message),
        terminate: () => void thread.terminate(),
    };
    thread.on('message', (data) => browserLike.onmessage({ data }));
    return browserLike as unknown as Worker;
}

const box = { width: 160, height: 56, above: 0, below: 8, right: 0 };
const GRAPH: LayoutGraph = {
    direction: 'right',
    groups: [
        { id: 'g', minWidth: 120 },
        { id: 'h', minWidth: 140 },
    ],
    nodes: [
        { id: 'a', group: 'g', ...box },
        { id: 'b', group: 'h', ...box },
        { id: 'c', group: 'h', ...box },
        { id: 'd', ...box },
    ],
    edges: [
        { id: 'ab', from: 'a', to: 'b', line: 'call', labels: [{ width: 90, height: 24 }] },
        { id: 'bc', from: 'b', to: 'c', line: 'call', labels: [] },
        { id: 'ca', from: 'c', to: 'a', line: 'event', labels: [{ width: 60, height: 16 }] },
        { id: 'da', from: 'd', to: 'a', line: 'call', labels: [] },
    ],
};

/** Takes ELK much longer than a few milliseconds. */
const LARGE: ElkNode = {
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered' },
    children: Array.from({ length: 400 }, (_, i) => ({ id: `n${i}`, width: 100, height: 50 })),
    edges: Array.from({ length: 400 }, (_, i) => i).flatMap((i) =>
        [1, 2, 3, 5, 8, 13].flatMap((step) =>
            i >= step ? [{ id: `e${i}-${step}`, sources: [`n${i - step}`], targets: [`n${i}`] }] : [],
        ),
    ),
};

const BY_ELK = { ...LAYOUT_LIMITS, fineNodes: 60 };
const here = elkInThisThread();
const elsewhere = elkInWorker(startNodeWorker);
afterAll(() => {
    here.close();
    elsewhere.close();
});

/** Counts the runs of an engine and can refuse them. */
function watched(engine: LayoutEngine, refuse: (run: number) => boolean = () => false) {
    const runs: string[] = [];
    const counting: LayoutEngine = {
        layout(graph, limit) {
            runs.push(graph.id);
            return refuse(runs.length)
                ? Promise.reject(new LayoutTimeoutError(`took longer than ${limit} ms`))
                : engine.layout(graph, limit);
        },
        close: () => {},
    };
    return { runs, engine: counting };
}

describe('layout engines', () => {
    it('give the same places in this thread and in a worker, every time', async () => {
        const first = await createLayout(here, BY_ELK)(GRAPH);
        expect(await createLayout(here, BY_ELK)(GRAPH)).toEqual(first);
        expect(await createLayout(elsewhere, BY_ELK)(GRAPH)).toEqual(first);
    });

    it('leave no trace of themselves in their answers', async () => {
        const placed = await here.layout({ id: 'root', children: [{ id: 'a', width: 10, height: 10 }] }, 1000);
        expect(JSON.stringify(placed)).not.toContain('$H');
    });

    it('stop a worker that takes too long, and start another', async () => {
        const engine = elkInWorker(startNodeWorker);
        await expect(engine.layout(LARGE, 5)).rejects.toThrow(LayoutTimeoutError);
        const small = await engine.layout({ id: 'root', children: [{ id: 'a', width: 10, height: 10 }] }, 20_000);
        expect(small.children?.[0]?.width).toBe(10);
        engine.close();
    });

    it('stop a worker whose answer nobody wants any more', async () => {
        const engine = elkInWorker(startNodeWorker);
        const given = new AbortController();
        const running = engine.layout(LARGE, 60_000, given.signal);
        setTimeout(() => given.abort(new Error('edited')), 5);
        await expect(running).rejects.toThrow('edited');
        await expect(engine.layout(LARGE, 60_000, given.signal)).rejects.toThrow('edited');
        engine.close();
    });

    it('can be warmed up, and hide what is wrong until it matters', async () => {
        const { engine, runs } = watched(here);
        await warmUp(engine);
        expect(runs).toEqual(['warm-up']);
        await expect(warmUp(watched(here, () => true).engine)).resolves.toBeUndefined();
    });
});

describe('a layout', () => {
    it('falls back to a cheaper one that it tells of', async () => {
        const { engine } = watched(here, (run) => run === 1);
        const layout = await createLayout(engine, BY_ELK)(GRAPH);
        expect(layout.notes).toEqual(['The layout took too long and was done again with less care.']);
        expect(flaws(GRAPH, layout)).toEqual([]);
    });

    it('lays out again only the groups that have changed', async () => {
        const { engine, runs } = watched(here);
        const layout = createLayout(engine, BY_ELK);
        await layout(GRAPH);
        await layout(GRAPH);
        expect(runs).toEqual(['groups', 'top']);
        await layout({
            ...GRAPH,
            nodes: GRAPH.nodes.map((node) => (node.id === 'c' ? { ...node, width: 200 } : node)),
        });
        expect(runs).toEqual(['groups', 'top', 'groups', 'top']);
    });

    it('has places for a picture of nothing and of things without lines', async () => {
        const nothing = await createLayout(here, BY_ELK)({ direction: 'right', groups: [], nodes: [], edges: [] });
        expect(nothing.lines).toEqual([]);
        const loose = { ...GRAPH, edges: [] };
        expect(flaws(loose, await createLayout(here, BY_ELK)(loose))).toEqual([]);
    });

    it('bundles many calls between two groups', async () => {
        const nodes = Array.from({ length: 12 }, (_, i) => ({ id: `n${i}`, group: i < 6 ? 'g' : 'h', ...box }));
        const edges = nodes.slice(0, 6).map((node, i) => ({
            id: `e${i}`,
            from: node.id,
            to: `n${6 + ((i * 5) % 6)}`,
            line: 'call' as const,
            labels: [],
        }));
        const graph = { ...GRAPH, nodes, edges };
        const layout = await createLayout(here, BY_ELK)(graph);
        const trunks = layout.lines.filter(({ part }) => part === 'trunk');
        expect(trunks.map((trunk) => trunk.edges.length)).toEqual([6]);
        expect(layout.lines.filter(({ part }) => part === 'strand')).toHaveLength(12);
        expect(flaws(graph, layout)).toEqual([]);
    });
});
