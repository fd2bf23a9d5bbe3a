import type { Layout } from './layout/layout-graph.ts';
import type { Picture } from './render/picture.ts';
import type { Box } from './shapes/measured.ts';
import type { ViewGraph } from './views/view-graph.ts';

/**
 * The places of an earlier picture as a layout can keep to them in a later one: a frame that has been folded since
 * counts as its card, and a card that has been opened as its frame. Nothing where the earlier picture is no graph.
 */
export function previousPlaces(graph: ViewGraph, previous: Picture | undefined): Layout | undefined {
    if (previous?.kind !== 'graph') {
        return undefined;
    }
    const { layout, view } = previous;
    const folded = new Set(graph.nodes.filter((node) => node.folded).map((node) => node.id));
    const opened = new Set(graph.groups.map((group) => group.id));
    const groups = new Map<string, Box>();
    const nodes = new Map<string, Box>();
    for (const [id, box] of layout.groups) {
        (folded.has(id) ? nodes : groups).set(id, box);
    }
    const homes = new Map(view.nodes.map((node) => [node.id, node.group]));
    for (const [id, box] of layout.nodes) {
        const home = homes.get(id);
        if (opened.has(id)) {
            groups.set(id, box);
        } else if (home === undefined || !folded.has(home)) {
            nodes.set(id, box);
        }
    }
    return { ...layout, groups, nodes };
}
