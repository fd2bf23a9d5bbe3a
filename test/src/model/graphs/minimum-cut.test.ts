import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph, type Digraph, type DigraphEdge, idAt } from '../../../../src/model/graphs/digraph.ts';
import { minimumEdgeCut } from '../../../../src/model/graphs/minimum-cut.ts';
import { arbitraryGraph, chain, graphOf, naiveReach } from './arbitrary-graph.ts';

describe('minimumEdgeCut', () => {
    it('is the bottleneck between sources and targets', () => {
        const graph = graphOf('a->c', 'b->c', 'c->d', 'd->e', 'd->f');
        expect(ends(graph, minimumEdgeCut(graph, ['a', 'b'], ['e', 'f']))).toEqual(['c->d']);
    });

    it('is near the targets, or near the sources when asked', () => {
        const graph = graphOf('a->b', 'b->c', 'c->d');
        expect(ends(graph, minimumEdgeCut(graph, ['a'], ['d']))).toEqual(['c->d']);
        expect(ends(graph, minimumEdgeCut(graph, ['a'], ['d'], 'sources'))).toEqual(['a->b']);
    });

    it('takes flow back where a first guess was wrong', () => {
        const graph = graphOf('s->a', 's->b', 'a->b', 'a->c', 'b->d', 'a->d', 'c->t', 'd->t');
        expect(minimumEdgeCut(graph, ['s'], ['t'])).toHaveLength(2);
    });

    it('is empty where nothing leads across, and impossible for a node on both sides', () => {
        const graph = graphOf('a->b', 'c->b');
        expect(minimumEdgeCut(graph, ['b'], ['a'])).toEqual([]);
        expect(minimumEdgeCut(graph, ['a', 'b'], ['b'])).toBeUndefined();
        expect(minimumEdgeCut(graph, ['nobody'], ['b'])).toEqual([]);
    });

    it('cuts, and no smaller set of edges does', () => {
        const few = arbitraryGraph.filter((graph) => graph.edges.length <= 10);
        fc.assert(
            fc.property(few, fc.nat(), fc.nat(), fc.nat(), (graph, i, j, k) => {
                const pick = (n: number) => graph.ids[n % graph.ids.length] ?? '';
                const [sources, targets] = [[pick(i), pick(j)], [pick(k)]];
                for (const near of ['sources', 'targets'] as const) {
                    const cut = minimumEdgeCut(graph, sources, targets, near);
                    if (sources.includes(pick(k))) {
                        expect(cut).toBeUndefined();
                    } else {
                        expect(cut?.length).toBe(fewestEdges(graph, sources, targets));
                        expect(divides(graph, sources, targets, new Set(cut?.map((edge) => edge.index)))).toBe(true);
                    }
                }
            }),
        );
    });

    it('takes a chain of 100,000 nodes and a net of 200 by 200 without trouble', () => {
        const line = chain(100_000);
        expect(minimumEdgeCut(line, line.ids.slice(0, 1), line.ids.slice(-1))).toHaveLength(1);
        const name = (i: number, j: number) => `${String(i).padStart(3, '0')}/${String(j).padStart(3, '0')}`;
        const net = buildDigraph(
            [],
            Array.from({ length: 200 }, (_, i) =>
                Array.from({ length: 199 }, (_, j) => [
                    { source: name(i, j), target: name(i, j + 1), relations: [] },
                    { source: name(i, j), target: name((i + 7) % 200, j + 1), relations: [] },
                ]),
            ).flat(2),
        );
        const column = (j: number) => Array.from({ length: 200 }, (_, i) => name(i, j));
        expect(minimumEdgeCut(net, column(0), column(199))).toHaveLength(400);
    });
});

function ends(graph: Digraph, cut: readonly DigraphEdge[] | undefined): string[] | undefined {
    return cut?.map((edge) => `${idAt(graph, edge.source)}->${idAt(graph, edge.target)}`);
}

function divides(graph: Digraph, sources: string[], targets: string[], without: ReadonlySet<number>): boolean {
    return sources.every((source) => {
        const reached = naiveReach(graph, source, without);
        return targets.every((target) => !reached.has(target));
    });
}

function fewestEdges(graph: Digraph, sources: string[], targets: string[]): number {
    let fewest = graph.edges.length;
    for (let set = 0; set < 2 ** graph.edges.length; set++) {
        const without = new Set(graph.edges.filter((_, i) => set & (1 << i)).map((edge) => edge.index));
        if (without.size < fewest && divides(graph, sources, targets, without)) {
            fewest = without.size;
        }
    }
    return fewest;
}
