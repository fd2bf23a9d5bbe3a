import { describe, expect, it } from 'vitest';
import { buildDigraph } from '../../../../src/model/graphs/digraph.ts';
import { hubs } from '../../../../src/rules/analysis/hubs.ts';

/** Node `h` with so many callers and callees, and others that have nothing to do with it. */
function around(callers: number, callees: number, others = 0) {
    const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
    return buildDigraph(
        ['h', ...names('other', others)],
        [
            ...names('in', callers).map((source) => ({ source, target: 'h', relations: [] })),
            ...names('out', callees).map((target) => ({ source: 'h', target, relations: [] })),
        ],
    );
}

describe('hubs', () => {
    it('tells the numbers of a hub', () => {
        expect(hubs(around(6, 2)).get('h')).toEqual({ service: 'h', callers: 6, callees: 2, services: 9 });
    });

    it('wants enough callers, by number and by share', () => {
        expect([...hubs(around(5, 0)).keys()]).toEqual([]);
        expect([...hubs(around(6, 0)).keys()]).toEqual(['h']);
        expect([...hubs(around(6, 0, 18)).keys()]).toEqual(['h']);
        expect([...hubs(around(6, 0, 19)).keys()]).toEqual([]);
    });

    it('takes fewer when callers and callees are in balance', () => {
        expect([...hubs(around(5, 5)).keys()]).toEqual(['h']);
        expect([...hubs(around(5, 8)).keys()]).toEqual(['h']);
        expect([...hubs(around(5, 9)).keys()]).toEqual([]);
    });

    it('does not count a service as its own caller', () => {
        const graph = buildDigraph(
            [],
            ['h', 'a', 'b', 'c', 'd', 'e'].map((source) => ({ source, target: 'h', relations: [] })),
        );
        expect(hubs(graph).size).toBe(0);
    });

    it('follows other limits', () => {
        expect([...hubs(around(2, 0), { callers: 2, share: 0, both: 5 }).keys()]).toEqual(['h']);
    });
});
