import type { Panel } from '../panel.ts';
import { TOGGLES } from '../panel-state.ts';
import { type Culling, createCulling } from './culling.ts';
import { farTitles } from './far-titles.ts';
import { levelOfDetail } from './level-of-detail.ts';
import { drawFoldButtons, drawRings } from './rings.ts';
import { drawTelemetry } from './telemetry.ts';

/** Above so many elements a picture leaves out more from afar. */
const MOST_SHOWN_AFAR = 400;

/** Keeps what lies over the picture, and how much of the picture is drawn, in step with everything else. */
export function drawDetails(panel: Panel): void {
    const { stage, viewport, state } = panel;
    const rings = () => {
        const shown = stage.shown();
        if (shown) {
            drawRings(stage, shown, panel.marked(), state().selected.at(-1));
        }
    };
    const details = () => {
        const shown = stage.shown();
        const place = viewport.state();
        stage.layer.dataset['level'] = shown?.picture.kind === 'graph' ? levelOfDetail(place.k) : 'full';
        if (shown) {
            const { clientWidth: width, clientHeight: height } = stage.element;
            stage.overlay.titles.replaceChildren(...farTitles(shown, place, { width, height }));
        }
    };
    let drawn: SVGSVGElement | undefined;
    let culling: Culling | undefined;
    const cull = () => {
        const { clientWidth: width, clientHeight: height } = stage.element;
        culling?.update(viewport.state(), { width, height });
    };
    const toggles = () => {
        const { toggles: on } = state();
        for (const toggle of TOGGLES) {
            stage.layer.classList.toggle(`no-${toggle}`, !on.includes(toggle));
        }
    };
    panel.onPicture.on((shown) => {
        if (shown.svg === drawn) {
            return;
        }
        drawn = shown.svg;
        culling = createCulling(shown);
        stage.layer.classList.toggle('large', shown.graph.elements.size > MOST_SHOWN_AFAR);
        cull();
        drawFoldButtons(stage, shown);
        drawTelemetry(stage, shown);
        rings();
        details();
    });
    panel.onMarks.on(rings);
    panel.onState.on(toggles);
    viewport.onSettle(() => {
        cull();
        details();
    });
    viewport.onMove(({ k }) => {
        cull();
        // Names wait until the scale rests; what is too small to read goes at once.
        const level = stage.shown()?.picture.kind === 'graph' ? levelOfDetail(k) : 'full';
        if (stage.layer.dataset['level'] !== level) {
            stage.layer.dataset['level'] = level;
        }
    });
    toggles();
}
