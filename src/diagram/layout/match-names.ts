import { addTo } from '../../model/multimap.ts';
import { lastName } from '../../model/qualified-name.ts';
import type { Box } from '../shapes/measured.ts';
import type { Layout, LayoutGraph } from './layout-graph.ts';

/** The earlier names of what is in a picture. */
export interface EarlierNames {
    readonly groups: ReadonlyMap<string, string>;
    readonly nodes: ReadonlyMap<string, string>;
}

/**
 * Finds what everything was called in an earlier picture. Where in one frame one thing is gone and one is new, it has
 * been renamed; so have things whose last name, or whose number in the frame, is the same.
 */
export function matchNames(graph: LayoutGraph, previous: Layout): EarlierNames {
    const groups = matched(
        graph.groups.map(({ id }) => id),
        [...previous.groups.keys()],
    );
    const nodes = new Map(graph.nodes.flatMap(({ id }) => (previous.nodes.has(id) ? [[id, id] as const] : [])));
    const current = new Map<string, string[]>();
    for (const { id, group } of graph.nodes) {
        if (!nodes.has(id)) {
            const before = group === undefined ? '' : groups.get(group);
            if (before !== undefined) {
                addTo(current, before, id);
            }
        }
    }
    if (current.size > 0) {
        const known = new Set(nodes.values());
        const gone = new Map<string, string[]>();
        for (const [id, box] of previous.nodes) {
            if (!known.has(id)) {
                addTo(gone, frameOf(box, previous), id);
            }
        }
        for (const [frame, ids] of current) {
            for (const [id, before] of matched(ids, gone.get(frame) ?? [])) {
                nodes.set(id, before);
            }
        }
    }
    return { groups, nodes };
}

function matched(now: readonly string[], before: readonly string[]): ReadonlyMap<string, string> {
    const result = new Map<string, string>();
    const earlier = new Set(before);
    const current = new Set(now);
    for (const id of now) {
        if (earlier.delete(id)) {
            result.set(id, id);
            current.delete(id);
        }
    }
    const byLastName = new Map([...earlier].map((id) => [lastName(id), id]));
    for (const id of current) {
        const same = byLastName.get(lastName(id));
        if (same !== undefined && earlier.delete(same)) {
            result.set(id, same);
            current.delete(id);
        }
    }
    if (current.size === earlier.size) {
        const left = [...earlier];
        [...current].forEach((id, i) => {
            const same = left[i];
            if (same !== undefined) {
                result.set(id, same);
            }
        });
    }
    return result;
}

/** Name of the frame around a node, or nothing for one outside any. */
function frameOf(node: Box, { groups }: Layout): string {
    const [x, y] = [node.x + node.width / 2, node.y + node.height / 2];
    for (const [id, box] of groups) {
        if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) {
            return id;
        }
    }
    return '';
}
