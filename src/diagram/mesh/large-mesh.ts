import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Mesh } from '../../model/deployment.ts';
import { sortedById } from '../../model/order.ts';
import type { FindingMarks } from '../views/finding-marks.ts';
import { foldGroups } from '../views/fold.ts';
import { contextHues, viewGroups } from '../views/groups.ts';
import type { ViewEdge, ViewGraph, ViewNode } from '../views/view-graph.ts';

/** Up to so many members are drawn one by one. */
const MOST_MEMBERS = 80;

/**
 * The picture of a mesh, if need be with the members of each context as one card: a frame of hundreds of members shows
 * nothing any more. Calls between two cards are one line.
 */
export function readable(
    graph: ViewGraph,
    mesh: Mesh,
    model: ArchitectureModel,
    findings: FindingMarks | undefined,
): ViewGraph {
    if (mesh.members.length <= MOST_MEMBERS) {
        return graph;
    }
    const homes = new Map(model.services.map((service) => [service.id, service.context]));
    const nodes = graph.nodes.map((node): ViewNode => {
        const home = node.group === mesh.id ? homes.get(node.id) : undefined;
        return home === undefined ? node : { ...node, group: home };
    });
    const contexts = viewGroups(model, nodes, contextHues(model), findings).filter(({ kind }) => kind === 'context');
    const folded = foldGroups(
        { ...graph, nodes, groups: [...graph.groups, ...contexts] },
        new Set(contexts.map(({ id }) => id)),
        model,
        findings,
    );
    const proxy = graph.nodes.find((node) => node.proxy !== undefined)?.proxy;
    const cards = folded.nodes.map(
        (node): ViewNode =>
            node.folded ? { ...node, group: mesh.id, ...(proxy === undefined ? {} : { proxy }) } : node,
    );
    const inside = new Set(cards.filter((node) => node.group === mesh.id).map(({ id }) => id));
    const encrypted = (edge: ViewEdge) =>
        edge.lifted !== undefined && mesh.mtls === 'strict' && inside.has(edge.from) && inside.has(edge.to);
    return {
        ...folded,
        groups: sortedById(folded.groups),
        nodes: sortedById(cards),
        edges: folded.edges.map((edge) => (encrypted(edge) ? { ...edge, sign: 'lock' as const } : edge)),
        notes: [
            ...graph.notes,
            `The mesh has ${mesh.members.length} members; those of one context are drawn as one card.`,
        ],
    };
}
