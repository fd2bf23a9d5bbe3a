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
            { numRuns: 300, seed: 11 },
        );
    }, 400_000);
});
