import { placeBreaker } from './breaker/place-breaker.ts';
import { placeContextMap } from './context-map/place-context-map.ts';
import { placeDeployment } from './deployment/place-deployment.ts';
import type { LayoutEngine } from './layout/engine.ts';
import type { LayoutFunction } from './layout/layout.ts';
import { placeObservability } from './observability/place-observability.ts';
import { placeGraph } from './place-graph.ts';
import type { Picture } from './render/picture.ts';
import { placeSequence } from './sequence/place-sequence.ts';
import type { View } from './views/view.ts';
import { placeWaterfall } from './waterfall/place-waterfall.ts';

/**
 * Measures a view and gives everything in it a place: graphs by the layout, the others by a layout of their own, some of
 * which use its engine.
 *
 * @param previous a picture to whose order a graph keeps
 */
export async function place(
    view: View,
    layout: LayoutFunction,
    engine: LayoutEngine,
    previous?: Picture,
): Promise<Picture> {
    switch (view.kind) {
        case 'graph':
            return placeGraph(view, layout, previous);
        case 'context-map':
            return placeContextMap(view, engine);
        case 'breaker':
            return placeBreaker(view);
        case 'deployment':
            return placeDeployment(view);
        case 'observability':
            return placeObservability(view);
        case 'sequence':
            return placeSequence(view);
        case 'waterfall':
            return placeWaterfall(view);
    }
}

/** What was left out or done more cheaply, in words. */
export function notesOf(picture: Picture): readonly string[] {
    return picture.kind === 'graph' ? [...picture.view.notes, ...picture.layout.notes] : picture.view.notes;
}
