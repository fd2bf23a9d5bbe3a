import * as fc from 'fast-check';
import { buildDigraph, type Digraph, type EdgeInput } from '../../../../src/model/graphs/digraph.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Nodes and edges of a small graph, loops and parallel edges included. */
export const arbitraryParts = fc.record({
    nodes: fc.subarray(NAMES, { minLength: 1 }),
    edges: fc.array(
        fc
            .tuple(fc.constantFrom(...NAMES.slice(0, 6)), fc.constantFrom(...NAMES.slice(0, 6)), fc.nat(99))
            .map(([source, target, n]): EdgeInput => ({ source, target, relations: [`r${n}`] })),
        { maxLength: 16 },
    ),
});

/** A small graph. */
export const arbitraryGraph: fc.Arbitrary<Digraph> = arbitraryParts.map(({ nodes, edges }) =>
    buildDigraph(nodes, edges),
);

/** A graph out of `a->b` texts; the text is the relation. */
export function graphOf(...texts: readonly string[]): Digraph {
    return buildDigraph(
        [],
        texts.map((text) => {
            const [source = '', target = ''] = text.split('->');
            return { source, target, relations: [text] };
        }),
    );
}

/** `n0 -> n1 -> … `, and back to the start where it is closed. */
export function chain(length: number, closed = false): Digraph {
    const name = (i: number) => `n${String(i).padStart(7, '0')}`;
    const edges = Array.from({ length: length - 1 }, (_, i) => ({
        source: name(i),
        target: name(i + 1),
        relations: [`${i}`],
    }));
    if (closed) {
        edges.push({ source: name(length - 1), target: name(0), relations: ['back'] });
    }
    return buildDigraph([name(0)], edges);
}

/** Whether one node leads to another, by trying again and again until nothing changes. */
export function naiveReach(graph: Digraph, from: string, blocked: ReadonlySet<number> = new Set()): Set<string> {
    const reached = new Set([from]);
    for (let before = -1; before !== reached.size; ) {
        before = reached.size;
        for (const edge of graph.edges) {
            const [source, target] = [graph.ids[edge.source], graph.ids[edge.target]];
            if (source !== undefined && target !== undefined && reached.has(source) && !blocked.has(edge.index)) {
                reached.add(target);
            }
        }
    }
    return reached;
}

/** All simple paths between two nodes, by recursion, shortest first, then in the order of ids. */
export function naivePaths(graph: Digraph, from: string, to: string): string[][] {
    const found: string[][] = [];
    const walk = (path: string[]) => {
        const last = path.at(-1);
        if (last === to) {
            found.push(path);
            return;
        }
        for (const edge of graph.edges) {
            const next = graph.ids[edge.target];
            if (graph.ids[edge.source] === last && next !== undefined && !path.includes(next)) {
                walk([...path, next]);
            }
        }
    };
    if (graph.indexOf.has(from) && graph.indexOf.has(to)) {
        walk([from]);
    }
    return found.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
}
