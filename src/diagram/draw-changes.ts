import type { Drawing } from './draw.ts';
import { elkInThisThread } from './layout/elk-engine.ts';
import { createLayout } from './layout/layout.ts';
import { notesOf } from './place.ts';
import { placeGraph } from './place-graph.ts';
import { type RenderOptions, renderSvg } from './render/svg.ts';
import type { ViewGraph } from './views/view-graph.ts';

/** Draws a view that was made of two models; see `changesView`. */
export async function drawChanges(view: ViewGraph, options: RenderOptions): Promise<Drawing> {
    const engine = elkInThisThread();
    try {
        const picture = await placeGraph(view, createLayout(engine));
        return { svg: renderSvg(picture, options), notes: notesOf(picture) };
    } finally {
        engine.close();
    }
}
