import type { LayeredGraph, LayeredLayout } from './layered-graph.ts';

/** Places may differ by so much from rounding. */
const NEARLY = 1.5;

/** Whether a layout of a graph has everything where it is pinned, the whole moved at most. */
export function standsAsPinned({ nodes }: LayeredGraph, { nodes: places }: LayeredLayout): boolean {
    let shift: number | undefined;
    const starts = new Map<number, number>();
    for (const [i, { pin, size }] of nodes.entries()) {
        const place = places[i];
        if (!pin || !place) {
            continue;
        }
        const [u, v] = [place.u - size.before.u, place.v - size.before.v];
        shift ??= v - pin.v;
        const start = starts.get(pin.column) ?? u;
        starts.set(pin.column, start);
        if (Math.abs(v - pin.v - shift) > NEARLY || Math.abs(u - start) > NEARLY) {
            return false;
        }
    }
    const inOrder = [...starts].sort(([a], [b]) => a - b).map(([, u]) => u);
    return inOrder.every((u, i) => i === 0 || u > (inOrder[i - 1] ?? u));
}
