import type { ArchitectureModel } from '../model/architecture.ts';
import { elkInThisThread } from './layout/elk-engine.ts';
import type { LayoutEngine } from './layout/engine.ts';
import { createLayout, LAYOUT_LIMITS, type LayoutFunction } from './layout/layout.ts';
import { notesOf, place } from './place.ts';
import type { Picture } from './render/picture.ts';
import { renderSvg } from './render/svg.ts';
import type { ThemeName } from './render/theme.ts';
import { buildView } from './views/registry.ts';
import type { ViewOptions } from './views/view-family.ts';

/** What to draw and how. */
export interface DrawOptions extends ViewOptions {
    /** Name of the view; {@link viewNames} lists those of a model. */
    readonly view: string;
    readonly theme: ThemeName;
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
    /**
     * @param previous as for {@link Drawer.place}
     * @throws UnknownViewError when the model has no view of that name.
     */
    draw(model: ArchitectureModel, options: DrawOptions, previous?: Picture): Promise<Drawing>;
    /**
     * The same before it is drawn in a theme: for a panel that changes themes, and for other formats.
     *
     * @param previous a picture to whose order this one keeps: that before an edit, a fold or a change of view. Without
     * it, the same model always gets the same picture.
     */
    place(
        model: ArchitectureModel,
        options: ViewOptions & Pick<DrawOptions, 'view'>,
        previous?: Picture,
    ): Promise<Picture>;
    /** Ends the layout engine. */
    close(): void;
}

/**
 * A drawer over a layout engine; by default ELK in this thread.
 *
 * @param pause lets others have their turn in this thread, where there are any
 */
export function createDrawer(
    engine: LayoutEngine = elkInThisThread(),
    pause: () => Promise<void> = async () => {},
): Drawer {
    const layOut = createLayout(engine, LAYOUT_LIMITS, pause);
    const layout: LayoutFunction = async (graph, request) => {
        await pause();
        return layOut(graph, request);
    };
    const placeView: Drawer['place'] = async (model, { view, ...options }, previous) => {
        const built = buildView(model, view, options);
        await pause();
        return place(built, layout, engine, previous);
    };
    return {
        place: placeView,
        async draw(model, { theme, legend = false, ...options }, previous) {
            const picture = await placeView(model, options, previous);
            return { svg: renderSvg(picture, { theme, legend }), notes: notesOf(picture) };
        },
        close: () => engine.close(),
    };
}

/** Draws one view of a model; {@link createDrawer} is cheaper for several. */
export async function draw(model: ArchitectureModel, options: DrawOptions): Promise<Drawing> {
    return createDrawer().draw(model, options);
}
