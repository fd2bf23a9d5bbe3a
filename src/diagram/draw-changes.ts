import type { Drawer } from './draw.ts';
import { elkInThisThread } from './layout/elk-engine.ts';
import type { LayoutEngine } from './layout/engine.ts';
import { createLayout } from './layout/layout.ts';
import { notesOf } from './place.ts';
import { placeGraph } from './place-graph.ts';
import { renderSvg } from './render/svg.ts';
import type { ViewGraph } from './views/view-graph.ts';

/**
 * A drawer for a view that was made of two models, see `changesView`: it draws that one, whatever model and view it is
 * asked for.
 */
export function changesDrawer(view: ViewGraph, engine: LayoutEngine = elkInThisThread()): Drawer {
    const layout = createLayout(engine);
    return {
        place: (_model, _options, previous) => placeGraph(view, layout, previous),
        async draw(_, { theme, legend = false }) {
            const picture = await placeGraph(view, layout);
            return { svg: renderSvg(picture, { theme, legend }), notes: notesOf(picture) };
        },
        close: () => engine.close(),
    };
}
