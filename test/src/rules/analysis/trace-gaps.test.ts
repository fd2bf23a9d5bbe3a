import { describe, expect, it } from 'vitest';
import { buildDigraph } from '../../../../src/model/graphs/digraph.ts';
import { traceGaps } from '../../../../src/rules/analysis/trace-gaps.ts';

/** Capital letters are traced, `x…` and `X…` break traces; edges are written `A>x`. */
function gaps(...edges: readonly string[]) {
    const graph = buildDigraph(
        [],
        edges.map((edge) => {
            const [source = '', target = ''] = edge.split('>');
            return { source, target, relations: [edge] };
        }),
    );
    return traceGaps(graph, (node) => ({ traced: /^[A-Z]/.test(node), breaks: /^x/i.test(node) }));
}

describe('traceGaps', () => {
    it('finds the way over a dark node, with its relations', () => {
        expect(gaps('A>x', 'x>B').through('x')).toEqual({ nodes: ['A', 'x', 'B'], relations: [['A>x'], ['x>B']] });
    });

    it('finds the way over several in a row', () => {
        const found = gaps('A>x1', 'x1>x2', 'x2>B');
        expect(found.through('x1')?.nodes).toEqual(['A', 'x1', 'x2', 'B']);
        expect(found.through('x2')?.relations).toEqual([['A>x1'], ['x1>x2'], ['x2>B']]);
    });

    it('finds a traced node that breaks, but no whole one', () => {
        const found = gaps('A>X', 'X>B', 'B>C');
        expect(found.through('X')?.nodes).toEqual(['A', 'X', 'B']);
        expect(found.through('B')).toBeUndefined();
    });

    it('wants something traced before and after', () => {
        expect(gaps('x>B').through('x')).toBeUndefined();
        expect(gaps('A>x').through('x')).toBeUndefined();
        expect(gaps('u>x', 'x>B').through('x')).toBeUndefined();
        expect(gaps('A>u', 'u>x', 'x>B').through('x')).toBeUndefined();
    });
});
