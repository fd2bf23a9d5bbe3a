import { placeBreaker } from './breaker/place-breaker.ts';
import type { LayoutFunction } from './layout/layout.ts';
import { placeObservability } from './observability/place-observability.ts';
import { placeGraph } from './place-graph.ts';
import type { Picture } from './render/picture.ts';
import { placeSequence } from './sequence/place-sequence.ts';
import type { View } from './views/view.ts';

/** Measures a view and gives everything in it a place: graphs by the layout, the others by a layout of their own. */
export async function place(view: View, layout: LayoutFunction): Promise<Picture> {
    switch (view.kind) {
        case 'graph':
            return placeGraph(view, layout);
        case 'breaker':
            return placeBreaker(view);
        case 'observability':
            return placeObservability(view);
        case 'sequence':
            return placeSequence(view);
    }
}

/** What was left out or done more cheaply, in words. */
export function notesOf(picture: Picture): readonly string[] {
    return picture.kind === 'graph' ? [...picture.view.notes, ...picture.layout.notes] : picture.view.notes;
}
