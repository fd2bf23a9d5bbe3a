import type { RoutedLine } from '../layout/layout-graph.ts';
import { withoutStraightBends } from '../layout/polyline.ts';
import type { Point } from '../shapes/measured.ts';

/**
 * The whole way of one edge from node to node, put together from the parts of its bundle; empty when the edge was not
 * routed. Points in the middle of a straight piece are left out.
 */
export function edgePath(edge: string, lines: readonly RoutedLine[]): readonly Point[] {
    const own = lines.filter((line) => line.edges.includes(edge));
    const start = own.find((line) => line.startsAtNode);
    const end = own.find((line) => line.endsAtNode);
    const trunk = own.find((line) => line.part === 'trunk');
    const parts = [...new Set([start, trunk, end])].filter((line) => line !== undefined);
    return withoutStraightBends(parts.flatMap((line) => line.points));
}
