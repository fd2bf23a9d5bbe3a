import type { ArchitectureModel } from '../model/architecture.ts';
import { elkInThisThread } from './layout/elk-engine.ts';
import type { LayoutEngine } from './layout/engine.ts';
import { createLayout, type LayoutFunction } from './layout/layout.ts';
import type { LayoutGraph } from './layout/layout-graph.ts';
import { portDemand, room } from './layout/port-demand.ts';
import { type EdgeLabel, edgeLabels } from './render/edge-labels.ts';
import { titleBarWidth } from './render/group.ts';
import type { PlacedPicture } from './render/picture.ts';
import { renderSvg } from './render/svg.ts';
import type { ThemeName } from './render/theme.ts';
import { measureNodes } from './shapes/measure-nodes.ts';
import type { MeasuredNode } from './shapes/measured.ts';
import type { FindingMarks } from './views/finding-marks.ts';
import { buildView } from './views/registry.ts';
import type { ViewGraph } from './views/view-graph.ts';

/** What to draw and how. */
export interface DrawOptions {
    /** Name of the view; {@link viewNames} lists those of a model. */
    readonly view: string;
    readonly theme: ThemeName;
    /** Findings to mark, by the id of the element or relation that they are about; off when absent. */
    readonly findings?: FindingMarks;
    /** Adds a legend of the signs that the picture uses. */
    readonly legend?: boolean;
}

/** A finished picture. */
export interface Drawing {
    /** A self-contained SVG document. */
    readonly svg: string;
    /** What was left out or done more cheaply, in words. */
    readonly notes: readonly string[];
}

/** Draws views of models; keeps what it has laid out at hand for the next picture. */
export interface Drawer {
    /** @throws UnknownViewError when the model has no view of that name. */
    draw(model: ArchitectureModel, options: DrawOptions): Promise<Drawing>;
    /** The same before it is drawn in a theme: for a panel that changes themes, and for other formats. */
    place(model: ArchitectureModel, options: Pick<DrawOptions, 'view' | 'findings'>): Promise<PlacedPicture>;
    /** Ends the layout engine. */
    close(): void;
}

/** A drawer over a layout engine; by default ELK in this thread. */
export function createDrawer(engine: LayoutEngine = elkInThisThread()): Drawer {
    const layout = createLayout(engine);
    const place: Drawer['place'] = async (model, { view, findings }) =>
        placeView(buildView(model, view, findings), layout);
    return {
        place,
        async draw(model, options) {
            const picture = await place(model, options);
            return {
                svg: renderSvg(picture, { theme: options.theme, legend: options.legend ?? false }),
                notes: [...picture.graph.notes, ...picture.layout.notes],
            };
        },
        close: () => engine.close(),
    };
}

/** Draws one view of a model; {@link createDrawer} is cheaper for several. */
export async function draw(model: ArchitectureModel, options: DrawOptions): Promise<Drawing> {
    return createDrawer().draw(model, options);
}

/** Measures a view and gives everything in it a place. */
export async function placeView(graph: ViewGraph, layout: LayoutFunction): Promise<PlacedPicture> {
    const labels = new Map(graph.edges.map((edge) => [edge.id, edgeLabels(edge)]));
    const connections = withoutSizes(graph, labels);
    const needed = new Map([...portDemand(connections)].map(([id, demand]) => [id, room(demand)]));
    const nodes = measureNodes(graph, needed);
    return { graph, nodes, labels, layout: await layout(withSizes(connections, nodes)) };
}

/** What is connected with what, while the sizes of nodes are still to be found. */
function withoutSizes(graph: ViewGraph, labels: ReadonlyMap<string, readonly EdgeLabel[]>): LayoutGraph {
    return {
        direction: graph.direction,
        groups: graph.groups.map((group) => ({
            id: group.id,
            minWidth: titleBarWidth(group),
            ...(group.placement === undefined ? {} : { placement: group.placement }),
        })),
        nodes: graph.nodes.map(({ id, group, placement }) => ({
            id,
            ...(group === undefined ? {} : { group }),
            ...(placement === undefined ? {} : { placement }),
            width: 0,
            height: 0,
            above: 0,
            below: 0,
            right: 0,
        })),
        edges: graph.edges.map(({ id, from, to, line }) => ({
            id,
            from,
            to,
            line,
            labels: (labels.get(id) ?? []).map((label) => label.size),
        })),
    };
}

function withSizes(graph: LayoutGraph, measured: ReadonlyMap<string, MeasuredNode>): LayoutGraph {
    return {
        ...graph,
        nodes: graph.nodes.map((node) => {
            const size = measured.get(node.id);
            if (!size) {
                return node;
            }
            const { width, height, above, below, right } = size;
            return { ...node, width, height, above, below, right };
        }),
    };
}
