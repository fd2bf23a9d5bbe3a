import type { ViewGraph } from '../views/view-graph.ts';
import type { MeasuredNode } from './measured.ts';
import { withRing } from './ring.ts';
import { SHAPES } from './shapes.ts';

/** All nodes of a view with their text set, large enough for the lines that end at them (pixels, by node). */
export function measureNodes(graph: ViewGraph, needed: ReadonlyMap<string, number>): ReadonlyMap<string, MeasuredNode> {
    const vertical = graph.direction === 'down' || graph.direction === 'up';
    const measured = graph.nodes.map((node) => {
        const least = Math.ceil((needed.get(node.id) ?? 0) / 8) * 8;
        const size = vertical ? { width: least, height: 0 } : { width: 0, height: least };
        return withRing(SHAPES[node.shape].measure(node, size, vertical ? 'beside' : 'below'));
    });
    return new Map(equallyWideChannels(measured).map((each) => [each.node.id, each]));
}

/** Topics and queues of one broker stand above each other: they are as wide as the widest. */
function equallyWideChannels(measured: readonly MeasuredNode[]): readonly MeasuredNode[] {
    const widest = new Map<string | undefined, number>();
    for (const { node, width } of measured.filter(isChannel)) {
        widest.set(node.group, Math.max(width, widest.get(node.group) ?? 0));
    }
    return measured.map((each) =>
        isChannel(each) ? { ...each, width: widest.get(each.node.group) ?? each.width } : each,
    );
}

function isChannel({ node }: MeasuredNode): boolean {
    return node.shape === 'topic' || node.shape === 'queue';
}
