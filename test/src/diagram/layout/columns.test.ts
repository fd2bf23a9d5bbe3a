import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { elkInThisThread } from '../../../../src/diagram/layout/elk-engine.ts';
import { createLayout, LAYOUT_LIMITS } from '../../../../src/diagram/layout/layout.ts';
import type { LayoutEdge, LayoutGraph } from '../../../../src/diagram/layout/layout-graph.ts';
import { flaws } from './geometry.ts';
import { randomGraphs } from './random-graphs.ts';

const IN_COLUMNS = { ...LAYOUT_LIMITS, fineNodes: 0 };
const engine = elkInThisThread();
afterAll(() => engine.close());

const box = { width: 160, height: 56, above: 0, below: 64, right: 0 };

function graphOf(count: number, pairs: readonly (readonly [number, number])[], group?: string): LayoutGraph {
    const inGroup = group === undefined ? {} : { group };
    return {
        direction: 'right',
        groups: group === undefined ? [] : [{ id: group, minWidth: 120 }],
        nodes: Array.from({ length: count }, (_, i) => ({ id: `n${i}`, ...inGroup, ...box })),
        edges: pairs.map(
            ([from, to]): LayoutEdge => ({
                id: `e${from}-${to}`,
                from: `n${from}`,
                to: `n${to}`,
                line: 'call',
                labels: [],
            }),
        ),
    };
}

describe('columns of our own', () => {
    it('keep everything apart, inside its frame and connected, whatever the graph', async () => {
        await fc.assert(
            fc.asyncProperty(randomGraphs, async (graph) => {
                expect(flaws(graph, await createLayout(engine, IN_COLUMNS)(graph))).toEqual([]);
            }),
            { numRuns: 150 },
        );
    }, 120_000);

    it('give the same graph the same places, whatever was laid out before', async () => {
        await fc.assert(
            fc.asyncProperty(randomGraphs, randomGraphs, async (graph, other) => {
                const first = await createLayout(engine, IN_COLUMNS)(graph);
                const layout = createLayout(engine, IN_COLUMNS);
                await layout(graph, { previous: await layout(other) });
                expect(await layout(graph)).toEqual(first);
            }),
            { numRuns: 20 },
        );
    }, 120_000);

    it('need no stack for long chains', async () => {
        const pairs = Array.from({ length: 2999 }, (_, i) => [i, i + 1] as const);
        for (const group of [undefined, 'g']) {
            const layout = await createLayout(engine, IN_COLUMNS)(graphOf(3000, pairs, group));
            expect(layout.nodes.size).toBe(3000);
            expect(layout.width / layout.height).toBeLessThan(4);
        }
    }, 60_000);

    it('draw a circle, and a call to oneself', async () => {
        const graph = graphOf(3, [
            [0, 1],
            [1, 2],
            [2, 0],
            [1, 1],
        ]);
        const layout = await createLayout(engine, IN_COLUMNS)(graph);
        expect(flaws(graph, layout)).toEqual([]);
    });

    it('spread what has no lines over a screen', async () => {
        for (const group of [undefined, 'g']) {
            const { width, height } = await createLayout(engine, IN_COLUMNS)(graphOf(200, [], group));
            expect(width / height).toBeGreaterThan(0.8);
            expect(width / height).toBeLessThan(3);
        }
    });

    it('leave out lines that nobody could follow, and say how many', async () => {
        const numbers = Array.from({ length: 60 }, (_, i) => i);
        const pairs = numbers.flatMap((a) => numbers.filter((b) => b !== a).map((b) => [a, b] as const));
        const graph = graphOf(60, pairs, 'g');
        const layout = await createLayout(engine)(graph);
        const drawn = new Set(layout.lines.flatMap(({ edges }) => edges));
        expect(drawn.size).toBe(400);
        expect(layout.notes).toEqual([
            'The picture has too many lines to follow: 3140 of 3540 are left out. Narrow the view to see them.',
        ]);
        const ends = graph.edges.filter(({ id }) => drawn.has(id)).flatMap(({ from, to }) => [from, to]);
        expect(new Set(ends).size).toBe(60);
    }, 30_000);
});
