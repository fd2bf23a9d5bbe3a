import { describe, expect, it } from 'vitest';
import { edgePath } from '../../../../src/diagram/formats/edge-path.ts';
import type { RoutedLine } from '../../../../src/diagram/layout/layout-graph.ts';

function line(
    part: RoutedLine['part'],
    edges: string[],
    points: readonly (readonly [number, number])[],
    ends: [boolean, boolean],
): RoutedLine {
    return {
        part,
        edges,
        points: points.map(([x, y]) => ({ x, y })),
        startsAtNode: ends[0],
        endsAtNode: ends[1],
        labels: [],
    };
}

describe('the path of an edge', () => {
    it('joins the strand at its source, the trunk and the strand at its target', () => {
        const lines = [
            line(
                'strand',
                ['a', 'b'],
                [
                    [50, 20],
                    [60, 20],
                    [60, 30],
                ],
                [false, true],
            ),
            line(
                'trunk',
                ['a', 'b', 'c'],
                [
                    [20, 10],
                    [30, 10],
                    [30, 20],
                    [50, 20],
                ],
                [false, false],
            ),
            line(
                'strand',
                ['a'],
                [
                    [0, 10],
                    [20, 10],
                ],
                [true, false],
            ),
            line(
                'strand',
                ['b', 'c'],
                [
                    [0, 0],
                    [20, 0],
                    [20, 10],
                ],
                [true, false],
            ),
        ];
        expect(edgePath('a', lines).map(({ x, y }) => [x, y])).toEqual([
            [0, 10],
            [30, 10],
            [30, 20],
            [60, 20],
            [60, 30],
        ]);
    });

    it('is empty for an edge that was not routed', () => {
        expect(edgePath('a', [])).toEqual([]);
    });
});
