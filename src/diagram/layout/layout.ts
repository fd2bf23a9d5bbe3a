import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { addTo } from '../../model/multimap.ts';
import { type AcrossTask, acrossGraph, readAcross, topColumns } from './across.ts';
import { compose } from './compose.ts';
import { fromElk, toElk } from './elk-graph.ts';
import type { Care } from './elk-options.ts';
import { type LayoutEngine, LayoutTimeoutError } from './engine.ts';
import { fewerLines } from './fewer-lines.ts';
import { type InsideTask, insideGraph } from './inside.ts';
import type { LayeredGraph, LayeredLayout, Pin } from './layered/layered-graph.ts';
import { layOutLayered } from './layered/layered-layout.ts';
import type { Layout, LayoutGraph, LayoutNode } from './layout-graph.ts';
import { liftEdges } from './lift.ts';
import { type Pins, pinsFrom } from './pins.ts';
import { readInside } from './read-inside.ts';
import { rememberLayouts } from './remembered.ts';
import { type Strand, strandsOf } from './strands.ts';

/** Gives places to everything in a picture. Remembers what it has laid out, so that an edit costs only its own. */
export type LayoutFunction = (graph: LayoutGraph, request?: LayoutRequest) => Promise<Layout>;

/** What else a layout may be asked for. */
export interface LayoutRequest {
    /**
     * The picture before an edit: what is still there keeps its order, left of and above each other, whatever it is
     * called now. Without it, the same graph always gets the same places.
     */
    readonly previous?: Layout;
    /** Gives the layout up when nobody wants it any more; the promise is rejected with its reason. */
    readonly signal?: AbortSignal;
}

/** What a layout may cost. */
export interface LayoutLimits {
    /** Milliseconds for one run of the engine, where it can be interrupted. */
    readonly time: number;
    /** Up to so many nodes and lines are laid out by ELK; beyond, by columns of our own, which are much quicker. */
    readonly fineNodes: number;
    readonly fineLines: number;
}

/** The limits that hold when none are given: ELK wherever it is quick enough (docs/decisions/0011-elk-first.md). */
export const LAYOUT_LIMITS: LayoutLimits = { time: 10_000, fineNodes: 60, fineLines: 300 };

const NO_LAYOUT: LayeredLayout = { du: 0, dv: 0, nodes: [], lines: [] };

/**
 * A layout over an engine: each group by itself, all of them in one run, then the top level with what runs between
 * groups lifted to their borders.
 *
 * @param pause lets others have their turn in this thread, where there are any
 */
export function createLayout(
    engine: LayoutEngine,
    limits: LayoutLimits = LAYOUT_LIMITS,
    pause: () => Promise<void> = async () => {},
): LayoutFunction {
    // Apart: what one engine has laid out must not turn up in a picture of the other.
    const memories = { fine: rememberLayouts(), quick: rememberLayouts() };
    const graphs = new WeakMap<Layout, string>();
    return async (graph, { previous, signal } = {}) => {
        signal?.throwIfAborted();
        const content = JSON.stringify(graph);
        if (previous && graphs.get(previous) === content) {
            return previous;
        }
        const layout = await layoutOf(graph, previous, signal);
        graphs.set(layout, content);
        return layout;
    };

    async function layoutOf(
        whole: LayoutGraph,
        previous: Layout | undefined,
        signal: AbortSignal | undefined,
    ): Promise<Layout> {
        const { graph, leftOut } = fewerLines(whole);
        const notes = leftOut === 0 ? [] : [leftOutNote(leftOut, whole.edges.length)];
        const pins = previous && pinsFrom(graph, previous);
        const care = pins === undefined && isSmall(graph, limits) ? 'fine' : 'quick';
        try {
            const placed = await attempt(graph, care, pins, signal);
            if (care === 'quick' || isOfScreenShape(placed)) {
                return { ...placed, notes };
            }
            const folded = await attempt(graph, 'quick', pins, signal);
            return { ...(misshape(folded) < misshape(placed) ? folded : placed), notes };
        } catch (error) {
            if (!(error instanceof LayoutTimeoutError)) {
                throw error;
            }
            return { ...(await attempt(graph, 'quick', pins, signal)), notes: [...notes, TOOK_TOO_LONG] };
        }
    }

    async function attempt(
        graph: LayoutGraph,
        care: Care,
        pins: Pins | undefined,
        signal: AbortSignal | undefined,
    ): Promise<Omit<Layout, 'notes'>> {
        const flowing = liftEdges(graph);
        // ELK finds columns itself, and knows no lines that turn back into their own.
        const columns = care === 'fine' ? undefined : topColumns(graph, flowing.across, pins);
        const lifted = columns ? liftEdges(graph, columns) : flowing;
        await pause();
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
                pins: pins?.inside.get(group.id) ?? NO_PINS,
            }),
        );
        await pause();
        const placed = await layoutLevel('groups', tasks.map(insideGraph), care, signal);
        await pause();
        const inside = new Map(tasks.map((task, i) => [task.group.id, readInside(placed[i] ?? NO_LAYOUT, task)]));
        const task: AcrossTask = {
            graph,
            lifted: lifted.across,
            inside,
            ...(columns ? { columns } : {}),
            ...(pins ? { pins } : {}),
        };
        await pause();
        const [top = NO_LAYOUT] = await layoutLevel('top', [acrossGraph(task)], care, signal);
        await pause();
        const across = readAcross(top, task);
        await pause();
        return compose({ graph, lifted, strands, inside, across, care });
    }

    /** Lays out the graphs of a level that have not been laid out before just so; for ELK, all of them in one run. */
    async function layoutLevel(
        id: string,
        graphs: readonly LayeredGraph[],
        care: Care,
        signal: AbortSignal | undefined,
    ): Promise<readonly LayeredLayout[]> {
        const remembered = memories[care];
        const known = graphs.map((graph) => remembered.find(graph));
        const fresh = graphs.filter((_, i) => !known[i]);
        const placed = care === 'fine' ? await byElk(id, fresh, care, signal) : await byUs(fresh, signal);
        const found = new Map(fresh.map((graph, i) => [graph, placed[i] ?? NO_LAYOUT]));
        for (const [graph, layout] of found) {
            remembered.keep(graph, layout);
        }
        return graphs.map((graph, i) => known[i] ?? found.get(graph) ?? NO_LAYOUT);
    }

    async function byUs(
        graphs: readonly LayeredGraph[],
        signal: AbortSignal | undefined,
    ): Promise<readonly LayeredLayout[]> {
        const size = graphs.reduce((sum, { nodes, lines }) => sum + nodes.length + lines.length, 0);
        return engine.columns && size > WORTH_A_WORKER
            ? engine.columns(graphs, limits.time, signal)
            : inColumns(graphs, signal);
    }

    async function byElk(
        id: string,
        graphs: readonly LayeredGraph[],
        care: Care,
        signal: AbortSignal | undefined,
    ): Promise<readonly LayeredLayout[]> {
        if (graphs.length === 0) {
            return [];
        }
        const root: ElkNode = {
            id,
            layoutOptions: { 'elk.algorithm': 'box', 'elk.hierarchyHandling': 'SEPARATE_CHILDREN' },
            children: graphs.map((graph, i) => toElk(`g${i}`, graph, care)),
        };
        const placed = await engine.layout(root, limits.time, signal);
        return graphs.map((graph, i) => fromElk(placed.children?.[i] ?? { id: '' }, graph));
    }
}

