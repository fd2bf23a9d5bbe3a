import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { addTo } from '../multimap.ts';
import { acrossGraph, readAcross, topColumns } from './across.ts';
import { compose } from './compose.ts';
import { fromElk, toElk } from './elk-graph.ts';
import type { Care } from './elk-options.ts';
import { type LayoutEngine, LayoutTimeoutError } from './engine.ts';
import { type InsideLayout, type InsideTask, insideGraph } from './inside.ts';
import type { LayeredGraph, LayeredLayout } from './layered/layered-graph.ts';
import { layOutLayered } from './layered/layered-layout.ts';
import type { Layout, LayoutGraph, LayoutNode } from './layout-graph.ts';
import { liftEdges } from './lift.ts';
import { readInside } from './read-inside.ts';
import { type Strand, strandsOf } from './strands.ts';

/** Gives places to everything in a picture. Remembers the groups it has laid out, so that an edit costs only its own. */
export type LayoutFunction = (graph: LayoutGraph) => Promise<Layout>;

/** What a layout may cost. */
export interface LayoutLimits {
    /** Milliseconds for one run of the engine, where it can be interrupted. */
    readonly time: number;
    /** Up to so many nodes are laid out by ELK; from there on, by the much quicker layered layout of our own. */
    readonly fineNodes: number;
}

/** The limits that hold when none are given. */
export const LAYOUT_LIMITS: LayoutLimits = { time: 10_000, fineNodes: 0 };

const NO_LAYOUT: LayeredLayout = { du: 0, dv: 0, nodes: [], lines: [] };

/** Groups whose layout is kept at hand. */
const REMEMBERED = 2000;

/**
 * A layout over an engine: each group by itself, all of them in one run, then the top level with what runs between
 * groups lifted to their borders.
 */
export function createLayout(engine: LayoutEngine, limits: LayoutLimits = LAYOUT_LIMITS): LayoutFunction {
    const remembered = new Map<string, InsideLayout>();
    return async (graph) => {
        const care = graph.nodes.length <= limits.fineNodes ? 'fine' : 'quick';
        try {
            return { ...(await attempt(graph, care)), notes: [] };
        } catch (error) {
            if (!(error instanceof LayoutTimeoutError)) {
                throw error;
            }
            const bare = { ...graph, edges: graph.edges.map((edge) => ({ ...edge, labels: [] })) };
            const note = 'The layout took too long; policies and labels on lines are left out.';
            return { ...(await attempt(bare, 'plain')), notes: [note] };
        }
    };

    async function attempt(graph: LayoutGraph, care: Care): Promise<Omit<Layout, 'notes'>> {
        const columns = topColumns(graph, liftEdges(graph).across);
        const lifted = liftEdges(graph, columns);
        const strands = lifted.across.flatMap(strandsOf);
        const members = membersOf(graph);
        const ofGroup = new Map<string, Strand[]>();
        for (const strand of strands) {
            addTo(ofGroup, strand.group, strand);
        }
        const tasks = graph.groups.map(
            (group): InsideTask => ({
                group,
                nodes: members.get(group.id) ?? [],
                edges: lifted.inside.get(group.id) ?? [],
                strands: ofGroup.get(group.id) ?? [],
                direction: graph.direction,
                care,
            }),
        );
        const inside = await layoutInside(tasks, care);
        const task = { graph, lifted: lifted.across, inside, columns };
        const [top = NO_LAYOUT] = await layoutLevel('top', [acrossGraph(task)], care);
        const across = readAcross(top, task);
        return compose({ graph, lifted, strands, inside, across, care });
    }

    async function layoutLevel(
        id: string,
        graphs: readonly LayeredGraph[],
        care: Care,
    ): Promise<readonly LayeredLayout[]> {
        if (care !== 'fine') {
            return graphs.map(layOutLayered);
        }
        const root: ElkNode = {
            id,
            layoutOptions: { 'elk.algorithm': 'box', 'elk.hierarchyHandling': 'SEPARATE_CHILDREN' },
            children: graphs.map((graph, i) => toElk(`g${i}`, graph, care)),
        };
        const placed = await engine.layout(root, limits.time);
        return graphs.map((graph, i) => fromElk(placed.children?.[i] ?? { id: '' }, graph));
    }

    /** Lays out in one run all groups that have not been laid out before just so. */
    async function layoutInside(tasks: readonly InsideTask[], care: Care): Promise<ReadonlyMap<string, InsideLayout>> {
        const keyed = tasks.map((task) => ({ task, key: JSON.stringify(task) }));
        const fresh = keyed.filter(({ key }) => !remembered.has(key));
        if (fresh.length > 0) {
            const placed = await layoutLevel(
                'groups',
                fresh.map(({ task }) => insideGraph(task)),
                care,
            );
            fresh.forEach(({ task, key }, i) => {
                remembered.set(key, readInside(placed[i] ?? NO_LAYOUT, task));
            });
        }
        const result = new Map(
            keyed.flatMap(({ task, key }) => {
                const layout = remembered.get(key);
                return layout ? [[task.group.id, layout] as const] : [];
            }),
        );
        forgetOldest(remembered);
        return result;
    }
}

function membersOf(graph: LayoutGraph): ReadonlyMap<string, readonly LayoutNode[]> {
    const members = new Map<string, LayoutNode[]>();
    for (const node of graph.nodes) {
        if (node.group !== undefined) {
            addTo(members, node.group, node);
        }
    }
    return members;
}

function forgetOldest(remembered: Map<string, InsideLayout>): void {
    for (const key of remembered.keys()) {
        if (remembered.size <= REMEMBERED) {
            return;
        }
        remembered.delete(key);
    }
}
