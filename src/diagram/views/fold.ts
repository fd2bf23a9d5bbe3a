import type { ArchitectureModel } from '../../model/architecture.ts';
import { addTo } from '../../model/multimap.ts';
import { sortedById } from '../../model/order.ts';
import { carriedBy } from './carried.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import { lifter } from './lift-edges.ts';
import type { GroupCount, ViewEdge, ViewGraph, ViewGroup, ViewNode } from './view-graph.ts';

/**
 * Draws these groups folded: each as one card that tells what is in it, with the lines of all its members lifted to
 * the card, one of a kind between the same two things. Lines inside a folded group are left out; findings inside it
 * stand on the card. Groups that the picture does not have change nothing.
 */
export function foldGroups(
    graph: ViewGraph,
    folded: ReadonlySet<string>,
    model: ArchitectureModel,
    findings: FindingMarks | undefined,
): ViewGraph {
    const closed = new Map(graph.groups.filter((group) => folded.has(group.id)).map((group) => [group.id, group]));
    if (closed.size === 0) {
        return graph;
    }
    const homes = new Map<string, string>();
    const members = new Map<string, ViewNode[]>();
    for (const node of graph.nodes) {
        if (node.group !== undefined && closed.has(node.group)) {
            homes.set(node.id, node.group);
            addTo(members, node.group, node);
        }
    }
    const inside = new Map<string, ViewEdge[]>();
    const across: ViewEdge[] = [];
    for (const edge of graph.edges) {
        const home = homes.get(edge.from);
        if (home !== undefined && home === homes.get(edge.to)) {
            addTo(inside, home, edge);
        } else {
            across.push(edge);
        }
    }
    const carried = carriedBy(model);
    const cards = [...closed.values()].map((group) => {
        const nodes = members.get(group.id) ?? [];
        const ids = [
            group.id,
            ...carried(group.id),
            ...nodes.flatMap((node) => [node, ...node.docked]).flatMap(({ id }) => [id, ...carried(id)]),
            ...(inside.get(group.id) ?? []).flatMap((edge) => edge.relations),
        ];
        return card(group, nodes, countFindings(findings, ids));
    });
    const lift = lifter(model, findings, new Map(graph.nodes.map((node) => [node.id, node.title])));
    return {
        ...graph,
        groups: graph.groups.filter((group) => !closed.has(group.id)),
        nodes: sortedById([...graph.nodes.filter((node) => !homes.has(node.id)), ...cards]),
        edges: sortedById(lift(across, (id) => homes.get(id) ?? id)),
    };
}

function card(group: ViewGroup, members: readonly ViewNode[], findings: ViewNode['findings']): ViewNode {
    const counts = group.kind === 'broker' ? channelCounts(members) : group.counts;
    const { hue, placement } = group;
    return {
        id: group.id,
        shape: 'folded',
        title: group.title,
        details: [],
        chips: [],
        docked: [],
        folded: { ...group, counts },
        ...(hue === undefined ? {} : { hue }),
        ...(placement === undefined ? {} : { placement }),
        ...(findings ? { findings } : {}),
        description: `${group.description}, folded: ${members.length} ${members.length === 1 ? 'element' : 'elements'}`,
    };
}

function channelCounts(members: readonly ViewNode[]): readonly GroupCount[] {
    return (['topic', 'queue'] as const)
        .map((shape) => ({ glyph: shape, count: members.filter((node) => node.shape === shape).length }))
        .filter(({ count }) => count > 0);
}