/** Width to height that fits a screen, and how far from it a picture of ELK's may be, as factors. */
const SCREEN = 1.6;
const MOST_OFF = 1.9;

/** How far a picture's shape is from a screen's, as a factor. */
function misshape({ width, height }: Pick<Layout, 'width' | 'height'>): number {
    const shape = Math.max(1, width) / Math.max(1, height) / SCREEN;
    return Math.max(shape, 1 / shape);
}

/** ELK never folds a long flow; small pictures are readable in any shape. */
function isOfScreenShape(layout: Pick<Layout, 'width' | 'height'>): boolean {
    return misshape(layout) <= MOST_OFF || Math.max(layout.width, layout.height) <= SMALL;
}

/** Pixels up to which a picture is seen whole on most screens. */
const SMALL = 1600;

function leftOutNote(leftOut: number, all: number): string {
    return `The picture has too many lines to follow: ${leftOut} of ${all} are left out. Narrow the view to see them.`;
}

/** Whether ELK, which nothing can interrupt in this thread, will be quick; only it lays out such pictures afresh. */
function isSmall(graph: LayoutGraph, { fineNodes, fineLines }: LayoutLimits): boolean {
    return graph.nodes.length <= fineNodes && graph.edges.length <= fineLines;
}

/** Nodes and lines from which on it takes longer to lay them out than to have a worker do it. */
const WORTH_A_WORKER = 300;

/** So many nodes and lines are laid out before others get their turn in this thread. */
const BEFORE_PAUSE = 1500;

/** Lays out graphs one after the other; between them, whoever has given the signal can take it back. */
async function inColumns(
    graphs: readonly LayeredGraph[],
    signal: AbortSignal | undefined,
): Promise<readonly LayeredLayout[]> {
    const layouts: LayeredLayout[] = [];
    let work = 0;
    for (const graph of graphs) {
        layouts.push(layOutLayered(graph));
        work += graph.nodes.length + graph.lines.length;
        if (signal && work > BEFORE_PAUSE) {
            work = 0;
            await new Promise((resolve) => setTimeout(resolve, 0));
        }
        signal?.throwIfAborted();
    }
    return layouts;
}

const TOOK_TOO_LONG = 'The layout took too long and was done again with less care.';

const NO_PINS: ReadonlyMap<string, Pin> = new Map();

function membersOf(graph: LayoutGraph): ReadonlyMap<string, readonly LayoutNode[]> {
    const members = new Map<string, LayoutNode[]>();
    for (const node of graph.nodes) {
        if (node.group !== undefined) {
            addTo(members, node.group, node);
        }
    }
    return members;
}
