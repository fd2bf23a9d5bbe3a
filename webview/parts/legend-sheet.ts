import { make } from '../dom.ts';
import type { Panel } from '../panel.ts';
import { adoptSvg } from '../picture/adopt-svg.ts';
import { iconButton } from './icon-button.ts';

/** The sheet at the bottom that says what the signs of this picture mean. */
export function createLegendSheet(panel: Panel): {
    readonly element: HTMLElement;
    toggle(): void;
    readonly isOpen: () => boolean;
} {
    const content = make('div', { class: 'legend-content' });
    const toggle = () => {
        element.hidden = !element.hidden;
        draw();
    };
    const element = make(
        'section',
        { class: 'legend-sheet picture-colours', 'aria-label': 'Legend', hidden: true },
        iconButton('close', 'Close the legend', toggle),
        content,
    );
    const draw = () => {
        const legend = panel.shown()?.picture.legend;
        if (!element.hidden && legend) {
            content.replaceChildren(...legend.map((text) => adoptSvg(text).svg));
        }
    };
    panel.onPicture.on(draw);
    element.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            toggle();
            panel.stage.element.focus();
        }
    });
    return { element, toggle, isOpen: () => !element.hidden };
}
