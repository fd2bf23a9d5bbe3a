import { displayName } from '../../model/element.ts';
import type { Migration, MigrationPhase } from '../../model/migration.ts';
import { addTo } from '../../model/multimap.ts';
import { sortedById } from '../../model/order.ts';
import type { ViewRequest } from '../views/view-family.ts';
import type { ViewEdge, ViewGraph, ViewNode } from '../views/view-graph.ts';
import { migrationTitle, phaseView } from './migration-view.ts';

/** Two phases of a migration in one picture: what the later one has more, what it has no longer, what is different. */
export function phaseChanges(
    migration: Migration,
    [before, after]: readonly [MigrationPhase, MigrationPhase],
    request: ViewRequest,
): ViewGraph {
    const old = phaseView(migration, before, request);
    const now = phaseView(migration, after, request);
    const nodes = sortedById(changedNodes(old.nodes, now.nodes));
    return {
        ...now,
        title: migrationTitle(request.model, migration, `phase ${before.number} to ${after.number}`),
        subtitle: `From “${displayName(before)}” to “${displayName(after)}”`,
        stepper: {
            steps: (now.stepper?.steps ?? []).map((step) => ({
                ...step,
                state: step.number === before.number || step.number === after.number ? 'current' : step.state,
            })),
        },
        footnotes: [],
        nodes,
        edges: sortedById(atHosts(changedEdges(old.edges, now.edges), nodes)),
    };
}

function changedNodes(before: readonly ViewNode[], after: readonly ViewNode[]): readonly ViewNode[] {
    const old = new Map(before.map((node) => [node.id, node]));
    const known = new Set(idsOf(before));
    const left = new Set(idsOf(after));
    return [
        ...after.map((node): ViewNode => {
            const { ring: _, ...plain } = node;
            if (!known.has(node.id)) {
                return { ...plain, change: 'added', description: `${node.description}, added` };
            }
            const was = old.get(node.id);
            const isSame = node.change !== undefined || was === undefined || was.subtitle === node.subtitle;
            return isSame
                ? plain
                : { ...plain, change: 'changed', description: `${node.description}, before: ${was.subtitle ?? ''}` };
        }),
        ...before
            .filter((node) => !left.has(node.id))
            .map(
                ({ ring: _, ...node }): ViewNode => ({
                    ...node,
                    change: 'removed',
                    description: `${node.description}, removed`,
                }),
            ),
    ];
}

/** Ids of nodes and docked stores: a store that is only drawn elsewhere is not new. */
function idsOf(nodes: readonly ViewNode[]): readonly string[] {
    return nodes.flatMap((node) => [node.id, ...node.docked.map((store) => store.id)]);
}

function changedEdges(before: readonly ViewEdge[], after: readonly ViewEdge[]): readonly ViewEdge[] {
    const old = byEnds(before);
    const now = byEnds(after);
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((ends) => {
        const [gone, fresh] = [old.get(ends) ?? [], now.get(ends) ?? []].map((edges) => edges.map(plain)) as [
            ViewEdge[],
            ViewEdge[],
        ];
        const [was] = gone;
        const [is] = fresh;
        if (was && is && gone.length === 1 && fresh.length === 1) {
            return was.label === is.label
                ? [is]
                : [{ ...is, change: 'changed' as const, note: `before: ${was.label ?? ''}` }];
        }
        const same = (edge: ViewEdge, others: readonly ViewEdge[]) => others.some(({ label }) => label === edge.label);
        return [
            ...fresh.map((edge) => (same(edge, gone) ? edge : { ...edge, change: 'added' as const })),
            ...gone
                .filter((edge) => !same(edge, fresh))
                .map((edge) => ({ ...edge, id: `removed:${edge.id}`, change: 'removed' as const })),
        ];
    });
}

/** Lines of a store that docks by now end at its service; one between the two is not needed any more. */
function atHosts(edges: readonly ViewEdge[], nodes: readonly ViewNode[]): readonly ViewEdge[] {
    const places = new Map(nodes.flatMap((node) => node.docked.map((store) => [store.id, node.id] as const)));
    for (const node of nodes) {
        places.set(node.id, node.id);
    }
    return edges.flatMap((edge) => {
        const from = places.get(edge.from);
        const to = places.get(edge.to);
        return from === undefined || to === undefined || from === to ? [] : [{ ...edge, from, to }];
    });
}

function plain({ accent: _, ...edge }: ViewEdge): ViewEdge {
    return edge;
}

function byEnds(edges: readonly ViewEdge[]): ReadonlyMap<string, readonly ViewEdge[]> {
    const ends = new Map<string, ViewEdge[]>();
    for (const edge of edges) {
        addTo(ends, JSON.stringify([edge.from, edge.to, edge.line]), edge);
    }
    return ends;
}
