import { createPanel } from './create-panel.ts';
import { make } from './dom.ts';
import type { Host } from './host.ts';
import { followKeyboard } from './keyboard.ts';
import type { Panel } from './panel.ts';
import { createAnnouncer } from './parts/announcer.ts';
import { createChangesDrawer } from './parts/changes-drawer.ts';
import { createFindingsDrawer } from './parts/findings-drawer.ts';
import { createInspector } from './parts/inspector.ts';
import { createLegendSheet } from './parts/legend-sheet.ts';
import { createMinimap } from './parts/minimap.ts';
import { createMomentStrip } from './parts/moment-strip.ts';
import { createNoticeStrip } from './parts/notice-strip.ts';
import { createOutline } from './parts/outline.ts';
import { createToolbar } from './parts/toolbar.ts';
import { createTooltip } from './parts/tooltip.ts';
import { createZoomControl } from './parts/zoom-control.ts';
import { drawDetails } from './picture/draw-details.ts';
import { followPointer } from './pointer.ts';
import { answerRasteriseRequests } from './rasterise.ts';
import { onThemeChange } from './theme.ts';

/** Builds the panel and begins: the extension says what to show. */
export function mountPanel(host: Host, body: HTMLElement): void {
    const announcer = createAnnouncer();
    const panel = createPanel(host, announcer.say);
    const outline = createOutline(panel);
    const legend = createLegendSheet(panel);
    const toolbar = createToolbar(panel, { outline, legend });
    const canvas = make(
        'main',
        { class: 'canvas' },
        panel.stage.element,
        createMinimap(panel).element,
        createZoomControl(panel).element,
        legend.element,
    );
    const heading = make('h1', { class: 'visually-hidden' }, 'Diagram');
    panel.onPicture.on(({ picture }) => {
        heading.textContent = picture.title;
    });
    body.append(
        make(
            'div',
            { class: 'panel' },
            make('header', {}, heading, toolbar.element),
            make('div', { class: 'notices' }, ...createNoticeStrip(panel).elements, createMomentStrip(panel).element),
            make('div', { class: 'middle' }, outline.element, canvas, createInspector(panel).element),
            createFindingsDrawer(panel).element,
            createChangesDrawer(panel).element,
        ),
        createTooltip(panel).element,
        announcer.element,
    );
    drawDetails(panel);
    followPointer(panel);
    answerRasteriseRequests(host);
    followKeyboard(panel, toolbar);
    new ResizeObserver(() => keepSelectionInSight(panel)).observe(panel.stage.element);
    onThemeChange(() => panel.reload('theme'));
    let timer: ReturnType<typeof setTimeout> | undefined;
    panel.viewport.onMove((viewport) => {
        clearTimeout(timer);
        timer = setTimeout(() => panel.change({ viewport }), 300);
    });
    host.send({ type: 'ready' });
}

/** The inspector that opens beside the picture shall not cover what it speaks of. */
function keepSelectionInSight(panel: Panel): void {
    const box = panel.shown()?.boxOf(panel.marked().selected.at(-1) ?? '');
    if (box) {
        panel.viewport.reveal(box);
    }
}
