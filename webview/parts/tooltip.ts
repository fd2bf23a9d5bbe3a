import { make } from '../dom.ts';
import { findingsAbout } from '../graph/findings-about.ts';
import type { Panel } from '../panel.ts';
import { findingViews, sectionViews } from './detail-view.ts';

/** Milliseconds that a pointer rests on something before it is explained. */
const SHOW_AFTER = 400;
/** Milliseconds in which a pointer may go from the thing to its explanation. */
const HIDE_AFTER = 250;
const GAP = 14;

/** What a pointer rests on, explained beside it. It can be gone into, and Escape closes it. */
export function createTooltip(panel: Panel): { readonly element: HTMLElement } {
    const element = make('div', { class: 'tooltip picture-colours', role: 'tooltip', hidden: true });
    const { stage } = panel;
    let subject: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pointer = { x: 0, y: 0 };

    const hide = () => {
        clearTimeout(timer);
        subject = undefined;
        element.hidden = true;
    };
    const later = (action: () => void, delay: number) => {
        clearTimeout(timer);
        timer = setTimeout(action, delay);
    };

    async function show(id: string): Promise<void> {
        const shown = panel.shown();
        const own = shown?.graph.elements.get(id);
        const edge = shown?.graph.edges.get(id);
        if (!shown || !(own || edge)) {
            return;
        }
        subject = id;
        const ids = edge?.relations ?? [id];
        const details = ids.length === 0 ? undefined : await panel.details(ids.slice(0, 500)).catch(() => undefined);
        if (subject !== id) {
            return;
        }
        const where = [details?.context ?? '', details?.kind ?? own?.kind ?? ''].filter((part) => part !== '');
        element.replaceChildren(
            make('p', { class: 'title' }, details?.title ?? own?.title ?? id),
            make('p', { class: 'aside' }, [...where, details?.summary ?? ''].filter((part) => part !== '').join(' · ')),
            ...(details?.documentation === undefined ? [] : [make('p', {}, firstSentences(details.documentation))]),
            ...(edge ? sectionViews(details?.sections ?? []) : []),
            ...(edge && !details ? [make('p', {}, edge.description)] : []),
            ...findingViews(panel, findingsAbout(shown, id).slice(0, 3)),
        );
        element.hidden = false;
        place(element, pointer);
    }

    stage.element.addEventListener('pointermove', (event) => {
        pointer = { x: event.clientX, y: event.clientY };
    });
    stage.element.addEventListener('pointerover', ({ target, buttons }) => {
        const id = target instanceof Element ? panel.shown()?.idAt(target) : undefined;
        if (id === subject && id !== undefined) {
            clearTimeout(timer);
        } else if (id === undefined || buttons !== 0) {
            later(hide, HIDE_AFTER);
        } else {
            later(() => void show(id), SHOW_AFTER);
        }
    });
    stage.element.addEventListener('pointerleave', () => later(hide, HIDE_AFTER));
    stage.element.addEventListener('pointerdown', hide);
    element.addEventListener('pointerenter', () => clearTimeout(timer));
    element.addEventListener('pointerleave', () => later(hide, HIDE_AFTER));
    panel.viewport.onMove(hide);
    panel.onPicture.on(hide);
    document.addEventListener(
        'keydown',
        (event) => {
            if (event.key === 'Escape' && !element.hidden) {
                event.stopPropagation();
                hide();
            }
        },
        { capture: true },
    );
    return { element };
}

/** Beside the pointer, on the side where there is room. */
function place(element: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth, offsetHeight } = element;
    const left = x + GAP + offsetWidth > clientWidth ? x - GAP - offsetWidth : x + GAP;
    const top = y + GAP + offsetHeight > clientHeight ? y - GAP - offsetHeight : y + GAP;
    element.style.left = `${Math.max(4, left)}px`;
    element.style.top = `${Math.max(4, top)}px`;
}

function firstSentences(text: string): string {
    const [paragraph = ''] = text.split(/\n\s*\n/);
    return paragraph.length > 240 ? `${paragraph.slice(0, 239)}…` : paragraph;
}
