import { type FlowBox, flowSize, isVertical, toFlowBox } from './flow.ts';
import type { Pin } from './layered/layered-graph.ts';
import type { Layout, LayoutGraph } from './layout-graph.ts';
import { key } from './lift.ts';
import { matchNames } from './match-names.ts';

/** Where things stood in an earlier picture. */
export interface Pins {
    /** Nodes of each group, by their ids, relative to the group. */
    readonly inside: ReadonlyMap<string, ReadonlyMap<string, Pin>>;
    /** Items of the top level, by their keys. */
    readonly top: ReadonlyMap<string, Pin>;
    /** Keys of items without lines that stand in rows, in order. */
    readonly loose: readonly string[];
}

/** Pictures that share less of their nodes with the earlier one are laid out afresh. */
const LEAST_SHARED = 0.5;

/** The places of an earlier picture for what is still there, under its new names; nothing if most is new. */
export function pinsFrom(graph: LayoutGraph, previous: Layout): Pins | undefined {
    const earlier = matchNames(graph, previous);
    if (earlier.nodes.size < graph.nodes.length * LEAST_SHARED || earlier.nodes.size === 0) {
        return undefined;
    }
    const length = isVertical(graph.direction) ? previous.height : previous.width;
    const flow = (box: Parameters<typeof toFlowBox>[0]) => toFlowBox(box, graph.direction, length);
    const kept = new Set(earlier.nodes.values());
    const gone = [...previous.nodes].flatMap(([id, box]) => (kept.has(id) ? [] : [flow(box)]));
    const inside = new Map<string, ReadonlyMap<string, Pin>>();
    for (const group of graph.groups) {
        const before = earlier.groups.get(group.id);
        const box = before === undefined ? undefined : previous.groups.get(before);
        if (box) {
            const frame = flow(box);
            const members = graph.nodes.filter((node) => node.group === group.id);
            const placed = members.flatMap((node) => {
                const at = previous.nodes.get(earlier.nodes.get(node.id) ?? '');
                const body = at && flow(at);
                return body && contains(frame, body) ? [roomAt(node.id, body, flowSize(node, graph.direction))] : [];
            });
            inside.set(
                group.id,
                pinned(
                    placed,
                    gone.filter((body) => contains(frame, body)),
                    frame,
                ),
            );
        }
    }
    const loose = new Set(previous.loose ?? []);
    const items = [
        ...graph.groups.flatMap((group) => {
            const before = earlier.groups.get(group.id) ?? '';
            const box = previous.groups.get(before);
            return box && !loose.has(key({ kind: 'group', id: before }))
                ? [{ id: key({ kind: 'group', id: group.id }), box: flow(box) }]
                : [];
        }),
        ...graph.nodes.flatMap((node) => {
            const before = earlier.nodes.get(node.id) ?? '';
            const box = node.group === undefined ? previous.nodes.get(before) : undefined;
            return box && !loose.has(key({ kind: 'node', id: before }))
                ? [roomAt(key({ kind: 'node', id: node.id }), flow(box), flowSize(node, graph.direction))]
                : [];
        }),
    ];
    const groupsKept = new Set(earlier.groups.values());
    const groupsGone = [...previous.groups].flatMap(([id, box]) => (groupsKept.has(id) ? [] : [flow(box)]));
    const frames = [...previous.groups.values()].map(flow);
    const outside = gone.filter((body) => !frames.some((frame) => contains(frame, body)));
    return {
        inside,
        top: pinned(items, [...groupsGone, ...outside], { u: 0, v: 0 }),
        loose: looseInOrder(graph, previous, earlier),
    };
}

interface Placed {
    readonly id: string;
    readonly box: FlowBox;
}

function roomAt(id: string, body: FlowBox, size: ReturnType<typeof flowSize>): Placed {
    const { before, after } = size;
    return {
        id,
        box: {
            u: body.u - before.u,
            v: body.v - before.v,
            du: body.du + before.u + after.u,
            dv: body.dv + before.v + after.v,
        },
    };
}

/** Boxes that begin so near to each other stand in one column. */
const SAME_COLUMN = 2;

function pinned(
    placed: readonly Placed[],
    gone: readonly FlowBox[],
    origin: { readonly u: number; readonly v: number },
): ReadonlyMap<string, Pin> {
    const starts = [...new Set(placed.map(({ box }) => box.u))].sort((a, b) => a - b);
    const columns = new Map<number, number>();
    let column = -1;
    let last = Number.NEGATIVE_INFINITY;
    for (const start of starts) {
        column += start - last > SAME_COLUMN ? 1 : 0;
        last = start;
        columns.set(start, column);
    }
    const closed = withoutHoles(
        placed.map(({ box }) => box),
        gone,
    );
    return new Map(placed.map(({ id, box }) => [id, { column: columns.get(box.u) ?? 0, v: closed(box.v) - origin.v }]));
}

/** Closes the bands across the flow in which nothing stands any more but something did. */
function withoutHoles(kept: readonly FlowBox[], gone: readonly FlowBox[]): (v: number) => number {
    const holes: { from: number; to: number }[] = [];
    for (const { v, dv } of gone) {
        let parts = [{ from: v, to: v + dv }];
        for (const box of kept) {
            parts = parts.flatMap(({ from, to }) =>
                [
                    { from, to: Math.min(to, box.v) },
                    { from: Math.max(from, box.v + box.dv), to },
                ].filter((part) => part.to > part.from),
            );
        }
        holes.push(...parts);
    }
    holes.sort((a, b) => a.from - b.from);
    return (v) => {
        let closed = 0;
        let reached = Number.NEGATIVE_INFINITY;
        for (const { from, to } of holes) {
            const start = Math.max(from, reached);
            if (to <= v && to > start) {
                closed += to - start;
                reached = to;
            }
        }
        return v - closed;
    };
}

function contains(frame: FlowBox, body: FlowBox): boolean {
    const [u, v] = [body.u + body.du / 2, body.v + body.dv / 2];
    return u >= frame.u && u <= frame.u + frame.du && v >= frame.v && v <= frame.v + frame.dv;
}

/** Keys, under their new names, of what stood in rows. */
function looseInOrder(graph: LayoutGraph, previous: Layout, earlier: ReturnType<typeof matchNames>): readonly string[] {
    const now = new Map([
        ...graph.groups.map((group) => {
            const before = earlier.groups.get(group.id) ?? '';
            return [key({ kind: 'group', id: before }), key({ kind: 'group', id: group.id })] as const;
        }),
        ...graph.nodes.map((node) => {
            const before = earlier.nodes.get(node.id) ?? '';
            return [key({ kind: 'node', id: before }), key({ kind: 'node', id: node.id })] as const;
        }),
    ]);
    return (previous.loose ?? []).flatMap((before) => now.get(before) ?? []);
}
