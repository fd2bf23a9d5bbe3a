import { afterAll, describe, expect, it } from 'vitest';
import { elkInThisThread } from '../../../../src/diagram/layout/elk-engine.ts';
import { latestOnly } from '../../../../src/diagram/layout/latest-only.ts';
import { createLayout, LAYOUT_LIMITS } from '../../../../src/diagram/layout/layout.ts';
import type { Layout, LayoutGraph } from '../../../../src/diagram/layout/layout-graph.ts';
import { sequence } from '../../../benchmark/generated-system.ts';
import { flippedPairs, randomEdit } from '../../../benchmark/layout-edits.ts';
import { realisticGraph } from '../../../benchmark/layout-graphs.ts';
import { flaws } from './geometry.ts';

const engine = elkInThisThread();
afterAll(() => engine.close());

const small = realisticGraph({ services: 24, stores: 'docked', pills: true });

/** Calls a node, or a frame with all that is in it, by another name. */
function renamed(graph: LayoutGraph, from: string, to: string): LayoutGraph {
    const name = (id: string) => (id === from ? to : id);
    return {
        ...graph,
        groups: graph.groups.map((group) => ({ ...group, id: name(group.id) })),
        nodes: graph.nodes.map((node) => ({
            ...node,
            id: name(node.id),
            ...(node.group === undefined ? {} : { group: name(node.group) }),
        })),
        edges: graph.edges.map((edge) => ({ ...edge, from: name(edge.from), to: name(edge.to) })),
    };
}

describe('a layout after an edit', () => {
    it.each([
        ['drawn by ELK at first', 24, LAYOUT_LIMITS],
        ['in columns of our own', 80, { ...LAYOUT_LIMITS, fineNodes: 0 }],
    ])(
        'keeps everything on its side of everything else, %s',
        async (_, services, limits) => {
            const random = sequence(3);
            const layout = createLayout(engine, limits);
            let graph = realisticGraph({ services, stores: 'docked', pills: true });
            let previous = await layout(graph);
            for (let number = 0; number < 20; number++) {
                const edit = randomEdit(graph, random, number);
                const next = await layout(edit.graph, { previous });
                const { pairs, flips } = flippedPairs(previous, next, edit);
                expect(pairs).toBeGreaterThan(0);
                expect(flips).toBe(0);
                expect(flaws(edit.graph, next)).toEqual([]);
                graph = edit.graph;
                previous = next;
            }
        },
        60_000,
    );

    it('is the same picture when nothing has changed', async () => {
        const layout = createLayout(engine);
        const previous = await layout(small);
        expect(await layout(small, { previous })).toEqual(previous);
    });

    it('leaves a renamed service and a renamed context where they were', async () => {
        const layout = createLayout(engine, { ...LAYOUT_LIMITS, fineNodes: 0 });
        const previous = await layout(small);
        const order = (places: Layout, name: (id: string) => string) =>
            [...places.groups, ...places.nodes].sort(([, a], [, b]) => a.x - b.x || a.y - b.y).map(([id]) => name(id));
        for (const was of ['s0003', 'c001']) {
            const next = await layout(renamed(small, was, 'zz'), { previous });
            expect(order(next, (id) => (id === 'zz' ? was : id))).toEqual(order(previous, (id) => id));
        }
    });

    it('begins afresh when most of the picture is new', async () => {
        const layout = createLayout(engine);
        const other: Layout = { width: 9, height: 9, nodes: new Map(), groups: new Map(), lines: [], notes: [] };
        expect(await layout(small, { previous: other })).toEqual(await layout(small));
    });

    it.each(['right', 'left', 'down', 'up'] as const)('knows places in pictures that run %s', async (direction) => {
        const graph = { ...small, direction };
        const layout = createLayout(engine, { ...LAYOUT_LIMITS, fineNodes: 0 });
        const previous = await layout(graph);
        const edit = randomEdit(graph, sequence(8), 0);
        expect(flippedPairs(previous, await layout(edit.graph, { previous }), edit).flips).toBe(0);
    });
});

describe('a layout that nobody wants any more', () => {
    it('is given up', async () => {
        const given = new AbortController();
        given.abort(new Error('edited'));
        await expect(createLayout(engine)(small, { signal: given.signal })).rejects.toThrow('edited');
        const large = realisticGraph({ services: 1000, stores: 'docked', pills: false });
        const later = new AbortController();
        setTimeout(() => later.abort(new Error('edited again')), 0);
        await expect(createLayout(engine)(large, { signal: later.signal })).rejects.toThrow('edited again');
    });

    it('gives way to the next request', async () => {
        const layout = latestOnly(createLayout(engine));
        const [first, second] = await Promise.allSettled([layout(small), layout(small)]);
        expect(first.status).toBe('rejected');
        expect(second.status).toBe('fulfilled');
    });
});
