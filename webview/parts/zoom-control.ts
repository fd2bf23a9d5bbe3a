import { make } from '../dom.ts';
import type { Panel } from '../panel.ts';
import { iconButton } from './icon-button.ts';

const STEP = 1.25;

/** Smaller, larger, and the scale between them, which goes back to full size when pressed. */
export function createZoomControl({ viewport }: Panel): { readonly element: HTMLElement } {
    const scale = make('button', { type: 'button', class: 'scale', title: 'Full size (1)' }, '100 %');
    scale.addEventListener('click', () => viewport.zoomBy(1 / viewport.state().k));
    viewport.onMove(({ k }) => {
        const text = `${Math.round(k * 100)} %`;
        if (scale.textContent !== text) {
            scale.textContent = text;
            scale.setAttribute('aria-label', `${text}, go to full size`);
        }
    });
    const element = make(
        'div',
        { class: 'zoom floating', role: 'group', 'aria-label': 'Zoom' },
        iconButton('zoom-out', 'Zoom out (-)', () => viewport.zoomBy(1 / STEP)),
        scale,
        iconButton('zoom-in', 'Zoom in (+)', () => viewport.zoomBy(STEP)),
    );
    return { element };
}
