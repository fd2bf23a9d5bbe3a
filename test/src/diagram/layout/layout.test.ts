import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { elkInThisThread } from '../../../../src/diagram/layout/elk-engine.ts';
import { createLayout } from '../../../../src/diagram/layout/layout.ts';
import { flaws } from './geometry.ts';
import { randomGraphs } from './random-graphs.ts';

const engine = elkInThisThread();
afterAll(() => engine.close());

describe('layout', () => {
    it('keeps everything apart, inside its frame and connected, whatever the graph', async () => {
        await fc.assert(
            fc.asyncProperty(randomGraphs, async (graph) => {
                const layout = await createLayout(engine)(graph);
                expect(flaws(graph, layout)).toEqual([]);
            }),
            { numRuns: 40, seed: 11 },
        );
    }, 120_000);

    it('would be caught with a node out of place', async () => {
        const [graph] = fc.sample(randomGraphs, { numRuns: 1, seed: 3 });
        if (!graph) {
            throw new Error('no graph');
        }
        const layout = await createLayout(engine)(graph);
        const [id] = [...layout.nodes.keys()];
        const box = layout.nodes.get(id ?? '');
        const nodes = new Map([...layout.nodes, [id ?? '', { ...(box ?? { width: 0, height: 0 }), x: -40, y: -40 }]]);
        expect(flaws(graph, { ...layout, nodes })).not.toEqual([]);
    });
});
